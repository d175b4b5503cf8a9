/** The one way out: sends a picture's log to every socket, framed once for all that keep up. */
import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import type { DeskId } from '../../picture/basics.ts';
import { GENESIS, hashOf } from '../../picture/chain.ts';
import type { Person } from '../../picture/decide.ts';
import { CLOSE, PROTOCOL } from '../../picture/wire.ts';
import type { ServerClock } from '../lib/server-clock.ts';
import { clockFault } from './clock-fault.ts';
import { type Connection, ping } from './connection.ts';
import { Cursor, type EntriesFrame, entriesFrames, type Source } from './cursor.ts';
import { type Frame, frameOf } from './frame.ts';
import type { Hearing } from './hearing.ts';
import type { PictureReplica } from './picture-replica.ts';
import { Presence } from './presence.ts';
import { Screens } from './screens.ts';
import { Showing } from './showing.ts';
import { sourceOf } from './source.ts';
import { parseUp } from './up.ts';

/** Messages that a socket may send in a second, besides each `received` that says something new. */
const MAX_MESSAGES = 40;
/** As so many of them counts `showing`, which names up to 64 items; a page says it once a second. */
const SHOWING_COUNTS = 8;

/** Beats between two pings. */
const PING_EVERY = 5;

/** ms between two messages about the state of all screens, at least. */
const SCREENS_EVERY = 250;

/** What a screen that joins is told, until the list of all comes: who it is, and that it is there. */
const greeting = ({ id, person: { desk, person, role } }: Connection): Frame => {
  const counts = { same: 0, counted: 1, past: 0, hidden: 0, 'no-map': 0 };
  const screens = [{ id, desk, person, role, state: 'drawing', seq: 0 }];
  return frameOf([JSON.stringify({ type: 'screens', you: id, total: 1, counts, screens })]);
};

/** The last entry that a screen holds, and its hash; undefined: the screen holds nothing. */
export type ResumePoint = { readonly after: number; readonly hash: string } | undefined;

/** The sockets of one picture. */
export class Stream {
  /** What is in view on the screens. */
  readonly showing: Showing;
  readonly #replica: PictureReplica;
  readonly #clock: ServerClock;
  readonly #now: () => number;
  readonly #connections = new Set<Connection>();
  readonly #screens: Screens;
  readonly #source: Source;
  readonly #presence: Presence;
  readonly #hearing: Hearing;
  readonly #stop = new AbortController();
  readonly #fault: (error: Error) => void;
  #screensSent = '';
  #screensTimer: NodeJS.Timeout | undefined;
  #beats = 0;

  /**
   * `fault` is called with a fault of this server, which ended a socket; `hearing` is told of every sign
   * of life.
   */
  constructor(
    replica: PictureReplica,
    clock: ServerClock,
    fault: (error: Error) => void,
    hearing: Hearing,
  ) {
    this.#replica = replica;
    this.#hearing = hearing;
    this.#clock = clock;
    this.#now = clock.now;
    this.#fault = fault;
    this.#screens = new Screens(replica, clock.now);
    this.showing = new Showing(replica, clock.now);
    this.#source = sourceOf(replica);
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
        for (const entries of entriesFrames(lines, this.#replica.head.seq))
          this.#broadcast(entries);
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
   * Adds a socket: sends the few entries that it lacks, or until where to fetch them; then every new
   * one. `session`: what its session is called; one of its own if it has none.
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
      visible: false,
    };
    socket.on('error', () => socket.terminate()); // or a bad frame ends the process
    socket.on('pong', () => {
      connection.unanswered = 0;
      this.#heard(connection);
    });
    socket.on('message', (data, binary) => this.#onMessage(connection, data, binary));
    socket.on('close', () => {
      this.#connections.delete(connection);
      this.#screens.leave(connection.id);
      this.showing.leave(connection.id);
      this.#presence.leave(connection.id);
      this.#announceScreens();
    });
    this.#connections.add(connection);
    if (this.#stop.signal.aborted) return socket.close(CLOSE.draining, 'the server stops');
    this.#screens.join(connection.id, person);
    this.showing.join(connection.id, person);
    this.#heard(connection);
    connection.cursor.send(this.#beatFrame());
    // a list is made for all at once, never for one that joins: it follows on the next tick
    connection.cursor.send(greeting(connection));
    this.#screensSent = '';
    this.#announceScreens();
    await this.#resume(connection, resumeFrom);
    this.#pump(connection);
  }

  /** Finds where a screen continues. After another hash than the log's it starts over. [W3] */
  async #resume({ cursor }: Connection, resumeFrom: ResumePoint): Promise<void> {
    if (resumeFrom !== undefined) {
      const hash = await this.#hashAt(resumeFrom.after);
      if (hash === resumeFrom.hash) return cursor.startAt(resumeFrom.after, this.#source.head);
      const header = { type: 'differs', seq: Math.max(1, resumeFrom.after), hash };
      cursor.send(frameOf([JSON.stringify(header)]));
    }
    cursor.startOver(this.#source.head);
  }

  /** The hash of an entry; undefined if the log has none there. */
  async #hashAt(seq: number): Promise<string | undefined> {
    const { head } = this.#replica;
    if (seq === 0) return GENESIS.hash;
    if (seq >= head.seq) return seq === head.seq ? head.hash : undefined;
    const [line] = await this.#replica.log.read(seq - 1, 1);
    return line && hashOf(line.bytes);
  }

  #heard({ person, visible }: Connection): void {
    this.#hearing.hear(person, visible);
  }

  #broadcast(entries: EntriesFrame): void {
    for (const connection of this.#connections) {
      if (!connection.cursor.offer(entries)) this.#pump(connection);
    }
  }

  #pump({ cursor }: Connection): void {
    cursor.pump(this.#source).catch((error: Error) => {
      this.#fault(error);
      cursor.socket.terminate();
    });
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
    this.#hearing.listen();
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
    const { socket } = connection.cursor;
    if (socket.readyState !== socket.OPEN) return; // closing
    const message = binary ? undefined : parseUp(String(data));
    if (message?.type === 'received' && connection.cursor.received(message.seq)) {
      this.#pump(connection);
      return;
    }
    connection.messages += message?.type === 'showing' ? SHOWING_COUNTS : 1;
    if (message === undefined || connection.messages > MAX_MESSAGES) {
      socket.close(CLOSE.rubbish, 'not a message of this protocol, or too many');
      return;
    }
    if (message.type === 'seen') connection.visible = true;
    if (message.type === 'undrawn') connection.visible = message.state !== 'hidden';
    this.#heard(connection);
    switch (message.type) {
      case 'received': // nothing new
        return;
      case 'seen':
        if (this.#screens.seen(connection.id, message.seq, message.code)) this.#announceScreens();
        if (this.#screens.isTrue(connection.id)) this.showing.proved(connection.id, message.seq);
        else this.showing.unproved(connection.id);
        return;
      case 'undrawn':
        if (this.#screens.undrawn(connection.id, message.state)) this.#announceScreens();
        this.showing.unproved(connection.id);
        return;
      case 'presence':
        this.#presence.say(connection, message);
        return;
      case 'showing':
        this.showing.say(connection.id, message.items);
        return;
      default:
        message satisfies never;
    }
  }
}
