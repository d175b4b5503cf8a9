/** What desks must know of a zone: the terms that wait for them, that were agreed, or that one has left. [R60] */
import type { DeskId } from '../basics.ts';
import { agreedIn, stancesOn } from '../facets/consent/version.ts';
import type { Asked } from '../facets/receipts/receipt.ts';
import { withdrawnAt } from './item.ts';
import type { ZoneItem } from './zone-item.ts';

/**
 * Its parties, apart from the desk that said the last word: the newest version, or that one has denounced the
 * agreed one. Its clocks are those of consent, so it has none of its own here. [R55]
 */
export function zoneAsks(zone: ZoneItem, members: readonly DeskId[]): Asked | undefined {
  const newest = zone.versions?.at(-1);
  if (newest === undefined) return undefined;
  const agreed = agreedIn(zone.versions);
  const left = agreed && stancesOn(agreed).filter(({ is }) => is === 'denounced');
  const { seq, time, by } = [newest, ...(left ?? [])].reduce((a, b) => (b.seq > a.seq ? b : a));
  const parties = new Set([...newest.parties, ...(agreed?.parties ?? [])]);
  const desks = members.filter((desk) => parties.has(desk) && desk !== by.desk);
  if (desks.length === 0) return undefined;
  return {
    desks,
    words: { seq, time },
    precedence: undefined,
    units: false,
    over: withdrawnAt(zone)?.at,
    waits: false,
  };
}
