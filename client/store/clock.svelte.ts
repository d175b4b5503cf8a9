/** The server's time as components see it: a new value each second, the same on every screen. */
import type { Instant } from '../../picture/basics.ts';
import { type ServerTime, serverTime } from '../lib/server-time.ts';

export class Clock {
  readonly #time: ServerTime;
  #now = $state(0);

  constructor(time = serverTime) {
    this.#time = time;
    this.#now = time.now();
  }

  /** Milliseconds since 1970, a new value each second. */
  get now(): number {
    return this.#now;
  }

  /** A beat came with the server's time. */
  beat(time: Instant): void {
    this.#time.beat(Date.parse(time));
  }

  /** Ticks on the second until called off. */
  run(): () => void {
    let timer = 0;
    const tick = () => {
      const at = this.#time.now();
      this.#now = at;
      timer = window.setTimeout(tick, 1000 - (((at % 1000) + 1000) % 1000));
    };
    tick();
    return () => clearTimeout(timer);
  }
}
