/** Things that wait a while for an answer, in memory: challenges, codes on walls. */
import { randomBytes } from 'node:crypto';

export interface Bounds {
  /** How long (ms) each waits. */
  readonly life: number;
  /** How many one address may have waiting: the oldest of its own makes way, nobody else's. */
  readonly each: number;
  /** How many may wait at all. */
  readonly all: number;
}

interface Held<T> {
  readonly value: T;
  readonly address: string;
  readonly until: number;
}

export class Pending<T> {
  readonly #held = new Map<string, Held<T>>();
  readonly #bounds: Bounds;
  readonly #now: () => number;

  constructor(bounds: Bounds, now: () => number) {
    this.#bounds = bounds;
    this.#now = now;
  }

  /** The key under which it waits, or undefined: too many do. */
  put(value: T, address: string): { readonly key: string; readonly until: number } | undefined {
    this.#clean();
    const own = [...this.#held].filter(([, held]) => held.address === address);
    const [oldest] = own;
    if (own.length >= this.#bounds.each && oldest !== undefined) this.#held.delete(oldest[0]);
    if (this.#held.size >= this.#bounds.all) return undefined;
    const key = randomBytes(32).toString('base64url');
    const until = this.#now() + this.#bounds.life;
    this.#held.set(key, { value, address, until });
    return { key, until };
  }

  get(key: string): T | undefined {
    const held = this.#held.get(key);
    return held !== undefined && held.until > this.#now() ? held.value : undefined;
  }

  /** Gives it away: it can be taken once. */
  take(key: string): T | undefined {
    const value = this.get(key);
    this.#held.delete(key);
    return value;
  }

  values(): readonly T[] {
    this.#clean();
    return [...this.#held.values()].map(({ value }) => value);
  }

  #clean(): void {
    const now = this.#now();
    for (const [key, { until }] of this.#held) if (until <= now) this.#held.delete(key);
  }
}
