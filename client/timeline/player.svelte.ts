/** Plays the past: moves the moment shown, at a multiple of real time, until it is live again. */
export const SPEEDS = [1, 10, 60, 600, 3600] as const;
export type Speed = (typeof SPEEDS)[number];

const FRAME = 30; // ms between moves, at least: a map in software needs its time

export class Player {
  #frame = $state(0);
  speed = $state<Speed>(60);
  readonly #go: (at: number) => boolean;

  /** `go` shows a moment (ms since 1970) and answers whether there is more to come. */
  constructor(go: (at: number) => boolean) {
    this.#go = go;
  }

  get playing(): boolean {
    return this.#frame !== 0;
  }

  play(from: number): void {
    this.pause();
    let at = from;
    let last = performance.now();
    const frame = (now: number) => {
      const passed = Math.max(0, now - last);
      let more = true;
      if (passed >= FRAME) {
        at += passed * this.speed;
        last = now;
        more = this.#go(at);
      }
      if (more) this.#frame = requestAnimationFrame(frame);
      else this.pause();
    };
    this.#frame = requestAnimationFrame(frame);
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** The next speed, and after the fastest the slowest again. */
  faster(): void {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 60;
  }
}
