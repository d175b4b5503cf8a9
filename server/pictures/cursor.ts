/** One socket's place in the log: not a queue. What it has not been sent stays in the log. [W5] */
import type { WebSocket } from 'ws';
import { CLOSE } from '../../picture/wire.ts';
import type { Stored } from '../log/log.ts';
import { type Frame, frameOf, taken, write } from './frame.ts';

/** Bytes under way to one socket above which it is not written to. */
const FULL = 256 * 1024;
/** A socket that takes nothing for so long (ms) is closed. */
const STUCK = 30_000;

export interface Run {
  readonly frame: Frame;
  readonly first: number;
  readonly last: number;
}

/** Lines as one frame: a header that counts them, then the lines as they are stored. */
export function runOf(lines: readonly Stored[], head: number): Run | undefined {
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
    return this.socket.bufferedAmount >= FULL;
  }

  /** Goes on from `seq`; `frame` brings the screen there, if it is not there already. */
  begin(seq: number, frame?: Frame): void {
    if (frame !== undefined) write(this.socket, frame);
    this.seq = seq;
  }

  /** Writes a run that follows on, if the socket keeps up; otherwise `pump` fetches it later. */
  offer({ frame, first, last }: Run): boolean {
    if (this.#pumping || this.seq !== first - 1 || this.#full) return false;
    this.seq = last;
    write(this.socket, frame);
    return true;
  }

  /** Writes a frame that is not of the log, unless the socket is full. */
  tell(frame: Frame): void {
    if (!this.#full) write(this.socket, frame);
  }

  /** Writes runs from the log, each when the one before it was taken, until the socket has all. */
  async pump(next: (after: number) => Promise<Run | undefined>): Promise<void> {
    if (this.#pumping || this.seq < 0) return;
    this.#pumping = true;
    try {
      while (this.socket.readyState === this.socket.OPEN) {
        const run = await next(this.seq);
        if (run === undefined) return;
        this.seq = run.last;
        const flushed = new Promise<void>((done) => write(this.socket, run.frame, done));
        await Promise.race([flushed, this.#closed]);
      }
    } finally {
      this.#pumping = false;
    }
  }

  /** Closes the socket if for too long nothing was taken of what waits for it. */
  checkStuck(now: number): void {
    const bytes = taken(this.socket);
    if (this.socket.bufferedAmount === 0 || bytes !== this.#progress.bytes) {
      this.#progress = { bytes, at: now };
    } else if (now - this.#progress.at > STUCK) {
      this.socket.close(CLOSE.slow, 'took nothing for 30 s');
      this.socket.terminate(); // nothing is read there: the reason waits behind what is stuck
    }
  }
}
