/** Whether an open version waits for what a desk says of it. */
import type { DeskId } from '../../../picture/basics.ts';
import {
  type Consented,
  desksThat,
  openIn,
  type Terms,
  waitsFor,
} from '../../../picture/facets/consent/version.ts';
import { windowPhase } from '../../../picture/window.ts';

type Asking = Consented<Terms> & { readonly state: string };

/** The open version of what is not withdrawn, while its window is not over at `now` (ms since 1970). */
function askedAt({ versions, state }: Asking, now: number) {
  const open = openIn(versions);
  const over = open?.terms !== undefined && windowPhase(open.terms.window, now) === 'over';
  return state === 'withdrawn' || over ? undefined : open;
}

/** True until the desk has agreed or objected; while it considers, it is still waited for. */
export function waitsAt(item: Asking, desk: DeskId, now: number): boolean {
  const open = askedAt(item, now);
  return open !== undefined && waitsFor(open, desk);
}

/** True if some desk objects to what is open. */
export const isObjected = (item: Asking, now: number): boolean => {
  const open = askedAt(item, now);
  return open !== undefined && desksThat(open, 'objected').length > 0;
};
