/**
 * Where people point, for all who follow a picture: the latest of each seat, in one frame a tick,
 * within a budget for each session and desk. Never in the log. [W13]
 */
import type { DeskId } from '../../picture/basics.ts';
import type { Person } from '../../picture/decide.ts';
import type { Down, Up } from '../../picture/wire.ts';
import { type Rate, TokenBuckets } from '../lib/token-buckets.ts';
import { type Frame, frameOf } from './frame.ts';

/** ms between two frames, at least. */
const TICK = 250;
/** Seats that are sent in a second, of one session: two of its screens at every tick. */
const SESSION: Rate = { rate: 8, burst: 16 };
/** The same of one desk, which others see beside those of their own. */
const DESK: Rate = { rate: 40, burst: 80 };

type Said = Extract<Up, { type: 'presence' }>;
type SeatPresence = Extract<Down, { type: 'presence' }>['seats'][number];

/** A socket that may say where its person points. */
export interface Seat {
  readonly id: string;
  /** Of which session it is; seats of one session share a budget. */
  readonly session: string;
  readonly person: Person;
}

/** The presence of one picture. */
export class Presence {
  readonly #send: (frame: Frame) => void;
  readonly #sessions: TokenBuckets;
  readonly #desks: TokenBuckets;
  /** What was said and not sent, by seat; who has waited longest comes first. */
  readonly #waiting = new Map<string, { readonly seat: Seat; readonly said: Said }>();
  #timer: NodeJS.Timeout | undefined;

  /** `send` is called with each frame, for every socket. `now`: ms. */
  constructor(now: () => number, send: (frame: Frame) => void) {
    this.#send = send;
    this.#sessions = new TokenBuckets(SESSION, now);
    this.#desks = new TokenBuckets(DESK, now);
  }

  /**
   * Takes what a seat says, in place of what it said since the last frame; a place to look at stays
   * until a frame has it. What a wall says is dropped: nobody stands there to point.
   */
  say(seat: Seat, said: Said): void {
    if (seat.person.role === 'wall') return;
    const look = said.look ?? this.#waiting.get(seat.id)?.said.look;
    this.#waiting.set(seat.id, { seat, said: look === undefined ? said : { ...said, look } });
    this.#arm();
  }

  leave(id: string): void {
    this.#waiting.delete(id);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #arm(): void {
    this.#timer ??= setTimeout(() => this.#tick(), TICK);
  }

  /** Sends what is within the budgets; the rest waits for the next tick. */
  #tick(): void {
    this.#timer = undefined;
    const seats: SeatPresence[] = [];
    const spent = new Set<DeskId>();
    for (const [id, { seat, said }] of this.#waiting) {
      const { desk, person } = seat.person;
      if (spent.has(desk) || this.#sessions.take(seat.session) !== 'taken') continue;
      if (this.#desks.take(desk) !== 'taken') {
        spent.add(desk);
        continue;
      }
      this.#waiting.delete(id);
      const { cursor, look } = said;
      seats.push({ screen: id, desk, person, cursor, look });
    }
    if (seats.length > 0) this.#send(frameOf([JSON.stringify({ type: 'presence', seats })]));
    if (this.#waiting.size > 0) this.#arm();
  }
}
