/** The one way out: sends a picture's log to every socket, framed once for all that keep up. */
import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import type { DeskId } from '../../picture/basics.ts';
import { GENESIS, hashOf } from '../../picture/chain.ts';
import type { Person } from '../../picture/decide.ts';
import { CLOSE, PROTOCOL, Up } from '../../picture/wire.ts';
import type { ServerClock } from '../lib/server-clock.ts';
import { clockFault } from './clock-fault.ts';
import { Cursor, type EntriesFrame, entriesFrameOf } from './cursor.ts';
import { frameOf } from './frame.ts';
import type { PictureReplica } from './picture-replica.ts';
import { Presence } from './presence.ts';
import { Screens } from './screens.ts';

/** Entries that a screen may lack and still get as entries; beyond, it gets a checkpoint. */
const MAX_RESUME_ENTRIES = 5000;
/** Lines in one frame to a screen that catches up. */
const CATCH_UP_LINES = 300;
/** Messages that a socket may send in a second. */
const MAX_MESSAGES = 40;

/** Beats between two pings, and unanswered pings in a row (30 s) after which a socket is ended. */
const PING_EVERY = 5;
const MAX_UNANSWERED = 6;

/** ms between two messages about the state of all screens, at least. */
const SCREENS_EVERY = 250;

/** A socket of this picture. */
interface Connection {
  readonly id: string;
  /** Of which session it is. */
  readonly session: string;
  readonly cursor: Cursor;
  readonly person: Person;
  /** Messages since the last beat. */
  messages: number;
  /** Pings that were sent and not answered. */
  unanswered: number;
}

/** The last entry that a screen holds, and its hash; undefined: the screen holds nothing. */
export type ResumePoint = { readonly after: number; readonly hash: string } | undefined;

/** The sockets of one picture. */
export class Stream {
  readonly #replica: PictureReplica;
  readonly #clock: ServerClock;
  readonly #now: () => number;
  readonly #connections = new Set<Connection>();
  readonly #screens: Screens;
  readonly #presence: Presence;
  readonly #stop = new AbortController();
  readonly #fault: (error: Error) => void;
  #screensSent = '';
  #screensTimer: NodeJS.Timeout | undefined;
  #beats = 0;

