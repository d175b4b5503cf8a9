/** The offsets that windows in the local time of a zone hold: made for a page, and checked in new commands. [R52] */
import type { Instant } from '../../picture/basics.ts';
import type { Change } from '../../picture/entry.ts';
import { impossible, type Refusal } from '../../picture/refusal.ts';
import type { Window } from '../../picture/window.ts';
import { type Offset, offsetsOf } from '../lib/time-zones.ts';

/** Years ahead for which offsets are made for a window without an end, and at most for one with an end. */
const AHEAD = 10;
const MOST = 20;
const END_OF_TIME = Date.UTC(2200, 0); // of moments [R17]

/** The offsets, or why there are none; `field` is the one of the window that is at fault. */
export type Made =
  | { readonly offsets: readonly Offset[] }
  | { readonly field: 'zone' | 'to'; readonly why: string };

/** The offsets of a zone over a window. One whose end is estimated has none yet. */
export function offsetsFor(
  zone: string,
  { from, to, estimated }: Pick<Window, 'from' | 'to' | 'estimated'>,
): Made {
  const ends = to === undefined || estimated ? yearsAfter(from, AHEAD) : Date.parse(to);
  if (ends > yearsAfter(from, MOST)) {
    return { field: 'to', why: `is over ${MOST} years after the beginning: too long for a zone` };
  }
  const offsets = offsetsOf(zone, Date.parse(from), Math.min(ends, END_OF_TIME));
  return offsets === undefined
    ? { field: 'zone', why: `${zone} is no time zone that this server knows` }
    : { offsets };
}

function yearsAfter(from: Instant, years: number): number {
  const at = new Date(from);
  return at.setUTCFullYear(at.getUTCFullYear() + years);
}

/** Asked for new commands only: an entry stays valid, whatever becomes known of its zone later. */
export function otherOffsets(change: Change, path = 'change'): Refusal | undefined {
  if (change.type === 'release.proposed') return otherOffsets(change.change, `${path}.change`);
  if (!('terms' in change)) return undefined;
  const { window } = change.terms;
  if (window.zone === undefined) return undefined;
  const made = offsetsFor(window.zone, window);
  const fault = (field: string, why: string) =>
    impossible('R52', `${path}.terms.window.${field}`, why);
  if ('field' in made) return fault(made.field, made.why);
  const right = JSON.stringify(made.offsets);
  return JSON.stringify(window.offsets) === right
    ? undefined
    : fault('offsets', `are not those of ${window.zone} as this server knows them: ${right}`);
}
