/** Plays the past: moves the moment looked at, at a multiple of real time, until it is live again. */
export const SPEEDS = [1, 60, 600] as const;
export type Speed = (typeof SPEEDS)[number];

const FRAME = 200; // ms between moves

export class Player {
  #timer = $state(0);
  speed = $state<Speed>(60);
  readonly #go: (at: number) => boolean;

  /** `go` shows a moment (ms since 1970) and answers whether there is more to come. */
  constructor(go: (at: number) => boolean) {
    this.#go = go;
  }

  get playing(): boolean {
    return this.#timer !== 0;
  }

  play(from: number): void {
    this.pause();
    let at = from;
    let last = performance.now();
    this.#timer = window.setInterval(() => {
      const now = performance.now();
      at += (now - last) * this.speed;
      last = now;
      if (!this.#go(at)) this.pause();
    }, FRAME);
  }

  pause(): void {
    clearInterval(this.#timer);
    this.#timer = 0;
  }

  /** The next speed, and after the fastest the slowest again. */
  faster(): void {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 60;
  }
}
