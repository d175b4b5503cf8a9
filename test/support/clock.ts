/** A clock that stands still until the test says how much time has passed. */
export class Clock {
  #now: number;

  constructor(start = Date.parse('2026-11-22T14:00:00Z')) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  pass(ms: number): void {
    this.#now += ms;
  }
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
