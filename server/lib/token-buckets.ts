/** Token buckets by key: how much of something each may have in a while. */

/** A token bucket's size and speed. */
export interface Rate {
  /** Tokens added per second. */
  readonly rate: number;
  /** Tokens in a full bucket. */
  readonly burst: number;
}

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** Buckets that are kept; beyond, the least recently used are dropped, which refills them. */
const MAX_BUCKETS = 10_000;

/** A bucket for each key. `now`: ms. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /**
   * Takes tokens if there are enough; otherwise returns the whole seconds until there are. More
   * tokens than fit a bucket are taken as soon as it is full, and leave it in debt.
   */
  take(key: string, tokens = 1): 'taken' | number {
    const { rate, burst } = this.#rate;
    const now = this.#now();
    const before = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const passed = Math.max(0, now - before.at) / 1000;
    const filled = Math.min(burst, before.tokens + passed * rate);
    const enough = filled >= Math.min(tokens, burst);
    this.#buckets.delete(key); // keeps the map in order of use
    this.#buckets.set(key, { tokens: enough ? filled - tokens : filled, at: now });
    for (const [oldest] of this.#buckets) {
      if (this.#buckets.size <= MAX_BUCKETS) break;
      this.#buckets.delete(oldest);
    }
    return enough ? 'taken' : Math.max(1, Math.ceil((Math.min(tokens, burst) - filled) / rate));
  }
}
