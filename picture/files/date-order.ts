/** Collects what the times of a file tell of how its digits are meant: day or month first, counts or dates. [R66] */
import { zulu } from '../reading/clock.ts';
import { digitsIn } from '../reading/counts.ts';
import { plain } from '../reading/text.ts';

/** As most times are written: it leaves no doubt. */
const YEAR_FIRST = /^\d{4}-\d\d-\d\d/;
const NUMBERED = /^\D*(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?!\d)/;

export class DateOrder {
  #dayFirst = 0;
  #monthFirst = 0;
  #either = 0;
  #seconds = 0;
  /** Digits that may be a date: different ones, up to two. */
  readonly #dates = new Set<string>();

  add(text: string): void {
    if (YEAR_FIRST.test(text)) return;
    const said = plain(text);
    const [, a, , b] = NUMBERED.exec(said) ?? [];
    if (a !== undefined && b !== undefined) this.#addNumbers(Number(a), Number(b));
    if (!/^\d{10}$/.test(said)) return;
    const found = digitsIn(said, { clockOf: () => zulu });
    if (found?.kind === 'read' && found.value.zone?.ahead === 0) this.#seconds++;
    else if (this.#dates.size < 2) this.#dates.add(said);
  }

  #addNumbers(a: number, b: number): void {
    if (a > 12 && b <= 12) this.#dayFirst++;
    else if (b > 12 && a <= 12) this.#monthFirst++;
    else if (a !== b) this.#either++;
  }

  /** The order that the rows settle; 'open' if they do not and it matters; undefined if it does not. */
  get order(): 'dmy' | 'mdy' | 'open' | undefined {
    const [day, month] = [this.#dayFirst > 0, this.#monthFirst > 0];
    if (day !== month) return day ? 'dmy' : 'mdy';
    return this.#either > 0 ? 'open' : undefined;
  }

  /**
   * Whether ten digits count seconds: one that is no date settles it for all, and so do two that are dates, of which
   * counts in a row are not. Undefined if they do not tell.
   */
  get counts(): boolean | undefined {
    if (this.#seconds > 0) return true;
    return this.#dates.size > 1 ? false : undefined;
  }
}
