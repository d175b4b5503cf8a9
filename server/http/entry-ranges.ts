/**
 * Reads stored lines in ranges that begin and end at multiples of RANGE, compressed once each, so that
 * many screens with the same gap cost one compression.
 */
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { GZIP_HEADER, type GzipPiece, gzipPiece, gzipTrailer } from '../lib/gzip-pieces.ts';
import type { Log } from '../log/log.ts';
import type { Encoding } from '../pictures/checkpoint-part.ts';
import { type Span, storedLines } from './picture-reads.ts';

/** Lines in a range. */
const RANGE = 100;
/** Compressed bytes that are kept, of all pictures. */
const MAX_KEPT = 16 * 1024 * 1024;
/** Bytes that a range takes beside its own. */
const OVERHEAD = 512;

const zstd = promisify<Buffer, Buffer>(zstdCompress);

interface KeptRange {
  readonly piece: Promise<GzipPiece>;
  /** Compressed; 0 until it is known. */
  bytes: number;
}

/** The compressed ranges that were asked for last. */
export class EntryRanges {
  /** In order of use, the latest last. */
  readonly #kept = new Map<string, KeptRange>();
  #bytes = 0;
  /** How many ranges were compressed so far. */
  compressed = 0;

  /** The lines of a span, each with a newline, in an encoding; a range at a time. */
  async *chunks(
    picture: string,
    log: Log,
    { after, until }: Span,
    encoding: Encoding,
  ): AsyncGenerator<Uint8Array> {
    if (encoding === 'identity') return yield* storedLines(log, { after, until });
    const sums: Omit<GzipPiece, 'bytes'>[] = [];
    if (encoding === 'gzip') yield GZIP_HEADER;
    if (encoding === 'zstd' && after >= until) yield zstd(Buffer.alloc(0)); // no bytes are no zstd
    for (let from = after; from < until; ) {
      const to = Math.min(until, (Math.floor(from / RANGE) + 1) * RANGE);
      const span = { after: from, until: to };
      const { bytes, crc, length } = await this.#range(picture, log, span, encoding);
      sums.push({ crc, length });
      yield bytes;
      from = to;
    }
    if (encoding === 'gzip') yield gzipTrailer(sums);
  }

  #range(picture: string, log: Log, span: Span, encoding: 'zstd' | 'gzip'): Promise<GzipPiece> {
    const key = `${picture} ${span.after} ${span.until} ${encoding}`;
    const held = this.#kept.get(key);
    if (held !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, held);
      return held.piece;
    }
    const piece = this.#compress(log, span, encoding);
    const range: KeptRange = { piece, bytes: 0 };
    this.#kept.set(key, range);
    piece.then(
      ({ bytes }) => this.#count(range, bytes.length),
      () => this.#kept.delete(key), // who asked is told; who asks next has another try
    );
    return piece;
  }

  async #compress(log: Log, span: Span, encoding: 'zstd' | 'gzip'): Promise<GzipPiece> {
    this.compressed++;
    const text = await textOf(log, span);
    if (encoding === 'gzip') return gzipPiece(text);
    return { bytes: await zstd(text), crc: 0, length: text.length };
  }

  #count(range: KeptRange, bytes: number): void {
    range.bytes = bytes + OVERHEAD;
    this.#bytes += range.bytes;
    for (const [key, oldest] of this.#kept) {
      if (this.#bytes <= MAX_KEPT) return;
      if (oldest.bytes === 0) continue; // on its way
      this.#kept.delete(key);
      this.#bytes -= oldest.bytes;
    }
  }
}

const NEWLINE = Buffer.from('\n');

async function textOf(log: Log, { after, until }: Span): Promise<Buffer> {
  const lines = await log.read(after, until - after);
  return Buffer.concat(lines.flatMap(({ bytes }) => [bytes, NEWLINE]));
}
