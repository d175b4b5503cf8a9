/** The position of one socket in the log; there is no queue, late entries are read again. [W5] */
import type { WebSocket } from 'ws';
import { CLOSE } from '../../picture/wire.ts';
import type { StoredLine } from '../log/log.ts';
import { bytesFlushed, type Frame, frameOf, writeFrame } from './frame.ts';

/** Bytes buffered for a socket above which nothing more is written to it. */
const MAX_BUFFERED = 256 * 1024;
/** ms without progress after which a socket is closed. */
const STUCK_AFTER = 30_000;

/** A ready frame of type `entries`, with the seqs of its first and last entry. */
export interface EntriesFrame {
  readonly frame: Frame;
  readonly first: number;
  readonly last: number;
}

/**
 * A frame of these lines: a header with their number and the log's head, then the lines as they are
 * stored. undefined if there are none.
 */
export function entriesFrameOf(
  lines: readonly StoredLine[],
  head: number,
): EntriesFrame | undefined {
  const first = lines[0]?.seq;
  const last = lines.at(-1)?.seq;
  if (first === undefined || last === undefined) return undefined;
  const header = JSON.stringify({
    type: 'entries',
    count: lines.length,
    head: Math.max(head, last),
  });
  return { frame: frameOf([header, ...lines.map(({ bytes }) => bytes)]), first, last };
}

/** Sends one socket the log, each entry once and in order. */
export class Cursor {
  readonly socket: WebSocket;
  /**
   * The last entry that was written to the socket; -1 until it is known where the screen resumes.
   */
  seq = -1;
  readonly #closed: Promise<void>;
  #pumping = false;
  #progress: { readonly bytes: number; readonly at: number };

  constructor(socket: WebSocket, now: number) {
    this.socket = socket;
    this.#closed = new Promise((resolve) => socket.once('close', () => resolve()));
    this.#progress = { bytes: 0, at: now };
  }

  get #full(): boolean {
    return this.socket.bufferedAmount >= MAX_BUFFERED;
  }

  /**
   * Continues after `seq`. `frame` is a checkpoint that brings the screen there, if it needs one.
   */
  startAt(seq: number, frame?: Frame): void {
    if (frame !== undefined) writeFrame(this.socket, frame);
    this.seq = seq;
  }

  /**
   * Writes entries that follow directly, if the socket keeps up. If false, `pump` sends them later.
   */
  offer({ frame, first, last }: EntriesFrame): boolean {
    if (this.#pumping || this.seq !== first - 1 || this.#full) return false;
    this.seq = last;
    writeFrame(this.socket, frame);
    return true;
  }

  /** Writes a frame that holds no entries; dropped if the socket is full. */
  send(frame: Frame): void {
    if (!this.#full) writeFrame(this.socket, frame);
  }

  /** Writes a frame that is worth nothing later, if nothing waits for the socket before it. */
  sendIfClear(frame: Frame): void {
    if (this.socket.bufferedAmount === 0) writeFrame(this.socket, frame);
  }

  /** Sends entries from the log, each frame once the last one is flushed, until `next` has none. */
  async pump(next: (after: number) => Promise<EntriesFrame | undefined>): Promise<void> {
    if (this.#pumping || this.seq < 0) return;
    this.#pumping = true;
    try {
      while (this.socket.readyState === this.socket.OPEN) {
        const entries = await next(this.seq);
        if (entries === undefined) return;
        this.seq = entries.last;
        const flushed = new Promise<void>((done) => writeFrame(this.socket, entries.frame, done));
        await Promise.race([flushed, this.#closed]);
      }
    } finally {
      this.#pumping = false;
    }
  }

  /**
   * Closes the socket if bytes have waited for it for `STUCK_AFTER` without progress. `now`: ms.
   */
  checkStuck(now: number): void {
    const bytes = bytesFlushed(this.socket);
    if (this.socket.bufferedAmount === 0 || bytes !== this.#progress.bytes) {
      this.#progress = { bytes, at: now };
    } else if (now - this.#progress.at > STUCK_AFTER) {
      this.socket.close(CLOSE.slow, 'took nothing for 30 s');
      this.socket.terminate(); // the close frame cannot arrive either
    }
  }
}
