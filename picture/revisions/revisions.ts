/**
 * The revision index: one row for each way that a point ever looked, in columns, and for each entry when
 * it was recorded and as what. The strip, the density and the map's points of any moment, as known or as it
 * happened, follow from these rows alone; nothing is folded. [R27]
 */
import { Ref, seqOf } from '../basics.ts';
import type { Entry } from '../entry.ts';
import type { Result } from '../fold.ts';
import { placeOf } from '../item-place.ts';
import { kindOf } from '../items.ts';
import type { AnyItem } from '../picture.ts';
import { ruleOf } from '../registry.ts';
import { happened, type Moment } from '../replay.ts';
import { countBelow, doubles, floats, whole } from './columns.ts';
import { CLASSES, classOf, Looks, OTHER, UNCOUNTED } from './look.ts';
import { Others } from './others.ts';
import { Recorded } from './recorded.ts';

/** The two numbers: what the log said until an entry, of that which had occurred by a time (ms). */
export interface Cut {
  readonly seq: number;
  readonly time: number;
}

/** `to` of a row that is still how its item looks. */
export const OPEN = 0xffff_ffff;
/** Later than every entry, and before what never ends. */
const HEAD = OPEN - 1;
/** Everything known now. */
export const NOW: Cut = { seq: HEAD, time: Number.POSITIVE_INFINITY };

const REMEMBERED = 4096; // touched rows, before a reader reads them all again

/** All that a row says, besides the entries between which it was known. */
export interface Said {
  readonly item: number;
  readonly look: number;
  readonly lon: number;
  readonly lat: number;
  readonly reach: number;
  readonly began: number;
  readonly ended: number;
}

export class Revisions {
  readonly looks: Looks;
  /** Of each row: the item's number, place (degrees), look, and radius of uncertainty (m; 0: none). */
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
  readonly #current = whole(); // the last row of item n, plus one
  readonly #columns = [
    ...[this.item, this.look, this.from, this.to, this.#current],
    ...[this.lon, this.lat, this.reach, this.began, this.ended],
  ];
  #recorded = new Recorded();
  #others = new Others();
  #rows = 0;
  #points = 0;
  #epoch = 0;
  #touched: number[] = [];
  #occurred: Float64Array | undefined;

  /** Indexes that share `looks` give each look the same number. */
  constructor(looks = new Looks()) {
    this.looks = looks;
  }

  /** How many rows there are; they stand in the order of the entries that made them. */
  get rows(): number {
    return this.#rows;
  }
  /** How many items there are, of all kinds. */
  get items(): number {
    return this.#points + this.#others.items;
  }
  /** The last entry taken. */
  get seq(): number {
    return this.#recorded.seq;
  }
  /** When each entry was recorded and the class that it is counted in. */
  get recorded(): Recorded {
    return this.#recorded;
  }
  /** The items that are not drawn as points. */
  get others(): Others {
    return this.#others;
  }
  /** Rows changed after they were made, since `epoch` last changed; then all are to be read again. */
  get touched(): readonly number[] {
    return this.#touched;
  }
  get epoch(): number {
    return this.#epoch;
  }

