/** When rows are due that are played at the pace of their own times. */
import type { Report } from './report.ts';

const SECOND = 1000; // ms

/** Rows of one second are sent together, late rows at once. */
export class Pace {
  readonly #speed: number | undefined;
  readonly #now: () => number;
  readonly #sleep: (ms: number) => Promise<unknown>;
  #begin: { readonly at: number; readonly now: number } | undefined;

  /** `speed`: so many times faster than they occurred; undefined: all are due at once. */
  constructor(how: {
    readonly speed: number | undefined;
    readonly now: () => number;
    readonly sleep: (ms: number) => Promise<unknown>;
  }) {
    this.#speed = how.speed;
    this.#now = how.now;
    this.#sleep = how.sleep;
  }

  isDue(row: Report): boolean {
    return this.#speed === undefined || this.#dueAt(row, this.#speed) <= this.#now();
  }

  /** Settles when the row is due. */
  async wait(row: Report): Promise<void> {
    if (this.#speed === undefined) return;
    const wait = this.#dueAt(row, this.#speed) - this.#now();
    if (wait > 0) await this.#sleep(wait);
  }

  /** ms since 1970; the first row is due when it is asked about. */
  #dueAt({ at }: Report, speed: number): number {
    const second = Math.floor(at / SECOND) * SECOND;
    this.#begin ??= { at: second, now: this.#now() };
    return this.#begin.now + (second - this.#begin.at) / speed;
  }
}
