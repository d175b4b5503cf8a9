/** Zulu time by the server's clock, so that every screen shows the same second. */
import type { Instant } from '../../picture/basics.ts';

export class Clock {
  #offset = 0; // ms from this machine's clock to the server's
  #now = $state(0);

  constructor() {
    this.#now = Date.now();
  }

  /** Milliseconds since 1970, a new value each second. */
  get now(): number {
    return this.#now;
  }

  /** A beat came with the server's time. A beat held up on the way is no reason to turn back. */
  beat(time: Instant): void {
    const offset = Date.parse(time) - Date.now();
    if (offset > this.#offset || Math.abs(offset - this.#offset) > 500) this.#offset = offset;
  }

  /** Ticks on the second until called off. */
  run(): () => void {
    let timer = 0;
    const tick = () => {
      const at = Date.now() + this.#offset;
      this.#now = at;
      timer = window.setTimeout(tick, 1000 - (((at % 1000) + 1000) % 1000));
    };
    tick();
    return () => clearTimeout(timer);
  }
}