  /** Takes entries that follow, in order, with what the fold made of each; those taken before are left out. */
  take(entries: readonly Entry[], results: readonly Result[]): void {
    for (const [i, entry] of entries.entries()) {
      if (entry.seq <= this.seq) continue;
      if (entry.seq !== this.seq + 1) throw new Error(`${entry.seq} does not follow ${this.seq}`);
      const items = results[i] ?? [];
      const own = ruleOf(entry.change.type)?.of === 'kind'; // the acts of facets revise nothing
      for (const item of items) {
        const said = this.#sayingOf(item);
        if (said === undefined) this.#note(entry.seq, item);
        else if (own || !this.#says(said)) this.row(entry.seq, said);
      }
      this.record(Date.parse(entry.time), this.#classOf(items[0]));
    }
  }

  /** Takes the next entry: when it was recorded (ms since 1970), and its class. Its rows come before it. */
  record(time: number, counted: number): void {
    this.#recorded.record(time, counted);
    this.#occurred = undefined;
  }

  /** Adds how an item looks from an entry on. */
  row(seq: number, { item, look, lon, lat, reach, began, ended }: Said): void {
    const row = this.#rows++;
    const before = this.#current.get(item) - 1;
    if (before < 0) this.#points++;
    else {
      this.to.set(before, seq);
      this.#touch(before);
    }
    this.item.set(row, item);
    this.look.set(row, look);
    this.lon.set(row, lon);
    this.lat.set(row, lat);
    this.reach.set(row, reach);
    this.from.set(row, seq);
    this.to.set(row, OPEN);
    this.began.set(row, began);
    this.ended.set(row, ended);
    this.#current.set(item, row + 1);
  }

  /** Becomes the same as another index of the same looks, which is not to be used any more. */
  become(other: Revisions): void {
    for (const [i, column] of this.#columns.entries()) {
      column.values = other.#columns[i]?.values ?? column.values;
    }
    this.#recorded = other.#recorded;
    this.#others = other.#others;
    this.#rows = other.#rows;
    this.#points = other.#points;
    this.#epoch++;
    this.#touched = [];
    this.#occurred = undefined;
  }

  /** Whether the last row of an item says what the item says. */
  says(item: AnyItem): boolean {
    const said = this.#sayingOf(item);
    if (said !== undefined) return this.#says(said);
    return this.#others.beganOf(item.seq) === Date.parse(happened(item));
  }

  /** All that a row says. */
  said(row: number): Said {
    return {
      item: this.item.get(row),
      look: this.look.get(row),
      lon: this.lon.get(row),
      lat: this.lat.get(row),
      reach: this.reach.get(row),
      began: this.began.get(row),
      ended: this.ended.get(row),
    };
  }

  /** Whether the item of this number has a row. */
  has(item: number): boolean {
    return this.#current.get(item) > 0;
  }

  /** How many rows entries until `seq` made. */
  rowsUntil(seq: number): number {
    return countBelow(this.from.values, this.#rows, seq, true);
  }

  /** When an entry was recorded (ms); undefined if it is not known here. */
  timeOf(seq: number): number | undefined {
    return this.#recorded.timeOf(seq);
  }

  /** The two numbers of a moment. */
  cut(moment: Moment | undefined, as: 'known' | 'happened'): Cut {
    if (moment === undefined) return NOW;
    if (as === 'happened') {
      const time = 'time' in moment ? Date.parse(moment.time) : this.timeOf(moment.seq);
      return { seq: HEAD, time: time ?? Number.NEGATIVE_INFINITY };
    }
    const seq = 'seq' in moment ? moment.seq : this.#recorded.seqAt(Date.parse(moment.time));
    return { seq, time: Number.POSITIVE_INFINITY };
  }

  /** The reference of the item that a row is of. */
  refOf(row: number): Ref {
    const { letter } = this.looks.unpack(this.look.get(row));
    return Ref.parse(`${letter}-${this.item.get(row)}`);
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

  /** Whether there is a row of the item, and the last says this. */
  #says(said: Said): boolean {
    const row = this.#current.get(said.item) - 1;
    return row >= 0 && same(this.said(row), said);
  }

  /** What a row of the item says as it is now; undefined if it is not drawn as a point. */
  #sayingOf(item: AnyItem): Said | undefined {
    const kind = kindOf(item);
    const pointed = kind.point(item);
    if (pointed === undefined) return undefined;
    const { category, precedence, reach, until } = pointed;
    const at = placeOf(item);
    if (at === undefined) throw new Error(`${item.ref} is a point and stands nowhere`);
    const withdrawn = item.state === 'withdrawn'; // [R8]
    return {
      item: item.seq,
      look: this.looks.pack({ category, precedence, withdrawn, desk: item.by.desk }, kind.letter),
      lon: at[0],
      lat: at[1],
      reach: Math.fround(reach),
      began: Date.parse(kind.happened(item)),
      ended: Date.parse(until),
    };
  }

  /** Adds when an item that is no point began, unless that is known. */
  #note(seq: number, item: AnyItem): void {
    const began = Date.parse(happened(item));
    if (this.#others.beganOf(item.seq) !== began) this.#others.add(seq, item.seq, began);
  }

  /** The class of an entry by the item that it made or changed: that of the point it is, or is on. */
  #classOf(item: AnyItem | undefined): number {
    if (item === undefined) return UNCOUNTED;
    const { on, said } = kindOf(item);
    const about = this.has(item.seq) ? item.ref : on(said(item));
    const row = about === undefined ? -1 : this.#current.get(seqOf(about)) - 1;
    return row < 0 ? OTHER : classOf(this.look.get(row));
  }

  #touch(row: number): void {
    if (this.#touched.length >= REMEMBERED) {
      this.#touched = [];
      this.#epoch++;
    }
    this.#touched.push(row);
  }
}

const STEP = 1.5e-7; // degrees

/** Whether two rows say the same. Middles of lines and areas may differ by a step of R18 between engines. */
export const same = (one: Said, other: Said): boolean =>
  one.item === other.item &&
  one.look === other.look &&
  one.reach === other.reach &&
  one.began === other.began &&
  one.ended === other.ended &&
  Math.abs(one.lon - other.lon) < STEP &&
  Math.abs(one.lat - other.lat) < STEP;
