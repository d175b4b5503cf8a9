/** The position of one socket in the log; there is no queue, late entries are read again. [W5] */
import type { WebSocket } from 'ws';
import { CLOSE } from '../../picture/wire.ts';
import type { StoredLine } from '../log/log.ts';
import { bytesFlushed, type Frame, frameOf, writeFrame } from './frame.ts';

/** Bytes of entries that may be on their way to a socket, which has not said that it received them. */
const MAX_UNRECEIVED = 256 * 1024;
/** Bytes of lines after which a frame takes no more. */
const MAX_FRAME = 64 * 1024;
/** Bytes between two entries of which it is remembered how much was written until then. */
const MARK_EVERY = 16 * 1024;
/** Entries that a socket may lack and still get as entries; beyond, they come over HTTP. */
const MAX_MISSING = 300;
/** Bytes buffered for a socket above which no beat and no message is written to it. */
const MAX_BUFFERED = 64 * 1024;
/** ms without progress after which a socket is closed. */
const STUCK_AFTER = 30_000;

/** A ready frame of type `entries`, with the seqs of its first and last entry. */
export interface EntriesFrame {
  readonly frame: Frame;
  readonly first: number;
  readonly last: number;
}

/** What a cursor reads from. */
export interface Source {
  /** The seq of the log's last entry. */
  readonly head: number;
  /** Entries that follow a seq, in frames; none if there are none yet. */
  after(seq: number): Promise<readonly EntriesFrame[]>;
}

/**
 * Frames of these lines, of about `MAX_FRAME` each: a header with their number and the log's head, then
 * the lines as they are stored.
 */
export function entriesFrames(lines: readonly StoredLine[], head: number): EntriesFrame[] {
  const frames: EntriesFrame[] = [];
  for (let from = 0; from < lines.length; ) {
    let [to, bytes] = [from, 0];
    while (to < lines.length && bytes < MAX_FRAME) bytes += lines[to++]?.bytes.length ?? 0;
    frames.push(entriesFrame(lines.slice(from, to), head));
    from = to;
  }
  return frames;
}

function entriesFrame(lines: readonly StoredLine[], head: number): EntriesFrame {
  const first = lines[0]?.seq ?? 0;
  const last = lines.at(-1)?.seq ?? 0;
  const header = { type: 'entries', count: lines.length, head: Math.max(head, last) };
  return {
    frame: frameOf([JSON.stringify(header), ...lines.map(({ bytes }) => bytes)]),
    first,
    last,
  };
}

/** Sends one socket the log, each entry once and in order, or says until where it has to be fetched. */
export class Cursor {
  readonly socket: WebSocket;
  /**
   * The last entry that was written to the socket, or that it was told to fetch; -1 until it is known
   * where the screen resumes.
   */
  seq = -1;
  #pumping = false;
  /** Bytes of entries written, and of those the socket has received. */
  #written = 0;
  #received = 0;
  /** Entries and the bytes written until each, oldest first; made when there are any. */
  #marks: { readonly seq: number; readonly written: number }[] | undefined;
  #flushed = 0;
  #flushedAt: number;

  constructor(socket: WebSocket, now: number) {
    this.socket = socket;
    this.#flushedAt = now;
  }

  /** Continues after `seq`, which the screen holds; if that is too long ago, with a gap. */
  startAt(seq: number, head: number): void {
    this.seq = seq;
    if (head - seq > MAX_MISSING) this.#leap(head);
  }

  /** Continues after the head: a screen that holds nothing fetches all that is there. */
  startOver(head: number): void {
    this.#leap(head);
  }

  #leap(until: number): void {
    writeFrame(this.socket, frameOf([JSON.stringify({ type: 'gap', until })]));
    this.seq = until;
  }

  /**
   * Writes entries that follow directly, if the socket keeps up. If false, `pump` sends them later.
   */
  offer(entries: EntriesFrame): boolean {
    if (this.#pumping || this.seq !== entries.first - 1 || !this.#hasRoom(entries)) return false;
    this.#write(entries);
    return true;
  }

  #hasRoom({ frame }: EntriesFrame): boolean {
    const unreceived = this.#written - this.#received;
    return unreceived === 0 || unreceived + frame.length <= MAX_UNRECEIVED;
  }

  #write({ frame, last }: EntriesFrame): void {
    this.seq = last;
    this.#written += frame.length;
    const marked = this.#marks?.at(-1)?.written ?? this.#received;
    if (this.#written - marked >= MARK_EVERY) {
      this.#marks ??= [];
      this.#marks.push({ seq: last, written: this.#written });
    }
    writeFrame(this.socket, frame);
  }

  /** Takes a screen's word that it received all until `seq`; false if that says nothing new. */
  received(seq: number): boolean {
    const before = this.#received;
    if (seq === this.seq) {
      this.#received = this.#written;
      this.#marks = undefined;
    } else if (seq < this.seq) {
      while (this.#marks?.[0] !== undefined && this.#marks[0].seq <= seq) {
        this.#received = this.#marks.shift()?.written ?? this.#received;
      }
    }
    return this.#received > before;
  }

  /** Writes a frame that holds no entries; dropped if the socket is full. */
  send(frame: Frame): void {
    if (this.socket.bufferedAmount < MAX_BUFFERED) writeFrame(this.socket, frame);
  }

  /** Writes a frame that is worth nothing later, if nothing waits for the socket before it. */
  sendIfClear(frame: Frame): void {
    if (this.socket.bufferedAmount === 0) writeFrame(this.socket, frame);
  }

  /**
   * Brings the socket to the head, as far as it takes it: with entries, or with a gap if it lacks too
   * many. Call it again when the socket has received some, or when there are more.
   */
  async pump(source: Source): Promise<void> {
    if (this.#pumping || this.seq < 0) return;
    this.#pumping = true;
    try {
      while (this.socket.readyState === this.socket.OPEN && this.seq < source.head) {
        if (this.#written - this.#received > MAX_UNRECEIVED / 2) return; // half of it is on its way
        if (source.head - this.seq > MAX_MISSING) this.#leap(source.head);
        const frames = await source.after(this.seq);
        if (frames.length === 0) return;
        for (const entries of frames) {
          if (!this.#hasRoom(entries)) return;
          this.#write(entries);
        }
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
    if (this.socket.bufferedAmount === 0 || bytes !== this.#flushed) {
      this.#flushed = bytes;
      this.#flushedAt = now;
    } else if (now - this.#flushedAt > STUCK_AFTER) {
      this.socket.close(CLOSE.slow, 'took nothing for 30 s');
      this.socket.terminate(); // the close frame cannot arrive either
    }
  }
}
