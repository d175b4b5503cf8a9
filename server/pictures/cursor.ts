/** One socket's place in the log: not a queue. What it has not been sent stays in the log. [W5] */
import type { WebSocket } from 'ws';
import { CLOSE } from '../../picture/wire.ts';
import type { StoredLine } from '../log/log.ts';
import { bytesFlushed, type Frame, frameOf, writeFrame } from './frame.ts';

/** Bytes under way to one socket above which it is not written to. */
const MAX_BUFFERED = 256 * 1024;
/** A socket that takes nothing for so long (ms) is closed. */
const STUCK_AFTER = 30_000;

export interface EntriesFrame {
  readonly frame: Frame;
  readonly first: number;
  readonly last: number;
}

/** Lines as one frame: a header that counts them, then the lines as they are stored. */
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

export class Cursor {
  readonly socket: WebSocket;
  /** The last entry written to the socket; -1 until it is known where it begins. */
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

  /** Goes on from `seq`; `frame` brings the screen there, if it is not there already. */
  startAt(seq: number, frame?: Frame): void {
    if (frame !== undefined) writeFrame(this.socket, frame);
    this.seq = seq;
  }

  /** Writes a run that follows on, if the socket keeps up; otherwise `pump` fetches it later. */
  offer({ frame, first, last }: EntriesFrame): boolean {
    if (this.#pumping || this.seq !== first - 1 || this.#full) return false;
    this.seq = last;
    writeFrame(this.socket, frame);
    return true;
  }

  /** Writes a frame that is not of the log, unless the socket is full. */
  send(frame: Frame): void {
    if (!this.#full) writeFrame(this.socket, frame);
  }

  /** Writes runs from the log, each when the one before it was taken, until the socket has all. */
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

  /** Closes the socket if for too long nothing was taken of what waits for it. */
  checkStuck(now: number): void {
    const bytes = bytesFlushed(this.socket);
    if (this.socket.bufferedAmount === 0 || bytes !== this.#progress.bytes) {
      this.#progress = { bytes, at: now };
    } else if (now - this.#progress.at > STUCK_AFTER) {
      this.socket.close(CLOSE.slow, 'took nothing for 30 s');
      this.socket.terminate(); // nothing is read there: the reason waits behind what is stuck
    }
  }
}
