/** A log as it comes out of a download or a database: its lines in order, and what is said of its end. */
import { z } from 'zod';
import { Hash } from '../../picture/basics.ts';
import { BrokenLog } from '../../picture/broken.ts';
import { splitLines, TOO_LONG } from '../lib/lines.ts';

/** The seq and hash of an entry, as a log's end or somebody else names them. */
export interface KnownHead {
  readonly seq: number;
  readonly hash: Hash;
}

/** What says where a log ends. */
export type End = 'closing line' | 'head row';

export type Piece =
  /** `seq` is the place that a database gives it. */
  | { readonly kind: 'line'; readonly bytes: Uint8Array; readonly seq?: number }
  | { readonly kind: 'end'; readonly of: End; readonly end: KnownHead }
  /** The file ends inside a line, or inside what was compressed. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Bytes in a line at most: a command has at most 64 KiB, and an entry little more. */
const MAX_LINE = 1 << 20;
const NEWLINE = 10;

/** The pieces of a download: entry lines, and the closing line that says how many there are. */
export async function* piecesOfExport(file: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let last: number | undefined;
  async function* noted() {
    for await (const chunk of file) {
      last = chunk.at(-1) ?? last;
      yield chunk;
    }
  }
  let held: Piece | undefined; // whether a line is whole, only what follows it shows
  try {
    for await (const line of splitLines(noted(), MAX_LINE)) {
      if (held !== undefined) yield held;
      held = pieceOf(line);
    }
  } catch (fault) {
    if (held !== undefined) yield held;
    yield isCut(fault) ? { kind: 'cut' } : { kind: 'unreadable', why: whyOf(fault) };
    return;
  }
  if (held === undefined) return;
  const partly = held.kind === 'line' && last !== NEWLINE && parsed(held.bytes) === undefined;
  yield partly ? { kind: 'cut' } : held;
}

function pieceOf(line: Uint8Array | typeof TOO_LONG): Piece {
  if (line === TOO_LONG) return { kind: 'unreadable', why: 'its line is too long' };
  const end = closingIn(line);
  return end === undefined
    ? { kind: 'line', bytes: line }
    : { kind: 'end', of: 'closing line', end };
}

const Closing = z.strictObject({
  closed: z.strictObject({ seq: z.int().nonnegative(), hash: Hash }),
});

/** What a closing line says; undefined for any line that is not written exactly as one. */
function closingIn(line: Uint8Array): KnownHead | undefined {
  const text = Buffer.from(line).toString('latin1');
  if (!text.startsWith('{"closed":')) return undefined;
  const read = Closing.safeParse(parsed(line));
  return read.success && JSON.stringify(read.data) === text ? read.data.closed : undefined;
}

function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(line).toString());
  } catch {
    return undefined; // no JSON text stands for undefined
  }
}

/** Whether zlib met the end of the file too early. */
const isCut = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'Z_BUF_ERROR';

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
