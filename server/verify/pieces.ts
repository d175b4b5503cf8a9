/**
 * Reads a log from an export or a database as pieces: its lines in order, and what marks its end.
 */
import { z } from 'zod';
import { Hash } from '../../picture/basics.ts';
import { BrokenLog } from '../../picture/broken.ts';
import { splitLines, TOO_LONG } from '../../picture/files/lines.ts';

/** Seq and hash of an entry, from the end of a log or from somebody who wrote it down. */
export interface KnownHead {
  readonly seq: number;
  readonly hash: Hash;
}

/** The mark of the end: the last line of an export, or the head row of a database. */
export type End = 'closing line' | 'head row';

/** A part of a log. */
export type Piece =
  /** `seq` is the key of a database row. */
  | { readonly kind: 'line'; readonly bytes: Uint8Array; readonly seq?: number }
  | { readonly kind: 'end'; readonly of: End; readonly end: KnownHead }
  /** The file ends inside a line, or inside gzipped data. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Bytes of a line: a command has at most 64 KiB, an entry little more. */
const MAX_LINE = 1 << 20;
const NEWLINE = 10;

/** The pieces of an export: entry lines, then the closing line with the last seq and hash. */
export async function* piecesOfExport(file: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let last: number | undefined;
  async function* noted() {
    for await (const chunk of file) {
      last = chunk.at(-1) ?? last;
      yield chunk;
    }
  }
  let held: Piece | undefined; // only what follows shows that a line is whole
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

/** The head in a closing line; undefined for lines that are not exactly a closing line. */
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
    return undefined; // undefined is no JSON value
  }
}

/** True if zlib found an unexpected end of the file. */
const isCut = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'Z_BUF_ERROR';

/** A log's database. What its methods throw is a fault of the file. */
export interface Database {
  lines(): Iterable<{ readonly seq: number; readonly bytes: Uint8Array }>;
  head(): { readonly seq: number; readonly hash: string } | undefined;
  /** Messages of the engine's own check. */
  faults(): readonly string[];
}

/** The pieces of a database: its rows, the engine's faults, its head row. */
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
