/** Tabs of the exercise in which somebody is signed in, in this browser: so that a link finds its reader. [S15] */
import { z } from 'zod';
import { baseOf, TabId } from '../../picture/tab.ts';
import { Me } from '../api/api.ts';
import { failed, reach, textOf } from '../api/http.ts';
import { keepText } from '../fields/field-values.ts';
import { here } from '../lib/base.ts';
import { jsonOf } from '../lib/json.ts';

const KEY = 'tripoint.tabs';
const MOST = 24; // tabs that are remembered; the oldest are forgotten first

export interface SignedInTab {
  readonly tab: TabId;
  readonly me: Me;
}

/** Somebody is signed in in this tab. */
export function remember(storage: Storage, tab: TabId): void {
  const others = remembered(storage).filter((one) => one !== tab);
  keepText(storage, KEY, JSON.stringify([...others, tab].slice(-MOST)));
}

/** The oldest first. */
export const remembered = (storage: Storage): readonly TabId[] =>
  z.array(TabId).safeParse(jsonOf(storage.getItem(KEY) ?? '')).data ?? [];

/** Asks who is signed in in each but this one; where the server says nobody is, it is forgotten. */
export async function signedInTabs(storage: Storage): Promise<readonly SignedInTab[]> {
  const others = remembered(storage).filter((tab) => tab !== here().tab);
  const asked = await Promise.all(
    others.map(async (tab) => {
      const got = await reach(`${baseOf(tab)}/api/me`);
      if (failed(got)) return { tab, me: undefined, over: false };
      const me = got.ok ? Me.safeParse(jsonOf((await textOf(got)) ?? '')).data : undefined;
      return { tab, me, over: got.status === 401 };
    }),
  );
  const over = new Set(asked.flatMap((one) => (one.over ? [one.tab] : [])));
  const left = remembered(storage).filter((tab) => !over.has(tab));
  if (over.size > 0) keepText(storage, KEY, JSON.stringify(left));
  return asked.flatMap(({ tab, me }) => (me === undefined ? [] : [{ tab, me }]));
}
