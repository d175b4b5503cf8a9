/** What a page's glass shows of a picture: what the map proves, and what may be said of it. Pure. [W6] */
import type { Picture } from '../../picture/fold.ts';
import type { Undrawn } from '../../picture/wire.ts';

/** Seconds without proof, while the map should be on the glass, until a screen says NOT LIVE. [W8] */
export const UNPROVED_AFTER = 5;

/** A picture by its last entry and its code, `7F3A-92C1`. */
export interface Claimed {
  readonly seq: number;
  readonly code: string;
}

/**
 * Where the map is: on the glass, as far as can be told without a frame; `broken`, if it cannot be drawn
 * or is known not to stand; `hidden`, with the page; `no-map`, where there is none or something covers it.
 */
export type Sight = 'map' | 'broken' | 'hidden' | 'no-map';

/** Who a map draws a picture for. */
export interface Prover {
  /** What a frame that holds the picture whole is to say; undefined for one that is not live. */
  claimed(picture: Picture): Claimed | undefined;
  /** Was drawn into a frame by the map, and read back from it. */
  proved(read: Claimed): void;
  sight(sight: Sight): void;
}

/** `there`: proved and still on the glass. `overdue`: to be said over the whole page. */
export interface Glass {
  readonly state: 'there' | Undrawn;
  readonly overdue: boolean;
}

const isAway = (sight: Sight | undefined): boolean => sight === 'hidden' || sight === 'no-map';

/** The glass of one page for one picture, by a clock (ms) that never runs backwards. */
export class GlassRecord {
  readonly #now: () => number;
  #sight: Sight | undefined;
  #proved: Claimed | undefined;
  #at = 0; // when
  #ever = false;
  #due: number; // since when the map has had to be on the glass
  #replaying = false;

  constructor(now: () => number) {
    this.#now = now;
    this.#due = now();
  }

  /** What was proved last, as long as nothing has made it void. */
  get proved(): Claimed | undefined {
    return this.#proved;
  }

  prove(read: Claimed): void {
    this.#ever = true;
    this.#proved = { seq: read.seq, code: read.code };
    this.#at = this.#now();
  }

  see(sight: Sight): void {
    if (isAway(this.#sight) || isAway(sight)) this.#void();
    this.#sight = sight;
  }

  set replaying(replaying: boolean) {
    if (this.#replaying && !replaying) this.#void();
    this.#replaying = replaying;
  }

  /** `altered`: what the page wrote is no longer in the document. */
  judge(altered: boolean): Glass {
    const state = this.#state(altered);
    const unproved = this.#now() - Math.max(this.#at, this.#due);
    const overdue = state === 'lost' && this.#ever && unproved > UNPROVED_AFTER * 1000;
    return { state, overdue };
  }

  #state(altered: boolean): Glass['state'] {
    const now = this.#now();
    if (this.#sight === 'hidden') return 'hidden';
    if (this.#replaying) {
      this.#void();
      return 'past';
    }
    if (this.#sight === 'no-map') return 'no-map';
    if (!this.#ever) return 'drawing';
    if (altered || this.#sight === 'broken') return 'lost';
    if (this.#proved !== undefined && now - this.#at <= UNPROVED_AFTER * 1000) return 'there';
    return now - this.#due <= UNPROVED_AFTER * 1000 ? 'drawing' : 'lost';
  }

  /** What was drawn before is no proof of what is drawn next. */
  #void(): void {
    this.#proved = undefined;
    this.#due = this.#now();
  }
}
