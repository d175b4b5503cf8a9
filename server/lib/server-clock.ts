/** The server's clock, which notices when the machine's clock is set ahead while the server runs. [L16] */

/** What the machine tells, in ms. */
export interface MachineClock {
  /** Since 1970. Can be set, to any time. */
  readonly wall: () => number;
  /** Since some beginning. Cannot be set; may stand still while the machine is suspended. */
  readonly steady: () => number;
}

/** One look at the clock. */
export interface ClockReading {
  /** The time that the server goes by: ms since 1970. */
  readonly now: number;
  /** ms by which the machine's clock has stepped ahead of it; 0: it has not. */
  readonly ahead: number;
}

/** ms: a step ahead of more than this is not believed until it is confirmed. */
export const LARGEST_STEP = 60_000;
/**
 * The share of the time that passes by which the machine's clock may gain or lose and still only
 * drift: chrony, which corrects a clock fastest, stays below a twelfth. Small steps that come
 * faster than that add up.
 */
const LARGEST_DRIFT = 0.1;

/**
 * Goes by the machine's clock. When that steps ahead, by one step or several, time goes on from
 * before the step until the machine's clock is back or the step is confirmed, so that sessions and
 * screens live on meanwhile. A step back is followed at once: the head of each log shows it. [L15]
 */
export class ServerClock {
  readonly #machine: MachineClock;
  #looked = 0; // at the last look: ms of the steady clock
  /** From the steady clock to the one that can be set, in ms: as it is believed to be. */
  #believed = 0;
  /** The same as it was at the last look before a step: the server goes by it until it is over. */
  #offset = 0;
  /** Called after a step was confirmed. */
  onConfirmed: () => void = () => {};

  constructor(machine: MachineClock) {
    this.#machine = machine;
    this.#believe();
  }

  /** The time that the server goes by: ms since 1970. */
  readonly now = (): number => this.read().now;

  /** Looks at both clocks of the machine. While it is `ahead`, nothing may be written. */
  read(): ClockReading {
    const steady = this.#machine.steady();
    const wall = this.#machine.wall();
    const offset = wall - steady;
    const drift = Math.max(0, steady - this.#looked) * LARGEST_DRIFT;
    this.#looked = steady;
    if (offset - this.#believed > LARGEST_STEP) {
      return { now: Math.floor(steady + this.#offset), ahead: offset - this.#offset };
    }
    this.#believed = Math.min(Math.max(offset, this.#believed - drift), this.#believed + drift);
    this.#offset = offset;
    return { now: wall, ahead: 0 };
  }

  /** Goes by the machine's clock as it is now. */
  confirm(): void {
    this.#believe();
    this.onConfirmed();
  }

  #believe(): void {
    this.#looked = this.#machine.steady();
    this.#believed = this.#machine.wall() - this.#looked;
    this.#offset = this.#believed;
  }
}
