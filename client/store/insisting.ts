/** Asks again what could not be had, ever more slowly, until it is had or called off. No Svelte. */
import { DEAD_AFTER } from '../../picture/wire.ts';
import type { Ticker } from '../lib/ticker.ts';
import { type Asking, isUnfetched, type Unfetched } from './fetcher-parts.ts';
import { backoff } from './pauses.ts';

const STALLED = DEAD_AFTER * 1000; // ms without a byte until a request is given up
const FINAL: readonly Unfetched['failed'][] = [401, 403, 404]; // asked again, they would be the same

export interface InsistingParts {
  readonly ticker: Ticker;
  readonly random: () => number;
  /** Gives the page its turn. */
  readonly turn: (run: () => void) => void;
  /** Bytes have come. */
  readonly heard: () => void;
  /** A pause begins before something is asked again. */
  readonly paused?: () => void;
}

/** Thrown out of whatever waits when all is called off. */
export class CalledOff extends Error {}

export class Insisting {
  readonly #parts: InsistingParts;
  readonly #stop = new AbortController();

  constructor(parts: InsistingParts) {
    this.#parts = parts;
  }

  get stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Calls off what is asked; it throws CalledOff to those who wait. */
  stop(): void {
    this.#stop.abort();
  }

  /** The answer, or a failure that is one of FINAL. */
  async ask<T extends object | undefined>(
    once: (asking: Asking) => Promise<T | Unfetched>,
  ): Promise<T | Unfetched> {
    for (let attempt = 0; ; attempt++) {
      const got = await this.#ask(once);
      this.#goOn();
      if (!isUnfetched(got) || FINAL.includes(got.failed)) return got;
      await this.pause(attempt, got.pause);
    }
  }

  /** Waits as long as after so many attempts (0, 1 …), but `least` ms. */
  async pause(attempt: number, least = 0): Promise<void> {
    const { ticker, random, paused } = this.#parts;
    const ms = Math.max(backoff(attempt, random), least);
    paused?.();
    await new Promise<void>((done) => ticker.after(ms, done));
    this.#goOn();
  }

  /** Gives the page its turn. */
  async turn(): Promise<void> {
    await new Promise<void>((done) => this.#parts.turn(done));
    this.#goOn();
  }

  #goOn(): void {
    if (this.stopped) throw new CalledOff();
  }

  /** Asks once; a request of which nothing comes any more is given up. */
  async #ask<T extends object | undefined>(
    once: (asking: Asking) => Promise<T | Unfetched>,
  ): Promise<T | Unfetched> {
    const { ticker, heard } = this.#parts;
    const own = new AbortController();
    const off = () => own.abort();
    this.#stop.signal.addEventListener('abort', off);
    let calm = ticker.after(STALLED, off);
    const got = await once({
      signal: own.signal,
      heard: () => {
        if (own.signal.aborted) return;
        calm();
        calm = ticker.after(STALLED, off);
        heard();
      },
    });
    calm();
    this.#stop.signal.removeEventListener('abort', off);
    return own.signal.aborted ? { failed: 'offline', why: 'nothing came any more' } : got;
  }
}
