/** A file as it is read: unpacked, and with what ended it before its end. */

import { gathered } from './bytes.ts';
import type { FileFault } from './faults.ts';
import { gunzip, isGzip } from './gunzip.ts';
import type { Source } from './source.ts';

/** Why a file is read no further. */
export interface Stop {
  readonly fault: FileFault;
  readonly said: string;
}

/** A packed file is read no further than these bytes if they are so many times its size: sparse tables come to 300 times. */
const LARGE = 32 << 20;
const TIMES = 500;
/** Rows and tags that any packed file may have; and for each byte of it, which a row of its own takes many of. */
const SOME = 20_000;

/** Bytes that are passed on at once: browsers read files in larger pieces, and what is not used yet is not counted. */
const PIECE = 1 << 16;

/** One reading of a file, from its beginning. */
export class Unpacked {
  readonly #source: Source;
  #read = 0;
  /** Compressed by gzip; known with the first of `bytes`. */
  packed = false;
  /** What ended the reading before the end of the file; known when `bytes` has ended. */
  stop: Stop | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** The share of the file read so far, 0 to 1. */
  get share(): number {
    return Math.min(1, this.#read / Math.max(1, this.#source.size));
  }

  /**
   * How many rows there can be so far, `each` for a byte of a packed file. More are copies of a few, and nobody's list:
   * it is read no further.
   */
  most(each: number): number {
    return this.packed ? each * Math.max(SOME, this.#read) : Number.POSITIVE_INFINITY;
  }

  /** The bytes, to be read once. Errors of reading end them, and are said in `stop`. */
  async *bytes(): AsyncGenerator<Uint8Array> {
    const raw = this.#raw();
    try {
      const first = await gathered(raw, 3);
      this.packed = isGzip(first);
      if (this.packed)
        yield* this.#guarded(gunzip(resumed(first, raw), (fault) => this.#end(fault)));
      else yield* resumed(first, raw);
    } finally {
      await raw.return(undefined);
    }
  }

  async *#raw(): AsyncGenerator<Uint8Array> {
    let chunks: AsyncIterator<Uint8Array> | undefined;
    try {
      for (;;) {
        let next: IteratorResult<Uint8Array>;
        try {
          chunks ??= this.#source.open()[Symbol.asyncIterator]();
          next = await chunks.next();
        } catch (fault) {
          this.#end('unreadable', fault instanceof Error ? fault.message : String(fault));
          return;
        }
        if (next.done === true) return;
        for (let at = 0; at < next.value.length; at += PIECE) {
          const piece = next.value.subarray(at, at + PIECE);
          this.#read += piece.length;
          yield piece;
        }
      }
    } finally {
      await chunks?.return?.();
    }
  }

  /** Ends it if it unpacks to far more than a list has. */
  async *#guarded(unpacked: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let length = 0;
    for await (const chunk of unpacked) {
      length += chunk.length;
      if (length > LARGE && length > TIMES * this.#read) {
        this.#end('tooLarge');
        return;
      }
      yield chunk;
    }
  }

  /** The first fault counts: what follows from it is not said. */
  #end(fault: FileFault, said = ''): void {
    this.stop ??= { fault, said };
  }
}

/** The first bytes, then the others. */
export async function* resumed(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* rest;
}
