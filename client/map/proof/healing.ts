/** When a map that is not drawn is made again, and when its page gives up and reloads. Pure. [W8] */
import { UNPROVED_AFTER } from '../../store/glass.ts';

export interface Found {
  /** Whether the map should be on the glass now: the page is seen, and shows what is live. */
  readonly due: boolean;
  /** The map is known not to stand. */
  readonly broken: boolean;
  /** There is none: the browser gave no graphics context. */
  readonly failed: boolean;
  /** When a frame was proved last, ms; undefined: never. */
  readonly proved: number | undefined;
}

export interface Remedy {
  readonly rebuild: boolean;
  readonly reload: boolean;
}

const FIRST = { broken: 500, unproved: 2000 }; // ms until a map is made again
/** ms from one attempt to the next: a map takes some seconds to come, and one that failed takes none. */
const AGAIN = { failed: 2000, coming: 10_000 };
const GIVE_UP = 15_000; // ms until the page reloads itself

/** ms between two looks from which the page has slept meanwhile, or stood still: that time does not count. */
const SLEPT = 3000;

export class Healing {
  #looked: number | undefined;
  #since: number | undefined; // when it was found wrong
  #tried: number | undefined;

  /** What is to be done now; asked every second. `now`: ms of a clock that never runs backwards. */
  next(now: number, { due, broken, failed, proved }: Found): Remedy {
    const current = proved !== undefined && now - proved <= UNPROVED_AFTER * 1000;
    const coming = proved === undefined && !broken;
    if (!due || coming || (current && !broken)) {
      this.#since = undefined;
      this.#tried = undefined;
      this.#looked = now;
      return { rebuild: false, reload: false };
    }
    const slept = this.#sleptUntil(now);
    if (this.#since !== undefined) this.#since += slept;
    if (this.#tried !== undefined) this.#tried += slept;
    this.#since ??= now;
    const wrong = now - this.#since;
    const wait = broken ? FIRST.broken : FIRST.unproved;
    const again = failed ? AGAIN.failed : AGAIN.coming;
    const rebuild = this.#tried === undefined ? wrong >= wait : now - this.#tried >= again;
    if (rebuild) this.#tried = now;
    return { rebuild, reload: proved !== undefined && wrong >= GIVE_UP };
  }

  /** ms that went by unwatched since the last look. */
  #sleptUntil(now: number): number {
    const between = now - (this.#looked ?? now);
    this.#looked = now;
    return between > SLEPT ? between : 0;
  }
}
