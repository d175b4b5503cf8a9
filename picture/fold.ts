/** The one reducer. Server, browser, replay and tests all get their picture from here. */
import type { AccessChange } from './access.ts';
import { type Instant, type Ref, seqOf } from './basics.ts';
import { BrokenLog } from './broken.ts';
import { type Change, type Entry, isAccess, type Opened } from './entry.ts';
import { type EventItem, foldEvent } from './items/event.ts';
import type { Stamp } from './items/item.ts';
import { foldNote, type NoteItem } from './items/note.ts';
import { foldRelease, type Released } from './items/release.ts';
import { foldZone, type ZoneItem } from './items/zone.ts';
import { at, NOTHING, put, type Table } from './table.ts';

export type AnyItem = (EventItem & Released) | (ZoneItem & Released) | (NoteItem & Released);

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
function apply(
  known: Known,
  stamp: Stamp,
  change: Exclude<Change, Opened | AccessChange>,
): AnyItem {
  switch (change.type) {
    case 'event.reported':
      return foldEvent(undefined, stamp, change);
    case 'event.amended':
    case 'event.withdrawn':
    case 'position.taken':
      return foldEvent(named(known, stamp, change.item, 'event'), stamp, change);
    case 'zone.proposed':
      return foldZone(undefined, stamp, change);
    case 'zone.amended':
    case 'zone.suspended':
    case 'zone.resumed':
    case 'zone.withdrawn':
      return foldZone(named(known, stamp, change.item, 'zone'), stamp, change);
    case 'note.added':
      return foldNote(undefined, stamp, change);
    case 'note.amended':
    case 'note.replied':
    case 'note.withdrawn':
      return foldNote(named(known, stamp, change.item, 'note'), stamp, change);
    case 'release.proposed':
    case 'release.approved':
    case 'release.refused':
    case 'release.made':
      return foldRelease(present(known, stamp, change.item), stamp, change);
    default:
      return change satisfies never;
  }
}

/** The item of this reference, of the kind that its letter says. */
function present(known: Known, { seq }: Stamp, ref: Ref): AnyItem {
  const item = known(seqOf(ref));
  if (item?.ref !== ref) throw missing(seq, ref);
  return item;
}

const missing = (seq: number, ref: Ref) =>
  new BrokenLog(seq, 'R6', `names ${ref}, which is not there`);

type OfKind<K extends AnyItem['kind']> = Extract<AnyItem, { kind: K }>;

function named<K extends AnyItem['kind']>(
  known: Known,
  { seq }: Stamp,
  ref: Ref,
  kind: K,
): OfKind<K> {
  const item = known(seqOf(ref));
  if (!isOf(item, kind)) throw missing(seq, ref);
  return item;
}

const isOf = <K extends AnyItem['kind']>(item: AnyItem | undefined, kind: K): item is OfKind<K> =>
  item?.kind === kind;
