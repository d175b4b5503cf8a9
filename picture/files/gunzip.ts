/**
 * Unpacks gzip with the DecompressionStream that Node and browsers have. That one ends at the first of several members
 * (bgzip, `cat a.gz b.gz`) with an error, and an error takes with it what was unpacked but not read; so a read always
 * waits here before there is something, and the next member is searched for where the error was.
 */

import { gathered, joined } from './bytes.ts';

/** Why unpacking ended before the end. */
export type UnpackFault = 'truncated' | 'unreadable';

/**
 * Bytes given to the stream at once. As many as Node holds before it waits: so each slice is unpacked before the next is
 * given, and the last one before the end is told, which would take what the slice held with it.
 */
const SLICE = 1 << 16;
/** Reads that wait: more than a stream has to give at once, save of a file that is refused as too large. */
const READS = 512;
/** Bytes in which the end of a member is searched: more than streams take in before they say that it was there. */
const WINDOW = 1 << 18;
/** Of a member at least: header, an empty block, checksum and length. */
const SHORTEST = 20;

/** The unpacked bytes; `failed` hears why they end early. */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  failed: (fault: UnpackFault) => void,
): AsyncGenerator<Uint8Array> {
  const slices = new Slices(packed);
  try {
    for (let more = true; more; ) {
      const member = new Member(slices);
      yield* member.unpacked();
      if (member.fault === undefined) return;
      const rest = member.rest();
      if (rest === undefined) {
        failed(member.closed && !isDamaged(member.fault) ? 'truncated' : 'unreadable');
        return;
      }
      slices.unread(rest);
      more = isGzip(await slices.peek());
    }
  } finally {
    await slices.close();
  }
}

/** True for bytes that begin as gzip does. */
export const isGzip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;

/** Small pieces of a stream, which can be put back. */
class Slices {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array();

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next slice, which is shorter only at the end; undefined: there is no more. */
  async next(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    await this.#hold(SLICE);
    if (this.#held.length === 0) return undefined;
    const slice = this.#held.slice(0, SLICE);
    this.#held = this.#held.subarray(slice.length);
    return slice;
  }

  unread(bytes: Uint8Array): void {
    this.#held = joined([bytes, this.#held]);
  }

  /** Some of the next bytes, which stay: three or more, unless fewer are left. */
  async peek(): Promise<Uint8Array> {
    await this.#hold(3);
    return this.#held;
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #hold(bytes: number): Promise<void> {
    const more = await gathered(this.#chunks, bytes - this.#held.length);
    this.#held = joined([this.#held, more]);
  }
}

type Read = { readonly value: Uint8Array } | { readonly fault: unknown } | 'end';

/** One member of a gzip file. */
class Member {
  readonly #slices: Slices;
  readonly #stream = new DecompressionStream('gzip');
  /** The last slices that the stream was given. */
  readonly #given: Uint8Array[] = [];
  #length = 0;
  /** Chunks that have arrived and were not yet passed on. */
  #arrived = 0;
  #allPassed = Promise.withResolvers<void>();
  /** What the stream threw. */
  fault: unknown;
  /** The stream has been given everything. */
  closed = false;

  constructor(slices: Slices) {
    this.#slices = slices;
    this.#allPassed.resolve();
  }

  async *unpacked(): AsyncGenerator<Uint8Array> {
    const reader = this.#stream.readable.getReader();
    const read = async (): Promise<Read> => {
      try {
        const { done, value } = await reader.read();
        if (done) return 'end';
        if (this.#arrived++ === 0) this.#allPassed = Promise.withResolvers();
        return { value };
      } catch (fault) {
        return { fault };
      }
    };
    const reads = Array.from({ length: READS }, read);
    const feeding = this.#feed();
    try {
      for (let next = await reads.shift(); next !== 'end' && next !== undefined; ) {
        if ('fault' in next) {
          this.fault = next.fault;
          break;
        }
        this.#length += next.value.length;
        yield next.value;
        reads.push(read());
        if (--this.#arrived === 0) this.#allPassed.resolve();
        next = await reads.shift();
      }
    } finally {
      this.#allPassed.resolve();
      await reader.cancel().catch(() => undefined); // what was wrong with it is known
      await feeding;
    }
  }

  /** Gives slices to the stream, each when what was before has been passed on. */
  async #feed(): Promise<void> {
    const writer = this.#stream.writable.getWriter();
    for (let slice = await this.#slices.next(); slice !== undefined; ) {
      this.#given.push(slice);
      if (this.#given.length > WINDOW / SLICE) this.#given.shift();
      if (!(await accepted(writer.write(slice)))) return;
      await this.#allPassed.promise;
      slice = await this.#slices.next();
    }
    this.closed = true;
    await accepted(writer.close());
  }

  /**
   * After a fault: what follows the member, if it was whole. A member ends with the length of what it holds, and the
   * stream has compared its checksum before it minds what follows. undefined: it was not whole.
   */
  rest(): Uint8Array | undefined {
    const given = joined(this.#given);
    const view = new DataView(given.buffer, given.byteOffset, given.length);
    let junk: number | undefined;
    for (let end = Math.min(SHORTEST, given.length); end <= given.length; end++) {
      if (end < 4 || view.getUint32(end - 4, true) !== this.#length % 2 ** 32) continue;
      if (isGzip(given.subarray(end))) return given.subarray(end);
      junk ??= end;
    }
    return junk === undefined || this.#length === 0 ? undefined : given.subarray(junk);
  }
}

/** True for damage in the middle; in Node, the end may be told before it is found, elsewhere it is not. */
const isDamaged = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'Z_DATA_ERROR';

/** False if the stream is broken: its reader hears why. */
const accepted = (written: Promise<void>): Promise<boolean> =>
  written.then(
    () => true,
    () => false,
  );
