/** Seconds that must pass before something may be tried again, counted down where they are shown. */
import { secondsLeft } from './seconds.ts';

const STEP = 250; // ms

export class Countdown {
  #until = 0; // ms of performance.now()
  #left = $state(0);
  #timer = 0;

  /** Seconds left; 0: it may be tried. */
  get left(): number {
    return this.#left;
  }

  begin(seconds: number): void {
    this.#until = performance.now() + seconds * 1000;
    this.#tick();
  }

  /** Called off: nothing ticks any more. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #tick(): void {
    clearTimeout(this.#timer);
    this.#left = secondsLeft(this.#until, performance.now());
    if (this.#left > 0) this.#timer = window.setTimeout(() => this.#tick(), STEP);
  }
}
