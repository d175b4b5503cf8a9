/** Whether an open version waits for what a desk says of it. */
import type { DeskId } from '../../../picture/basics.ts';
import {
  type Consented,
  openIn,
  stancesOn,
  type Terms,
} from '../../../picture/facets/consent/version.ts';
import { windowPhase } from '../../../picture/window.ts';

type Asking = Consented<Terms> & { readonly state: string };

/** The open version of what is not withdrawn, while its window is not over at `now` (ms since 1970). */
function askedAt({ versions = [], state }: Asking, now: number) {
  const open = openIn(versions);
  const over = open?.terms !== undefined && windowPhase(open.terms.window, now) === 'over';
  return state === 'withdrawn' || over ? undefined : open;
}

/** True until the desk has agreed or objected; while it considers, it is still waited for. */
export function waitsFor(item: Asking, desk: DeskId, now: number): boolean {
  const open = askedAt(item, now);
  const says = open?.stances[desk]?.is;
  return open?.parties.includes(desk) === true && says !== 'agreed' && says !== 'objected';
}

/** True if some desk objects to what is open. */
export const isObjected = (item: Asking, now: number): boolean => {
  const open = askedAt(item, now);
  return open !== undefined && stancesOn(open).some(({ is }) => is === 'objected');
};
