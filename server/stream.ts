/** The one way out: what the log says, to every socket, framed once for all that keep up. */
import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import { hashOf } from '../picture/chain.ts';
import type { Person } from '../picture/decide.ts';
import { CLOSE, PROTOCOL, Up } from '../picture/wire.ts';
import { Checkpoints } from './checkpoints.ts';
import { Cursor, type Run, runOf } from './cursor.ts';
import { frameOf } from './frame.ts';
import type { Keeper } from './keeper.ts';
import { Screens } from './screens.ts';

/** A screen further behind than this gets a checkpoint instead of the entries. */
const TOO_FAR = 5000;
/** Lines in one frame when a late screen catches up. */
const CATCH_UP = 300;
/** Messages a socket may send in a second; more is a fault. */
const MOST_MESSAGES = 40;

/** How often (ms) screens are told how all screens stand, at most. */
const SCREENS_EVERY = 250;

interface Seat {
  readonly id: string;
  readonly cursor: Cursor;
  readonly person: Person;
  messages: number;
  alive: boolean;
}

/** Where a screen says it stands: nothing yet, or an entry and the hash it has for it. */
export type Standing = { readonly after: number; readonly hash: string } | undefined;

export class Stream {
  readonly #keeper: Keeper;
  readonly #now: () => number;
  readonly #seats = new Set<Seat>();
  readonly #screens: Screens;
  readonly #checkpoints: Checkpoints;
  readonly #stop = new AbortController();
  #screensSaid = '';
  #telling: NodeJS.Timeout | undefined;
  #beats = 0;

  constructor(keeper: Keeper, now: () => number) {
    this.#keeper = keeper;
    this.#now = now;
    this.#screens = new Screens(keeper, now);
    this.#checkpoints = new Checkpoints(keeper);
  }

  get sockets(): number {
    return this.#seats.size;
  }

  /** Follows the log and beats every second, until `close`. Rejects only on a fault of this server. */
  async run(): Promise<void> {
    const beat = setInterval(() => this.#beat(), 1000);
    try {
      for await (const lines of this.#keeper.log.follow(this.#keeper.head.seq, this.#stop.signal)) {
        const run = runOf(lines, this.#keeper.head.seq);
        if (run !== undefined) this.#spread(run);
      }
    } finally {
      clearInterval(beat);
    }
  }

  /** Tells every socket why and lets go of them. */
  close(): void {
    this.#stop.abort();
    clearTimeout(this.#telling);
    for (const { cursor } of this.#seats) cursor.socket.close(CLOSE.draining, 'the server stops');
  }

  /** Takes a socket in: sends what it lacks, then all that lands. */
  async join(socket: WebSocket, person: Person, standing: Standing): Promise<void> {
    const seat: Seat = {
      id: randomUUID(),
      cursor: new Cursor(socket, this.#now()),
      person,
      messages: 0,
      alive: true,
    };
    socket.on('error', () => socket.terminate()); // one bad frame must not end the process
    socket.on('pong', () => {
      seat.alive = true;
    });
    socket.on('message', (data, binary) => this.#heard(seat, data, binary));
    socket.on('close', () => {
      this.#seats.delete(seat);
      this.#screens.leave(seat.id);
      this.#tellScreens();
    });
    this.#seats.add(seat);
    this.#screens.join(seat.id, person);
    seat.cursor.tell(this.#beatFrame());
    const you = { type: 'screens', you: seat.id, ...this.#screens.list() };
    seat.cursor.tell(frameOf([JSON.stringify(you)]));
    this.#tellScreens();
    await this.#start(seat, standing);
    await this.#pump(seat);
  }

  async #start({ cursor }: Seat, standing: Standing): Promise<void> {
    const { head } = this.#keeper;
    if (standing !== undefined) {
      const hash = await this.#hashAt(standing.after);
      if (hash !== standing.hash) {
        const header = { type: 'differs', seq: Math.max(1, standing.after), hash };
        cursor.tell(frameOf([JSON.stringify(header)]));
      } else if (head.seq - standing.after <= TOO_FAR) {
        cursor.begin(standing.after);
        return;
      }
    }
    const { seq, frame } = await this.#checkpoints.current();
    cursor.begin(seq, frame);
  }

  async #hashAt(seq: number): Promise<string | undefined> {
    if (seq === this.#keeper.head.seq) return this.#keeper.head.hash;
    const [line] = await this.#keeper.log.read(seq - 1, 1);
    return line && hashOf(line.bytes);
  }

  #spread(run: Run): void {
    for (const seat of this.#seats) {
      if (!seat.cursor.offer(run)) void this.#pump(seat);
    }
  }

  async #pump({ cursor }: Seat): Promise<void> {
    await cursor.pump((after) => this.#runAfter(after));
  }

  async #runAfter(after: number): Promise<Run | undefined> {
    const { head } = this.#keeper;
    if (after >= head.seq) return undefined;
    return runOf(await this.#keeper.log.read(after, CATCH_UP), head.seq);
  }

  #beatFrame() {
    const { head, code, alarm } = this.#keeper;
    const time = new Date(this.#now()).toISOString();
    const beat = {
      type: 'beat',
      protocol: PROTOCOL,
      time,
      head: head.seq,
      hash: head.hash,
      code,
      alarm,
    };
    return frameOf([JSON.stringify(beat)]);
  }

  #beat(): void {
    const frame = this.#beatFrame();
    this.#beats++;
    for (const seat of this.#seats) {
      seat.messages = 0;
      seat.cursor.tell(frame);
      seat.cursor.checkStuck(this.#now());
      if (this.#beats % 5 === 0) {
        if (!seat.alive) seat.cursor.socket.terminate();
        seat.alive = false;
        seat.cursor.socket.ping();
      }
    }
    this.#tellScreens();
  }

  /** Tells all screens how all screens stand, if that has changed; soon, and together with others. */
  #tellScreens(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      const { total, screens } = this.#screens.list();
      const said = JSON.stringify([total, screens]);
      if (said === this.#screensSaid) return;
      this.#screensSaid = said;
      const frame = frameOf([JSON.stringify({ type: 'screens', total, screens })]);
      for (const { cursor } of this.#seats) cursor.tell(frame);
    }, SCREENS_EVERY);
  }

  #heard(seat: Seat, data: RawData, binary: boolean): void {
    const message = binary || ++seat.messages > MOST_MESSAGES ? undefined : parseUp(String(data));
    if (message === undefined) {
      seat.cursor.socket.close(CLOSE.rubbish, 'not a message of this protocol, or too many');
      return;
    }
    switch (message.type) {
      case 'seen':
        if (this.#screens.seen(seat.id, message.seq, message.code)) this.#tellScreens();
        return;
      case 'presence': {
        const { desk, person } = seat.person;
        const header = JSON.stringify({ ...message, screen: seat.id, desk, person });
        const frame = frameOf([header]);
        for (const other of this.#seats) if (other !== seat) other.cursor.tell(frame);
        return;
      }
      default:
        message satisfies never;
    }
  }
}

function parseUp(text: string): Up | undefined {
  try {
    const up = Up.safeParse(JSON.parse(text));
    return up.success ? up.data : undefined;
  } catch {
    return undefined; // not JSON: the caller closes the socket and says so
  }
}
