/** The fold: makes a picture from entries. Server, browser, replay and tests all use this one. */
import { itemsIn } from './acts.ts';
import { type Ref, seqOf } from './basics.ts';
import { BrokenLog } from './broken.ts';
import { type Entry, isAccess } from './entry.ts';
import type { Entered, Stamp } from './kinds/item.ts';
import type { AnyItem, Picture } from './picture.ts';
import { type AnyChange, facetFor, ruleOf } from './registry.ts';
import type { StaffItem } from './staff/staff.ts';
import { at, put } from './table.ts';

export { type AnyItem, EMPTY, itemOf, type Picture } from './picture.ts';

/** The items that an entry made or changed, as they are after it; staff items [R31] are not among them. */
export type Result = readonly AnyItem[];

/**
 * The picture after these entries. Reads no clock, no randomness, no I/O, and nothing that differs
 * between engines: the same entries give the same picture anywhere. [R3]
 * `results`: gets one list for each entry, in order.
 * Throws BrokenLog (R1, R4, R5, R6, R22, R26).
 */
export function fold(picture: Picture, entries: Iterable<Entry>, results?: Result[]): Picture {
  const touched = new Map<number, AnyItem>(); // by seq; put into the table once per batch
  const staffed = new Map<number, StaffItem>();
  const known: Known = (seq) => touched.get(seq) ?? at(picture.items, seq);
  const knownStaff: KnownStaff = (seq) => staffed.get(seq) ?? at(picture.staff, seq);
  let { seq, time, opened } = picture;
  for (const entry of entries) {
    if (entry.seq !== seq + 1) {
      throw new BrokenLog(entry.seq, 'R1', `cannot follow entry ${seq}`);
    }
    const { change } = entry;
    if ((change.type === 'picture.opened') !== (seq === 0)) {
      throw new BrokenLog(entry.seq, 'R5', 'a picture is opened by entry 1 and only by it');
    }
    let result: Result = [];
    if (change.type === 'picture.opened') opened = change;
    else if (!isAccess(change)) {
      const members = opened?.members ?? [];
      const entered = {
        seq: entry.seq,
        time: entry.time,
        by: entry.by,
        members,
        ...(entry.seen === undefined ? {} : { seen: entry.seen.seq }),
      };
      const staff = applyToStaff(knownStaff, entered, change);
      if (staff !== undefined) staffed.set(staff.seq, staff);
      else result = apply(known, entered, change);
      for (const item of result) touched.set(item.seq, item);
    }
    results?.push(result);
    ({ seq, time } = entry);
  }
  return {
    seq,
    time,
    opened,
    items: touched.size > 0 ? put(picture.items, touched.values()) : picture.items,
    staff: staffed.size > 0 ? put(picture.staff, staffed.values()) : picture.staff,
  };
}

type Known = (seq: number) => AnyItem | undefined;
type KnownStaff = (seq: number) => StaffItem | undefined;

/** The staff item that a change makes or changes; undefined: the change is about no such thing. */
function applyToStaff(
  known: KnownStaff,
  entered: Entered,
  change: AnyChange,
): StaffItem | undefined {
  const ruled = ruleOf(change.type);
  if (ruled?.of !== 'staff') return undefined;
  const [ref] = itemsIn(change);
  if (ref === undefined) return ruled.kind.fold(undefined, entered, change);
  const item = known(seqOf(ref));
  if (item?.ref !== ref || item.kind !== ruled.kind.kind) throw missing(entered, ref);
  return ruled.kind.fold(item, entered, change);
}

function apply(known: Known, entered: Entered, change: AnyChange): Result {
  const ruled = ruleOf(change.type);
  if (ruled === undefined || ruled.of === 'staff')
    throw new BrokenLog(entered.seq, 'R4', `says "${change.type}"`);
  const items = itemsIn(change).map((ref) => named(known, entered, ref));
  if (ruled.of === 'facet') return items.map((item) => byFacet(item, entered, change));
  const [item] = items;
  if (item !== undefined && item.kind !== ruled.kind.kind) throw missing(entered, item.ref);
  const { kind } = ruled;
  const others = kind.touches(change).map((ref) => {
    const other = named(known, entered, ref);
    if (other.kind !== kind.kind) throw missing(entered, ref);
    return kind.touched(other, entered, change);
  });
  return [kind.fold(item, entered, change), ...others];
}

/** The item after an act of a facet. Throws BrokenLog (R26) if its kind does not have the facet. */
function byFacet(item: AnyItem, entered: Entered, change: AnyChange): AnyItem {
  const facet = facetFor(item, change.type);
  if (facet === undefined) {
    throw new BrokenLog(entered.seq, 'R26', `does ${change.type} to ${item.ref}`);
  }
  return changed(item, facet.fold(item, entered, change));
}

const changed = <T extends object, By extends object>(item: T, by: By): T & By => ({
  ...item,
  ...by,
});

/** The item with this reference. Throws BrokenLog (R6) if there is none. */
function named(known: Known, stamp: Stamp, ref: Ref): AnyItem {
  const item = known(seqOf(ref));
  if (item?.ref !== ref) throw missing(stamp, ref);
  return item;
}

const missing = ({ seq }: Stamp, ref: Ref) =>
  new BrokenLog(seq, 'R6', `names ${ref}, which is not there`);
