/** The offsets that windows in the local time of a zone hold: made for a page, and checked in new commands. [R52] */
import type { Change } from '../../picture/entry.ts';
import { impossible, type Refusal } from '../../picture/refusal.ts';
import {
  type Ends,
  MOST_YEARS,
  type Offset,
  offsetsUntil,
  yearsAfter,
} from '../../picture/window/offsets.ts';
import { offsetsOf } from '../lib/time-zones.ts';

/** The offsets, or why there are none; `field` is the one of the window that is at fault. */
export type Made =
  | { readonly offsets: readonly Offset[] }
  | { readonly field: 'zone' | 'to'; readonly why: string };

/** The offsets of a zone over a window. One whose end is estimated has none yet. */
export function offsetsFor(zone: string, window: Ends): Made {
  const until = offsetsUntil(window);
  if (until > yearsAfter(window.from, MOST_YEARS)) {
    return { field: 'to', why: `is over ${MOST_YEARS} years after the beginning, with a zone` };
  }
  const offsets = offsetsOf(zone, Date.parse(window.from), until);
  return offsets === undefined
    ? { field: 'zone', why: `${zone} is no time zone that this server knows` }
    : { offsets };
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
