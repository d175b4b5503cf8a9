/**
 * The revision index: one row for each way an event ever looked, in columns. What stands on the map at a
 * moment, as known or as it happened, is then a matter of two numbers, and nothing is folded. Pure.
 */

import { itemsIn } from '../../picture/acts.ts';
import { seqOf } from '../../picture/basics.ts';
import type { Entry } from '../../picture/entry.ts';
import type { Picture } from '../../picture/fold.ts';
import { anchorOf } from '../../picture/geo/geometry.ts';
import { type EventFields, type EventItem, EventRef } from '../../picture/kinds/event.ts';
import { ruleOf } from '../../picture/registry.ts';
import type { Moment } from '../../picture/replay.ts';
import { all } from '../../picture/table.ts';
import { doubles, floats, whole } from './columns.ts';
import { CLASSES, classOf, Looks, lookOf, OTHER, withdrawn } from './look.ts';
import { OtherItems } from './other-items.ts';
import { Recorded } from './recorded.ts';

/** The two numbers: what the log said until an entry, of that which had occurred by a time (ms). */
export interface Cut {
  readonly seq: number;
  readonly time: number;
}

/** `to` of a row that is still how its event looks. */
export const OPEN = 0xffff_ffff;
/** Later than every entry, and before what never ends. */
const HEAD = OPEN - 1;
/** Everything known now. */
export const NOW: Cut = { seq: HEAD, time: Number.POSITIVE_INFINITY };

const UNCOUNTED = 0xff; // class of an entry that no bar counts
const REMEMBERED = 4096; // touched rows, before a reader reads them all again

/** An event amended before the index began: the row that stands for what was not read, and its revisions. */
interface Unread {
  readonly row: number;
  readonly made: readonly number[];
  readonly gone: number;
}

export class Revisions {
  readonly looks = new Looks();
  /** Of each row: the event's number, place (degrees), look, and radius of uncertainty (m; 0: none). */
  readonly item = whole();
  readonly lon = doubles();
  readonly lat = doubles();
  readonly look = whole();
  readonly reach = floats();
  /** Of each row: the entries between which it was known, and when it occurred (ms since 1970). */
  readonly from = whole();
  readonly to = whole();
  readonly began = doubles();
  readonly ended = doubles();
  /** When each entry was recorded and as what it counts, by its number; the last is `seq`. */
  readonly recorded = new Recorded();
  #rows = 0;
  #epoch = 0;
  #touched: number[] = [];
  #current = whole(); // the last row of event n, plus one
  readonly #others = new OtherItems();
  #unread = new Map<number, Unread>();
  #occurred: Float64Array | undefined;

  /** How many rows there are. */
  get rows(): number {
    return this.#rows;
  }
  /** The last entry taken. */
  get seq(): number {
    return this.recorded.seq;
  }
  /** Rows changed after they were made, since `epoch` last changed; then all are to be read again. */
  get touched(): readonly number[] {
    return this.#touched;
  }
  get epoch(): number {
    return this.#epoch;
  }
  /** How many events have revisions that are not read; until then they stand as they are now. */
  get unread(): number {
    return this.#unread.size;
  }

  /** Begins anew from a picture. Of an event amended before, only the last revision is known. */
  start(picture: Picture): void {
    this.#rows = 0;
    this.#epoch++;
    this.#touched = [];
    this.recorded.start(picture.seq);
    this.#current = whole();
    this.#others.start(picture.opened);
    this.#unread.clear();
    this.#occurred = undefined;
    for (const item of all(picture.items)) {
      if (item.kind === 'event') this.#seed(item);
      else this.#others.add(item);
      const counted = item.kind === 'event' ? classOf(this.looks.pack(lookOf(item))) : OTHER;
      for (const { seq, time } of item.history)
        this.recorded.record(seq, Date.parse(time), counted);
    }
    if (picture.seq > 0) this.recorded.record(1, this.timeOf(2) ?? 0, UNCOUNTED); // until it is read
  }

