/**
 * Reads the rows of a checkpoint. Nothing of them is taken on trust: lists have one length, numbers are in
 * range, a row follows from those before it, and the last row of each item says what the item says. [R28]
 */
import { z } from 'zod';
import { DeskId } from '../basics.ts';
import { BrokenLog } from '../broken.ts';
import { CATEGORY_IDS } from '../categories.ts';
import { kinds } from '../items.ts';
import type { Picture } from '../picture.ts';
import { Precedence } from '../precedence.ts';
import { all } from '../table.ts';
import { BLOCK, LETTERS, NO_LETTER, UNITS } from './blocks.ts';
import { Looks, UNCOUNTED } from './look.ts';
import { Revisions } from './revisions.ts';

const List = z.custom<readonly unknown[]>((value) => Array.isArray(value), 'is not a list');
const Block = z.strictObject({
  time: List,
  class: z.string(),
  rows: z.strictObject({
    from: List,
    age: List,
    look: List,
    lon: List,
    lat: List,
    reach: List,
    began: List,
    lasted: List,
  }),
  others: z.strictObject({ from: List, age: List, began: List }),
});
const Rows = z.array(
  z.strictObject({
    looks: z.array(
      z.strictObject({
        category: z.enum(CATEGORY_IDS),
        precedence: Precedence,
        withdrawn: z.boolean(),
        desk: DeskId,
        letter: z.enum(kinds.map((kind) => kind.letter)),
      }),
    ),
    blocks: z.array(Block),
  }),
);
type Block = z.infer<typeof Block>;

const EARLIEST = Date.parse('1900-01-01T00:00:00.000Z'); // [R17]
const LATEST = Date.parse('2199-12-31T23:59:59.999Z');
const LONGEST = LATEST - EARLIEST;
const WIDEST = 200_000; // m, the largest radius of uncertainty

/**
 * The index that these rows make: lists of blocks (Blocks) that follow each other. `looks` numbers what
 * events look like.
 * Throws BrokenLog (R28) if they are not the rows of a log that leads to `picture`.
 */
export function readBlocks(raw: unknown, picture: Picture, looks = new Looks()): Revisions {
  const { seq, time, items } = picture;
  if (raw === undefined) throw broken(seq, 'comes without rows');
  const read = Rows.safeParse(raw);
  if (!read.success) throw broken(seq, 'comes with rows of another form');
  const index = new Revisions(looks);
  for (const list of read.data) {
    const packed = list.looks.map((look) => looks.pack(look, look.letter));
    for (const block of list.blocks) {
      if (index.seq % BLOCK > 0) throw broken(index.seq, 'ends a block of rows that is not full');
      new BlockReader(index, block, packed).read();
    }
  }
  if (index.seq !== seq) throw broken(index.seq, `is the last with rows, not ${seq}`);
  if (time !== undefined && index.timeOf(seq) !== Date.parse(time)) {
    throw broken(seq, 'has another time than its row');
  }
  for (const item of all(items)) {
    if (!index.says(item)) throw broken(seq, `says of ${item.ref} what its last row does not`);
  }
  if (index.items !== items.size) throw broken(seq, 'comes with rows of items that are not there');
  return index;
}

const broken = (seq: number, why: string) => new BrokenLog(seq, 'R28', why);

/** Adds the rows of the entries of a block to an index. */
class BlockReader {
  readonly #index: Revisions;
  readonly #block: Block;
  /** What the looks in the list of looks are called in the index. */
  readonly #looks: readonly number[];
  readonly #first: number;
  readonly #last: number;
  readonly #times: readonly number[];

  constructor(index: Revisions, block: Block, looks: readonly number[]) {
    this.#index = index;
    this.#block = block;
    this.#looks = looks;
    this.#first = index.seq + 1;
    this.#last = index.seq + block.time.length;
    const { time } = block;
    if (time.length === 0 || time.length > BLOCK) throw this.#broken('time', 'has another length');
    const before = index.timeOf(index.seq) ?? EARLIEST;
    this.#times = this.#sums('time', time, time.length, 0, before, LATEST);
  }

