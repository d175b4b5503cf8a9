/** Remarks of the watch that are for who takes it next. Pure. [R44] */
import type { DeskId, Ref } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import { isRemark, type RemarkItem } from '../../picture/staff/items.ts';
import { lastWatch, watchesOf } from '../../picture/staff/ledger.ts';
import { all } from '../../picture/table.ts';

/** Since when remarks are read at a desk (ms since 1970): since its last watch began, or, for its holder, the one before. */
export function remarksSince(
  { staff }: Pick<Picture, 'staff'>,
  desk: DeskId,
  now: number,
  holder: boolean,
): number {
  const last = lastWatch(staff, desk, now);
  const before = watchesOf(staff, desk).findLast(({ seq }) => last !== undefined && seq < last.seq);
  const from = holder ? (before ?? last) : last;
  return from === undefined ? 0 : Date.parse(from.recorded);
}

/** The remarks in a desk's own picture from `since` on, the first first. */
export const remarksFrom = (own: Picture | undefined, since: number): readonly RemarkItem[] =>
  own === undefined
    ? []
    : [...all(own.staff)].filter(isRemark).filter(({ recorded }) => Date.parse(recorded) >= since);

/** Those about an item, or about no item of the brief. */
export const remarksOn = (
  remarks: readonly RemarkItem[],
  ref: Ref | undefined,
): readonly RemarkItem[] => remarks.filter(({ about }) => about === ref);
