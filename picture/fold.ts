/** The one reducer. Server, browser, replay and tests all get their picture from here. */
import { type Instant, type Ref, seqOf } from './basics.ts';
import { BrokenLog } from './broken.ts';
import { type Entry, isAccess, isRelease, type Opened } from './entry.ts';
import type { Stamp } from './kinds/item.ts';
import { type ItemChange, type KindItem, ruleOf } from './kinds.ts';
import { foldRelease, type ReleaseChange, type Released } from './release-steps.ts';
import { at, NOTHING, put, type Table } from './table.ts';

/** An item of any kind; each can be released. */
export type AnyItem = KindItem & Released;

export interface Picture {
  /** The last entry folded in; 0 before the first. */
  readonly seq: number;
  /** When that entry was recorded. */
  readonly time: Instant | undefined;
  readonly opened: Opened | undefined;
  readonly items: Table<AnyItem>;
}

export const EMPTY: Picture = { seq: 0, time: undefined, opened: undefined, items: NOTHING };

/** The item a reference names, whatever its kind; undefined if the picture has none such. */
export function itemOf(picture: Picture, ref: Ref): AnyItem | undefined {
  const item = at(picture.items, seqOf(ref));
  return item?.ref === ref ? item : undefined;
}

/**
 * The picture after these entries. Reads no clock, no randomness, no I/O, and nothing that differs
 * between engines: the same entries give the same picture anywhere. Throws BrokenLog (R1, R5, R6, R22).
 */
export function fold(picture: Picture, entries: Iterable<Entry>): Picture {
  const touched = new Map<number, AnyItem>(); // one copy per batch; it never escapes half-built
  const known = (seq: number) => touched.get(seq) ?? at(picture.items, seq);
  let { seq, time, opened } = picture;
  for (const entry of entries) {
    if (entry.seq !== seq + 1) {
      throw new BrokenLog(entry.seq, 'R1', `cannot follow entry ${seq}`);
    }
    const { change } = entry;
    if ((change.type === 'picture.opened') !== (seq === 0)) {
      throw new BrokenLog(entry.seq, 'R5', 'a picture is opened by entry 1 and only by it');
    }
    if (change.type === 'picture.opened') opened = change;
    else if (!isAccess(change)) {
      const item = apply(known, entry, change);
      touched.set(item.seq, item);
    }
    ({ seq, time } = entry);
  }
  return {
    seq,
    time,
    opened,
    items: touched.size > 0 ? put(picture.items, touched.values()) : picture.items,
  };
}

type Known = (seq: number) => AnyItem | undefined;

/** The item that a change makes or leaves changed. */
function apply(known: Known, stamp: Stamp, change: ItemChange | ReleaseChange): AnyItem {
  if (isRelease(change)) return foldRelease(named(known, stamp, change.item), stamp, change);
  const kind = ruleOf(change.type)?.kind;
  if (kind === undefined) throw new BrokenLog(stamp.seq, 'R4', `says "${change.type}"`);
  const item = 'item' in change ? named(known, stamp, change.item) : undefined;
  if (item !== undefined && item.kind !== kind.kind) throw missing(stamp, item.ref);
  return kind.fold(item, stamp, change);
}

/** The item of this reference, of the kind that its letter says. */
function named(known: Known, stamp: Stamp, ref: Ref): AnyItem {
  const item = known(seqOf(ref));
  if (item?.ref !== ref) throw missing(stamp, ref);
  return item;
}

const missing = ({ seq }: Stamp, ref: Ref) =>
  new BrokenLog(seq, 'R6', `names ${ref}, which is not there`);
