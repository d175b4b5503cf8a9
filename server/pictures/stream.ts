/** The one way out: what the log says, to every socket, framed once for all that keep up. */
import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import { GENESIS, hashOf } from '../../picture/chain.ts';
import type { Person } from '../../picture/decide.ts';
import { CLOSE, PROTOCOL, Up } from '../../picture/wire.ts';
import { Checkpoints } from './checkpoints.ts';
import { Cursor, type Run, runOf } from './cursor.ts';
import { frameOf } from './frame.ts';
import type { PictureReplica } from './picture-replica.ts';
import { Screens } from './screens.ts';

/** A screen further behind than this gets a checkpoint instead of the entries. */
const TOO_FAR = 5000;
/** Lines in one frame when a late screen catches up. */
const CATCH_UP = 300;
/** Messages a socket may send in a second; more is a fault. */
const MOST_MESSAGES = 40;

/** A ping goes out with every so many beats, and so many unanswered ones in a row (30 s) end a socket. */
const PING_EVERY = 5;
const MOST_UNANSWERED = 6;

/** How often (ms) screens are told how all screens stand, at most. */
const SCREENS_EVERY = 250;

interface Seat {
  readonly id: string;
  readonly cursor: Cursor;
  readonly person: Person;
  messages: number;
  /** Pings that the network took and that no pong has answered. */
  unanswered: number;
}

/** Where a screen says it stands: nothing yet, or an entry and the hash it has for it. */
export type Standing = { readonly after: number; readonly hash: string } | undefined;

export class Stream {
  readonly #replica: PictureReplica;
  readonly #now: () => number;
  readonly #seats = new Set<Seat>();
  readonly #screens: Screens;
  readonly #checkpoints: Checkpoints;
  readonly #stop = new AbortController();
  readonly #fault: (error: Error) => void;
  #screensSaid = '';
  #telling: NodeJS.Timeout | undefined;
  #beats = 0;

  /** `fault` is told of a fault of this server that ended a socket. */
  constructor(replica: PictureReplica, now: () => number, fault: (error: Error) => void) {
    this.#replica = replica;
    this.#now = now;
    this.#fault = fault;
    this.#screens = new Screens(replica, now);
    this.#checkpoints = new Checkpoints(replica);
  }

  get sockets(): number {
    return this.#seats.size;
  }

  /** Follows the picture and beats every second, until `close`. Rejects only on a fault of this server. */
  async run(): Promise<void> {
    const beat = setInterval(() => this.#beat(), 1000);
    try {
      for await (const lines of this.#replica.follow(this.#replica.head.seq, this.#stop.signal)) {
        const run = runOf(lines, this.#replica.head.seq);
        if (run !== undefined) this.#spread(run);
      }
    } finally {
      clearInterval(beat);
    }
  }

  /** Tells every socket why, so that it closes; one that comes later is told the same. */
  close(): void {
    this.#stop.abort();
    clearTimeout(this.#telling);
    for (const { cursor } of this.#seats) cursor.socket.close(CLOSE.draining, 'the server stops');
  }

  /** Ends the sockets that have not closed although they were told. */
  end(): void {
    for (const { cursor } of this.#seats) cursor.socket.terminate();
  }

  /** Takes a socket in: sends what it lacks, then all that lands. */
  async join(socket: WebSocket, person: Person, standing: Standing): Promise<void> {
    const seat: Seat = {
      id: randomUUID(),
      cursor: new Cursor(socket, this.#now()),
      person,
      messages: 0,
      unanswered: 0,
    };
    socket.on('error', () => socket.terminate()); // one bad frame must not end the process
    socket.on('pong', () => {
      seat.unanswered = 0;
    });
    socket.on('message', (data, binary) => this.#heard(seat, data, binary));
    socket.on('close', () => {
      this.#seats.delete(seat);
      this.#screens.leave(seat.id);
      this.#tellScreens();
    });
    this.#seats.add(seat);
    if (this.#stop.signal.aborted) return socket.close(CLOSE.draining, 'the server stops');
    this.#screens.join(seat.id, person);
    seat.cursor.tell(this.#beatFrame());
    const you = { type: 'screens', you: seat.id, ...this.#screens.list() };
    seat.cursor.tell(frameOf([JSON.stringify(you)]));
    this.#tellScreens();
    await this.#start(seat, standing);
    this.#pump(seat);
  }

  async #start({ cursor }: Seat, standing: Standing): Promise<void> {
    const { head } = this.#replica;
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
    const { head } = this.#replica;
    if (seq === 0) return GENESIS.hash;
    if (seq >= head.seq) return seq === head.seq ? head.hash : undefined;
    const [line] = await this.#replica.log.read(seq - 1, 1);
    return line && hashOf(line.bytes);
  }

  #spread(run: Run): void {
    for (const seat of this.#seats) {
      if (!seat.cursor.offer(run)) this.#pump(seat);
    }
  }

  #pump({ cursor }: Seat): void {
    cursor
      .pump((after) => this.#runAfter(after))
      .catch((error: Error) => {
        this.#fault(error);
        cursor.socket.terminate();
      });
  }

  async #runAfter(after: number): Promise<Run | undefined> {
    const { head } = this.#replica;
    if (after >= head.seq) return undefined;
    const most = Math.min(CATCH_UP, head.seq - after); // the log may hold what was not taken in
    return runOf(await this.#replica.log.read(after, most), head.seq);
  }

  #beatFrame() {
    const { head, code, alarm } = this.#replica;
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
      if (seat.cursor.seq < this.#replica.head.seq) this.#pump(seat); // whatever it was not woken for
      if (this.#beats % PING_EVERY === 0) ping(seat);
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
    if (seat.cursor.socket.readyState !== seat.cursor.socket.OPEN) return; // it is closing
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

/** Finds the socket whose other side is gone without a word. One that is full is not asked. */
function ping(seat: Seat): void {
  const { socket } = seat.cursor;
  if (seat.unanswered >= MOST_UNANSWERED) socket.terminate();
  else if (socket.readyState === socket.OPEN && socket.bufferedAmount === 0) {
    seat.unanswered++;
    socket.ping();
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