  /** Entries that follow, in order. */
  take(entries: Iterable<Entry>): void {
    for (const entry of entries) {
      if (entry.seq <= this.seq) continue;
      this.recorded.seq = entry.seq;
      this.recorded.record(entry.seq, Date.parse(entry.time), this.#apply(entry));
    }
    this.#occurred = undefined;
  }

  /** Entries of before the picture begun from, in order: what was not seen is filled in. */
  recall(entries: Iterable<Entry>): void {
    for (const { seq, time, change } of entries) {
      if (seq === 1) this.recorded.date(1, Date.parse(time));
      if (change.type !== 'event.reported' && change.type !== 'event.amended') continue;
      const item = 'item' in change ? seqOf(change.item) : seq;
      const unread = this.#unread.get(item);
      if (unread === undefined || seq < this.from.get(unread.row)) continue;
      const { row, made, gone } = unread;
      const next = made.find((one) => one > seq);
      if (next === undefined) continue; // the last revision was known
      const { desk } = this.looks.unpack(this.look.get(row));
      const look = this.looks.pack({ ...change.event, withdrawn: false, desk });
      this.#span(item, change.event, look, seq, next, gone);
      this.from.set(row, next);
      this.#touch(row);
      if (next >= this.to.get(row)) this.#unread.delete(item);
    }
  }

  /** When an entry was recorded (ms); undefined if it is not known here. */
  timeOf(seq: number): number | undefined {
    return this.recorded.timeOf(seq);
  }

  /** The two numbers of a moment. */
  cut(moment: Moment | undefined, as: 'known' | 'happened'): Cut {
    if (moment === undefined) return NOW;
    if (as === 'happened') {
      const time = 'time' in moment ? Date.parse(moment.time) : this.timeOf(moment.seq);
      return { seq: HEAD, time: time ?? Number.NEGATIVE_INFINITY };
    }
    const seq = 'seq' in moment ? moment.seq : this.recorded.seqAt(Date.parse(moment.time));
    return { seq, time: Number.POSITIVE_INFINITY };
  }

  /** The reference of an event by its number. */
  refOf(item: number): EventRef {
    return EventRef.parse(`E-${item}`);
  }

  /** Whether a row stands at a cut. */
  stands(row: number, { seq, time }: Cut): boolean {
    return this.from.get(row) <= seq && seq < this.to.get(row) && this.began.get(row) <= time;
  }

  /** All that is known now by when it occurred: `ms * CLASSES + class`, rising. */
  get occurred(): Float64Array {
    if (this.#occurred !== undefined) return this.#occurred;
    const keys: number[] = [];
    for (let row = 0; row < this.#rows; row++) {
      if (this.to.get(row) !== OPEN) continue;
      keys.push(this.began.get(row) * CLASSES + classOf(this.look.get(row)));
    }
    for (const time of this.#others.times()) keys.push(time * CLASSES + OTHER);
    this.#occurred = Float64Array.from(keys).sort();
    return this.#occurred;
  }

  #seed({ seq, by, fields, history }: EventItem): void {
    const made = history
      .filter(({ type }) => type === 'event.reported' || type === 'event.amended')
      .map((step) => step.seq);
    const gone = history.find(({ type }) => type === 'event.withdrawn')?.seq ?? OPEN;
    const last = made.at(-1) ?? seq;
    const look = this.looks.pack({ ...fields, withdrawn: false, desk: by.desk });
    if (last > seq) {
      this.#unread.set(seq, { row: this.#rows, made, gone });
      this.#row(seq, fields, look, seq, last);
    }
    this.#span(seq, fields, look, last, OPEN, gone);
  }

  /** Rows for one revision, known from one entry until another, withdrawn from `gone` on. */
  #span(
    item: number,
    fields: EventFields,
    look: number,
    from: number,
    to: number,
    gone: number,
  ): void {
    if (from < gone) this.#row(item, fields, look, from, Math.min(to, gone));
    if (gone < to) this.#row(item, fields, withdrawn(look), Math.max(from, gone), to);
  }

  #row(item: number, fields: EventFields, look: number, from: number, to: number): void {
    const row = this.#rows++;
    const [lon, lat] = anchorOf(fields.geometry);
    const began = Date.parse(fields.occurred.from);
    this.item.set(row, item);
    this.lon.set(row, lon);
    this.lat.set(row, lat);
    this.look.set(row, look);
    this.reach.set(row, fields.uncertainty ?? 0);
    this.from.set(row, from);
    this.to.set(row, to);
    this.began.set(row, began);
    this.ended.set(row, fields.occurred.to === undefined ? began : Date.parse(fields.occurred.to));
    if (to === OPEN) this.#current.set(item, row + 1);
  }

  /** Closes the row of an event at an entry; answers which it was. */
  #close(item: number, seq: number): number {
    const row = this.#current.get(item) - 1;
    if (row < 0) throw new Error(`event ${item} has no row`);
    this.to.set(row, seq);
    this.#touch(row);
    return row;
  }

  #touch(row: number): void {
    if (this.#touched.length >= REMEMBERED) {
      this.#touched = [];
      this.#epoch++;
    }
    this.#touched.push(row);
  }

  /** The rows that an entry makes and ends; answers what a bar counts it as. */
  #apply(entry: Entry): number {
    const { seq, by, change } = entry;
    switch (change.type) {
      case 'event.reported': {
        const look = this.looks.pack({ ...change.event, withdrawn: false, desk: by.desk });
        this.#row(seq, change.event, look, seq, OPEN);
        return classOf(look);
      }
      case 'event.amended': {
        const item = seqOf(change.item);
        const before = this.look.get(this.#close(item, seq));
        const { desk, withdrawn } = this.looks.unpack(before);
        const look = this.looks.pack({ ...change.event, withdrawn, desk });
        this.#row(item, change.event, look, seq, OPEN);
        return classOf(look);
      }
      case 'event.withdrawn':
        this.#copy(this.#close(seqOf(change.item), seq), seq);
        return classOf(this.look.get(this.#rows - 1));
      case 'picture.opened':
        this.#others.start(change);
        return UNCOUNTED;
      default:
        return this.#count(entry);
    }
  }

  /** What a bar counts an entry as that makes and ends no row. */
  #count(entry: Entry): number {
    const ruled = ruleOf(entry.change.type);
    if (ruled === undefined) return UNCOUNTED; // it is about no item
    if (ruled.of === 'kind') {
      this.#others.take(entry, ruled.kind);
      return OTHER;
    }
    const [item] = itemsIn(entry.change);
    const row = item === undefined ? -1 : this.#current.get(seqOf(item)) - 1;
    return row < 0 ? OTHER : classOf(this.look.get(row));
  }

  /** The same event from an entry on, withdrawn. */
  #copy(old: number, seq: number): void {
    const row = this.#rows++;
    for (const column of [this.item, this.lon, this.lat, this.reach, this.began, this.ended]) {
      column.set(row, column.get(old));
    }
    this.look.set(row, withdrawn(this.look.get(old)));
    this.from.set(row, seq);
    this.to.set(row, OPEN);
    this.#current.set(this.item.get(row), row + 1);
  }
}
