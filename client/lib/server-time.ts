/**
 * What time it is: the server's, as this page knows it. Beats and answers say it; in between it is
 * counted by a clock that cannot be set, so that the workstation's own may be wrong by any amount,
 * or set while the page is open.
 */
import { STALE_AFTER } from '../../picture/wire.ts';
import { JUMP } from './ticker.ts';

const BEAT_LATE = 500; // ms by which a beat may be held up and still not turn the time back
const TO_THE_SECOND = 500; // ms: the middle of what an answer's date may mean
const ANSWER_LATE = 1500; // ms by which an answer's date may differ and still agree

export class ServerTime {
  readonly #steady: () => number;
  readonly #wall: () => number;
  /** From the steady clock to the server's, in ms; to the machine's own until that was heard. */
  #offset: number;
  #lead: number; // of the wall clock over the steady one at the last look, in ms
  /** By how many ms the wall clock jumped ahead since the last beat, and when. */
  #jumped = { by: 0, at: 0 };
  #beaten = false;

  /** `steady` and `wall` in ms; browsers stop the steady clock while the machine sleeps. */
  constructor(steady = () => performance.now(), wall = () => Date.now()) {
    this.#steady = steady;
    this.#wall = wall;
    this.#lead = wall() - steady();
    this.#offset = this.#lead;
  }

  /** Milliseconds since 1970. */
  now(): number {
    const steady = this.#look();
    const { by, at } = this.#jumped;
    // was it set, or slept through? Beats go on if it was set: some seconds without one are sleep
    const slept = steady - at > STALE_AFTER * 1000 ? by : 0;
    return steady + this.#offset + slept;
  }

  /** A beat came with the server's `time`, ms since 1970. One held up a little turns nothing back. */
  beat(time: number): void {
    const offset = time - this.#look();
    const more = offset - this.#offset;
    if (!this.#beaten || more > 0 || more < -BEAT_LATE) this.#offset = offset;
    this.#beaten = true;
    this.#jumped = { by: 0, at: 0 };
  }

  /** An answer came; its date is the server's time to the second, in ms since 1970. */
  answered(date: number): void {
    const off = date + TO_THE_SECOND - this.now();
    if (this.#beaten && Math.abs(off) <= ANSWER_LATE) return; // a beat says it better
    this.#offset = date + TO_THE_SECOND - this.#look();
    this.#jumped = { by: 0, at: 0 };
  }

  /** The steady clock; notices what the other one did since the last look. */
  #look(): number {
    const steady = this.#steady();
    const lead = this.#wall() - steady;
    if (lead - this.#lead > JUMP)
      this.#jumped = { by: this.#jumped.by + lead - this.#lead, at: steady };
    this.#lead = lead;
    return steady;
  }
}

/** The page's own; whatever has no clock handed to it asks this one. */
export const serverTime = new ServerTime();
