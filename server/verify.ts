/** Whether a log is what it claims to be: re-read, re-hashed and folded from its first entry on. */
import { z } from 'zod';
import { Hash, type PictureId } from '../picture/basics.ts';
import { BrokenLog } from '../picture/broken.ts';
import { examine, GENESIS, type Head } from '../picture/chain.ts';
import { code } from '../picture/digest.ts';
import type { Entry } from '../picture/entry.ts';
import { EMPTY, fold, type Picture } from '../picture/fold.ts';
import { TOO_LONG } from './lines.ts';

/** What somebody else wrote down of a log's end. */
export interface Witness {
  readonly seq: number;
  readonly hash: Hash;
}

type End = 'closing line' | 'head row';

/** A log as it comes from an export or a database, in the order in which it stands there. */
export type Piece =
  | { readonly kind: 'line'; readonly bytes: Uint8Array; readonly seq?: number }
  | { readonly kind: 'end'; readonly of: End; readonly end: Witness }
  | { readonly kind: 'unreadable'; readonly why: string };

export type Verdict =
  | {
      readonly kind: 'verified';
      readonly picture: PictureId;
      readonly head: Witness;
      readonly code: string;
      /** What its end was compared with; without any, lines cut off there would not be missed. */
      readonly witnessed: boolean;
    }
  /** The first bad entry, the rule of RULES.md it breaks, and both in words. */
  | { readonly kind: 'broken'; readonly seq: number; readonly rule: string; readonly why: string };

/** Entries are folded so many at a time. */
const BATCH = 500;
const NOTED = 'head that was written down';

/**
 * Reads a log to its end, or to its first bad entry (C5). `given` is a head that somebody wrote down,
 * of this end or of an earlier one.
 */
export async function verify(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  given?: Witness,
): Promise<Verdict> {
  const reading = new Reading(given);
  try {
    for await (const piece of pieces) reading.take(piece);
    return reading.finish();
  } catch (fault) {
    if (!(fault instanceof BrokenLog)) throw fault;
    return { kind: 'broken', seq: fault.seq, rule: fault.rule, why: fault.message };
  }
}

class Reading {
  readonly #given: Witness | undefined;
  #head: Head = GENESIS;
  #picture: Picture = EMPTY;
  #batch: Entry[] = [];
  #ended: End | undefined;

  constructor(given: Witness | undefined) {
    this.#given = given;
  }

  take(piece: Piece): void {
    const seq = this.#head.seq + 1;
    if (this.#ended !== undefined) this.#fail(seq, 'C6', `stands after the ${this.#ended}`);
    switch (piece.kind) {
      case 'line':
        this.#line(piece, seq);
        break;
      case 'end':
        this.#ended = piece.of;
        this.#compare(piece.end, piece.of);
        break;
      case 'unreadable':
        this.#fail(seq, 'C4', `cannot be read: ${piece.why}`);
        break;
      default:
        piece satisfies never;
    }
  }

  finish(): Verdict {
    const given = this.#given;
    if (given !== undefined && given.seq > this.#head.seq) this.#compare(given, NOTED);
    this.#fold();
    const { opened } = this.#picture;
    if (opened === undefined) throw new BrokenLog(1, 'R5', 'is missing: the log is empty');
    const { seq, hash } = this.#head;
    return {
      kind: 'verified',
      picture: opened.picture,
      head: { seq, hash },
      code: code(hash, this.#picture),
      witnessed: this.#ended !== undefined || given?.seq === seq,
    };
  }

  #line({ bytes, seq: place }: Extract<Piece, { kind: 'line' }>, seq: number): void {
    if (place !== undefined && place !== seq) {
      this.#fail(seq, 'R1', `is missing: entry ${place} stands in its place`);
    }
    let next: ReturnType<typeof examine>;
    try {
      next = examine(this.#head, bytes);
    } catch (fault) {
      this.#fold(); // an earlier entry that does not fold is the first bad one
      throw fault;
    }
    this.#head = next.head;
    this.#batch.push(next.entry);
    if (this.#batch.length >= BATCH) this.#fold();
    if (seq === this.#given?.seq) this.#compare(this.#given, NOTED);
  }

  /** The end of what was read against what a witness says: an entry too few, too many or changed. */
  #compare(end: Witness, of: End | typeof NOTED): void {
    const { seq, hash } = this.#head;
    if (seq < end.seq) {
      this.#fail(seq + 1, 'C6', `is missing: the ${of} says that there are ${end.seq}`);
    }
    if (seq > end.seq) {
      this.#fail(end.seq + 1, 'C6', `is one too many: the ${of} says that there are ${end.seq}`);
    }
    if (seq === end.seq && hash !== end.hash) {
      this.#fail(seq, 'C6', `has the hash ${hash}, and the ${of} says ${end.hash}`);
    }
  }

  #fail(seq: number, rule: string, why: string): never {
    this.#fold();
    throw new BrokenLog(seq, rule, why);
  }

  #fold(): void {
    const batch = this.#batch;
    this.#batch = [];
    this.#picture = fold(this.#picture, batch);
  }
}

const Closing = z.strictObject({
  closed: z.strictObject({ seq: z.int().nonnegative(), hash: Hash }),
});

/** The pieces of an export: entry lines, and the closing line that says how many and which. */
export async function* piecesOfExport(
  lines: AsyncIterable<Uint8Array | typeof TOO_LONG>,
): AsyncGenerator<Piece> {
  try {
    for await (const line of lines) {
      if (line === TOO_LONG) yield { kind: 'unreadable', why: 'its line is too long' };
      else {
        const end = closingOf(line);
        if (end === undefined) yield { kind: 'line', bytes: line };
        else yield { kind: 'end', of: 'closing line', end };
      }
    }
  } catch (fault) {
    yield { kind: 'unreadable', why: whyOf(fault) };
  }
}

/** What a closing line says; undefined for any line that is not written exactly as one. */
function closingOf(line: Uint8Array): Witness | undefined {
  const text = Buffer.from(line).toString('latin1');
  if (!text.startsWith('{"closed":')) return undefined;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = Closing.safeParse(raw);
  return read.success && JSON.stringify(read.data) === text ? read.data.closed : undefined;
}

/** What a database of a log gives to read; anything it throws is a fault of the file. */
export interface Database {
  lines(): Iterable<{ readonly seq: number; readonly bytes: Uint8Array }>;
  head(): { readonly seq: number; readonly hash: string } | undefined;
  /** What the engine itself finds wrong with the file. */
  faults(): readonly string[];
}

/** The pieces of a database: its rows, its head row, and what its engine says of the file. */
export function* piecesOfDatabase(database: Database): Generator<Piece> {
  try {
    for (const { seq, bytes } of database.lines()) yield { kind: 'line', seq, bytes };
    const [fault] = database.faults();
    if (fault !== undefined) yield { kind: 'unreadable', why: fault };
    const end = Closing.shape.closed.safeParse(database.head());
    if (end.success) yield { kind: 'end', of: 'head row', end: end.data };
    else yield { kind: 'unreadable', why: 'the head row is not there or not valid' };
  } catch (fault) {
    if (fault instanceof BrokenLog) throw fault;
    yield { kind: 'unreadable', why: whyOf(fault) };
  }
}

const whyOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
