/**
 * The rows of a revision index as a checkpoint carries them: the looks that there were, in words, and
 * blocks of entries. Nothing in a block changes once it is full, so each is made into text once. [R27]
 */
import { type Look, UNCOUNTED } from './look.ts';
import type { Revisions } from './revisions.ts';

/** Entries in a full block. */
export const BLOCK = 1024;
/** A letter for each class, capital when grave. */
export const LETTERS = 'mcnoMCNO';
/** The letter of an entry that no bar counts. */
export const NO_LETTER = '-';
/** Units in a degree. [R18] */
export const UNITS = 1e7;

/** BLOCK entries, or fewer in the last block, and the rows that they made. Lists of one part are of one length. */
export interface Block {
  /** Of each entry: ms since the one before; of the first, since 1970. */
  readonly time: readonly number[];
  /** Of each entry: the letter of its class. */
  readonly class: string;
  /** How items that are drawn as points looked. */
  readonly rows: {
    /** The entry that made the row, counted from the one of the row before; of the first, from the block's. */
    readonly from: readonly number[];
    /** How many entries before it the item was made; 0: by this one. */
    readonly age: readonly number[];
    /** The number of its look in the list of looks. */
    readonly look: readonly number[];
    /** In units of R18, less those of the row before. */
    readonly lon: readonly number[];
    readonly lat: readonly number[];
    /** The radius of uncertainty, m; 0: none. */
    readonly reach: readonly number[];
    /** When it began: ms before its entry was recorded. */
    readonly began: readonly number[];
    /** For how long it lasted, ms. */
    readonly lasted: readonly number[];
  };
  /** When all other items began. */
  readonly others: {
    readonly from: readonly number[];
    readonly age: readonly number[];
    readonly began: readonly number[];
  };
}

/** Blocks that follow each other, with the looks that their rows number. */
export interface Blocks {
  /** With the letter of the kind. */
  readonly looks: readonly (Look & { readonly letter: string })[];
  readonly blocks: readonly Block[];
}

/** The looks of an index by number in the order of their first rows. */
class LookList {
  readonly words: Blocks['looks'][number][] = [];
  readonly #numbers = new Map<number, number>();

  numberOf(look: number, { looks }: Revisions): number {
    let number = this.#numbers.get(look);
    if (number === undefined) {
      number = this.words.push(looks.unpack(look)) - 1;
      this.#numbers.set(look, number);
    }
    return number;
  }
}

/** The rows of an index that entries until `seq` made, from the block of number `from` (0, 1 …) on. */
export function blocksOf(index: Revisions, seq = index.seq, from = 0): Blocks {
  const looks = new LookList();
  const blocks: Block[] = [];
  for (let first = from * BLOCK + 1; first <= seq; first += BLOCK) {
    blocks.push(blockOf(index, looks, first, Math.min(seq, first + BLOCK - 1)));
  }
  return { looks: looks.words, blocks };
}

/** The entries from `first` to `last`, both included, and their rows. */
function blockOf(index: Revisions, looks: LookList, first: number, last: number): Block {
  const { times, classes } = index.recorded;
  const time: number[] = [];
  let letters = '';
  for (let seq = first; seq <= last; seq++) {
    time.push((times[seq] ?? 0) - (seq === first ? 0 : (times[seq - 1] ?? 0)));
    const counted = classes[seq] ?? UNCOUNTED;
    letters += LETTERS[counted] ?? NO_LETTER;
  }
  return {
    time,
    class: letters,
    rows: rowsOf(index, looks, first, last),
    others: othersOf(index, first, last),
  };
}

function rowsOf(index: Revisions, looks: LookList, first: number, last: number): Block['rows'] {
  const [start, end] = [index.rowsUntil(first - 1), index.rowsUntil(last)];
  const rows = Array.from({ length: end - start }, (_, i) => start + i);
  const from = (row: number) => index.from.get(row);
  const time = (row: number) => index.recorded.times[from(row)] ?? 0;
  const units = (degrees: number) => Math.round(degrees * UNITS);
  const began = rows.map((row) => time(row) - index.began.get(row));
  return {
    from: differences(rows.map(from), first),
    age: rows.map((row) => from(row) - index.item.get(row)),
    look: rows.map((row) => looks.numberOf(index.look.get(row), index)),
    lon: differences(rows.map((row) => units(index.lon.get(row)))),
    lat: differences(rows.map((row) => units(index.lat.get(row)))),
    reach: rows.map((row) => Number(index.reach.get(row).toPrecision(9))), // all of 32 bits
    began,
    lasted: rows.map((row) => index.ended.get(row) - index.began.get(row)),
  };
}

function othersOf({ others, recorded }: Revisions, first: number, last: number): Block['others'] {
  const [start, end] = [others.rowsUntil(first - 1), others.rowsUntil(last)];
  const rows = Array.from({ length: end - start }, (_, i) => start + i);
  const from = (row: number) => others.from.get(row);
  return {
    from: differences(rows.map(from), first),
    age: rows.map((row) => from(row) - others.item.get(row)),
    began: rows.map((row) => (recorded.times[from(row)] ?? 0) - others.began.get(row)),
  };
}

/** Each number less the one before it; the first, less `before`. */
const differences = (numbers: readonly number[], before = 0): number[] =>
  numbers.map((number, i) => number - (numbers[i - 1] ?? before));