  /** `fault` is called with a fault of this server, which ended a socket. */
  constructor(replica: PictureReplica, clock: ServerClock, fault: (error: Error) => void) {
    this.#replica = replica;
    this.#clock = clock;
    this.#now = clock.now;
    this.#fault = fault;
    this.#screens = new Screens(replica, clock.now);
    this.#presence = new Presence(clock.now, (frame) => {
      for (const { cursor } of this.#connections) cursor.sendIfClear(frame);
    });
  }

  /** The number of open sockets. */
  get sockets(): number {
    return this.#connections.size;
  }

  /** The number of open sockets of a desk. */
  countOf(desk: DeskId): number {
    return [...this.#connections].filter(({ person }) => person.desk === desk).length;
  }

  /** Follows the picture and beats every second, until `close`. Rejects on a server fault. */
  async run(): Promise<void> {
    const beat = setInterval(() => this.#beat(), 1000);
    try {
      for await (const lines of this.#replica.follow(this.#replica.head.seq, this.#stop.signal)) {
        const entries = entriesFrameOf(lines, this.#replica.head.seq);
        if (entries !== undefined) this.#broadcast(entries);
      }
    } finally {
      clearInterval(beat);
    }
  }

  /** Closes every socket because the server stops, also sockets that join later. */
  close(): void {
    this.#stop.abort();
    clearTimeout(this.#screensTimer);
    this.#presence.close();
    for (const { cursor } of this.#connections)
      cursor.socket.close(CLOSE.draining, 'the server stops');
  }

  /** Ends the sockets that are still open after `close`. */
  terminate(): void {
    for (const { cursor } of this.#connections) cursor.socket.terminate();
  }

  /**
   * Adds a socket: sends the entries that it lacks or a checkpoint, then every new entry. `session`:
   * what its session is called; one of its own if it has none.
   */
  async join(
    socket: WebSocket,
    person: Person,
    resumeFrom: ResumePoint,
    session?: string,
  ): Promise<void> {
    const id = randomUUID();
    const connection: Connection = {
      id,
      session: session ?? id,
      cursor: new Cursor(socket, this.#now()),
      person,
      messages: 0,
      unanswered: 0,
    };
    socket.on('error', () => socket.terminate()); // or a bad frame ends the process
    socket.on('pong', () => {
      connection.unanswered = 0;
    });
    socket.on('message', (data, binary) => this.#onMessage(connection, data, binary));
    socket.on('close', () => {
      this.#connections.delete(connection);
      this.#screens.leave(connection.id);
      this.#presence.leave(connection.id);
      this.#announceScreens();
    });
    this.#connections.add(connection);
    if (this.#stop.signal.aborted) return socket.close(CLOSE.draining, 'the server stops');
    this.#screens.join(connection.id, person);
    connection.cursor.send(this.#beatFrame());
    const greeting = { type: 'screens', you: connection.id, ...this.#screens.list() };
    connection.cursor.send(frameOf([JSON.stringify(greeting)]));
    this.#announceScreens();
    await this.#resume(connection, resumeFrom);
    this.#pump(connection);
  }

  /** Finds where a screen continues. After another hash than the log's it starts again. [W3] */
  async #resume({ cursor }: Connection, resumeFrom: ResumePoint): Promise<void> {
    const { head } = this.#replica;
    if (resumeFrom !== undefined) {
      const hash = await this.#hashAt(resumeFrom.after);
      if (hash !== resumeFrom.hash) {
        const header = { type: 'differs', seq: Math.max(1, resumeFrom.after), hash };
        cursor.send(frameOf([JSON.stringify(header)]));
      } else if (head.seq - resumeFrom.after <= MAX_RESUME_ENTRIES) {
        cursor.startAt(resumeFrom.after);
        return;
      }
    }
    cursor.send(frameOf([JSON.stringify({ type: 'gap', until: head.seq })]));
    cursor.startAt(head.seq);
  }

  /** The hash of an entry; undefined if the log has none there. */
  async #hashAt(seq: number): Promise<string | undefined> {
    const { head } = this.#replica;
    if (seq === 0) return GENESIS.hash;
    if (seq >= head.seq) return seq === head.seq ? head.hash : undefined;
    const [line] = await this.#replica.log.read(seq - 1, 1);
    return line && hashOf(line.bytes);
  }

  #broadcast(entries: EntriesFrame): void {
    for (const connection of this.#connections) {
      if (!connection.cursor.offer(entries)) this.#pump(connection);
    }
  }

  #pump({ cursor }: Connection): void {
    cursor
      .pump((after) => this.#entriesAfter(after))
      .catch((error: Error) => {
        this.#fault(error);
        cursor.socket.terminate();
      });
  }

  async #entriesAfter(after: number): Promise<EntriesFrame | undefined> {
    const { head } = this.#replica;
    if (after >= head.seq) return undefined;
    const most = Math.min(CATCH_UP_LINES, head.seq - after); // the log may be ahead of the replica
    return entriesFrameOf(await this.#replica.log.read(after, most), head.seq);
  }

  #beatFrame() {
    const { head, code, alarm } = this.#replica;
    const clock = this.#clock.read();
    const time = new Date(clock.now).toISOString();
    const beat = {
      type: 'beat',
      protocol: PROTOCOL,
      time,
      head: head.seq,
      hash: head.hash,
      code,
      alarm,
      clock: clockFault(clock, head),
    };
    return frameOf([JSON.stringify(beat)]);
  }

  #beat(): void {
    const frame = this.#beatFrame();
    this.#beats++;
    for (const connection of this.#connections) {
      connection.messages = 0;
      connection.cursor.send(frame);
      connection.cursor.checkStuck(this.#now());
      if (connection.cursor.seq < this.#replica.head.seq) this.#pump(connection);
      if (this.#beats % PING_EVERY === 0) ping(connection);
    }
    this.#announceScreens();
  }

  /** Sends everybody the state of all screens if it changed, at most every `SCREENS_EVERY`. */
  #announceScreens(): void {
    this.#screensTimer ??= setTimeout(() => {
      this.#screensTimer = undefined;
      const text = JSON.stringify({ type: 'screens', ...this.#screens.list() });
      if (text === this.#screensSent) return;
      this.#screensSent = text;
      const frame = frameOf([text]);
      for (const { cursor } of this.#connections) cursor.send(frame);
    }, SCREENS_EVERY);
  }

  #onMessage(connection: Connection, data: RawData, binary: boolean): void {
    if (connection.cursor.socket.readyState !== connection.cursor.socket.OPEN) return; // closing
    const message =
      binary || ++connection.messages > MAX_MESSAGES ? undefined : parseUp(String(data));
    if (message === undefined) {
      connection.cursor.socket.close(CLOSE.rubbish, 'not a message of this protocol, or too many');
      return;
    }
    switch (message.type) {
      case 'seen':
        if (this.#screens.seen(connection.id, message.seq, message.code)) this.#announceScreens();
        return;
      case 'undrawn':
        if (this.#screens.undrawn(connection.id, message.state)) this.#announceScreens();
        return;
      case 'received':
        return;
      case 'presence':
        this.#presence.say(connection, message);
        return;
      default:
        message satisfies never;
    }
  }
}

/** Pings a socket, to find those whose peer is gone. One that is full is not pinged. */
function ping(connection: Connection): void {
  const { socket } = connection.cursor;
  if (connection.unanswered >= MAX_UNANSWERED) socket.terminate();
  else if (socket.readyState === socket.OPEN && socket.bufferedAmount === 0) {
    connection.unanswered++;
    socket.ping();
  }
}

/** The message in `text`; undefined if it is none. */
function parseUp(text: string): Up | undefined {
  try {
    const up = Up.safeParse(JSON.parse(text));
    return up.success ? up.data : undefined;
  } catch {
    return undefined; // not JSON
  }
}