  read(): void {
    const letters = this.#block.class;
    if (letters.length !== this.#times.length) throw this.#broken('class', 'has another length');
    const rows = [this.#rows(), this.#others()];
    for (const [i, time] of this.#times.entries()) {
      const seq = this.#first + i;
      for (const row of rows) row.until(seq);
      const letter = letters.charAt(i);
      const counted = letter === NO_LETTER ? UNCOUNTED : LETTERS.indexOf(letter);
      if (counted < 0) throw this.#broken('class', `has the letter ${letter}`);
      this.#index.record(time, counted);
    }
    if (rows.some((row) => row.left)) throw this.#broken('from', 'is in no order');
  }

  #rows(): Rows {
    const index = this.#index;
    const { rows } = this.#block;
    const { length } = rows.from;
    const look = this.#list('look', rows.look, length, 0, this.#looks.length - 1);
    const lon = this.#sums('lon', rows.lon, length, 0, -180 * UNITS, 180 * UNITS);
    const lat = this.#sums('lat', rows.lat, length, 0, -90 * UNITS, 90 * UNITS);
    const reach = this.#list('reach', rows.reach, length, 0, WIDEST, Number.isFinite);
    const lasted = this.#list('lasted', rows.lasted, length, 0, LONGEST);
    return this.#inOrder(rows, (row, seq, item, began) => {
      this.#known('age', seq, item, index.has(item));
      index.row(seq, {
        item,
        look: this.#looks[look[row] ?? 0] ?? 0,
        lon: (lon[row] ?? 0) / UNITS,
        lat: (lat[row] ?? 0) / UNITS,
        reach: Math.fround(reach[row] ?? 0),
        began,
        ended: began + (lasted[row] ?? 0),
      });
    });
  }

  #others(): Rows {
    const { others } = this.#index;
    return this.#inOrder(this.#block.others, (_, seq, item, began) => {
      this.#known('age', seq, item, others.beganOf(item) !== undefined);
      others.add(seq, item, began);
    });
  }

  /** The first row of an item is of the entry that made it, and no other is. */
  #known(name: string, seq: number, item: number, known: boolean): void {
    if (item < 1 || known !== item < seq) throw this.#broken(name, `means item ${item}`);
  }

  /** Calls `add` with each row as its entry comes: the entry, the item's number, and when it began. */
  #inOrder(
    rows: Pick<Block['others'], 'from' | 'age' | 'began'>,
    add: (row: number, seq: number, item: number, began: number) => void,
  ): Rows {
    const { length } = rows.from;
    const from = this.#sums('from', rows.from, length, this.#first, this.#first, this.#last);
    const age = this.#list('age', rows.age, length, 0, this.#last);
    const ago = this.#list('began', rows.began, length, -LONGEST, LONGEST);
    let row = 0;
    return {
      until: (seq) => {
        for (; from[row] === seq; row++) {
          const time = this.#times[seq - this.#first] ?? 0;
          add(row, seq, seq - (age[row] ?? 0), time - (ago[row] ?? 0));
        }
      },
      get left() {
        return row < length;
      },
    };
  }

  /** The numbers of which a list gives the differences, the first from `before`. */
  #sums(
    name: string,
    list: readonly unknown[],
    length: number,
    before: number,
    least: number,
    most: number,
  ): number[] {
    const far = Number.MAX_SAFE_INTEGER;
    let sum = before;
    return this.#list(name, list, length, -far, far).map((difference) => {
      sum += difference;
      if (sum < least || sum > most) throw this.#broken(name, `comes to ${sum}`);
      return sum;
    });
  }

  #list(
    name: string,
    list: readonly unknown[],
    length: number,
    least: number,
    most: number,
    fits: (number: unknown) => boolean = Number.isSafeInteger,
  ): number[] {
    if (list.length !== length) throw this.#broken(name, 'has another length');
    return list.map((number) => {
      if (typeof number === 'number' && fits(number) && number >= least && number <= most) {
        return number;
      }
      throw this.#broken(name, `holds ${JSON.stringify(number).slice(0, 40)}`);
    });
  }

  #broken(name: string, why: string): BrokenLog {
    return broken(this.#first, `begins a block of rows whose "${name}" ${why}`);
  }
}

/** Rows that are added as their entries come. */
interface Rows {
  until(seq: number): void;
  readonly left: boolean;
}
