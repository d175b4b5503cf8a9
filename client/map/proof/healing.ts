/** When a map that is not drawn is made again, and when its page gives up and reloads. Pure. [W8] */
import { UNPROVED_AFTER } from '../../store/glass.ts';

export interface Found {
  /** Whether the map should be on the glass now: the page is seen, and shows what is live. */
  readonly due: boolean;
  /** The map is known not to stand. */
  readonly broken: boolean;
  /** When a frame was proved last, ms; undefined: never. */
  readonly proved: number | undefined;
}

export interface Remedy {
  readonly rebuild: boolean;
  readonly reload: boolean;
}

const FIRST = { broken: 500, unproved: 3000 }; // ms until a map is made again
const AGAIN = 6000; // ms from one attempt to the next: a map takes some seconds to come
const GIVE_UP = 15_000; // ms until the page reloads itself

export class Healing {
  #since: number | undefined; // when it was found wrong
  #tried: number | undefined;

  /** What is to be done now; asked every second. `now`: ms of a clock that never runs backwards. */
  next(now: number, { due, broken, proved }: Found): Remedy {
    const current = proved !== undefined && now - proved <= UNPROVED_AFTER * 1000;
    const coming = proved === undefined && !broken;
    if (!due || coming || (current && !broken)) {
      this.#since = undefined;
      this.#tried = undefined;
      return { rebuild: false, reload: false };
    }
    this.#since ??= now;
    const wrong = now - this.#since;
    const wait = broken ? FIRST.broken : FIRST.unproved;
    const rebuild = this.#tried === undefined ? wrong >= wait : now - this.#tried >= AGAIN;
    if (rebuild) this.#tried = now;
    return { rebuild, reload: proved !== undefined && wrong >= GIVE_UP };
  }
}
