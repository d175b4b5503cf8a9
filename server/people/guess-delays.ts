/** Slows down guessing, by network and by account; never locks anybody out. [S8] */

/** ms. */
const MAX_DELAY = 60_000;
/** ms without a failure after which failures are forgotten. */
const FORGET_AFTER = 15 * 60_000;
/** Networks and accounts remembered; beyond, those with the oldest failure are forgotten. */
const MAX_KEYS = 10_000;

/** Failures without delay: people mistype, and many may share a network. */
const FREE_FAILURES = { account: 3, address: 10 };

interface Failures {
  readonly count: number;
  readonly last: number;
}

/** Counts failures in memory. Delays double from 1 s up to `MAX_DELAY`. */
export class GuessDelays {
  readonly #failures = new Map<string, Failures>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** ms to wait before the next try; 0: none. */
  wait(address: string, account?: string): number {
    const own =
      account === undefined ? 0 : this.#delayOf(`${address} ${account}`, FREE_FAILURES.account);
    return Math.max(own, this.#delayOf(address, FREE_FAILURES.address));
  }

  #delayOf(key: string, free: number): number {
    const { count, last } = this.#failures.get(key) ?? { count: 0, last: 0 };
    const now = this.#now();
    if (count <= free || now - last > FORGET_AFTER) return 0;
    const delay = Math.min(MAX_DELAY, 1000 * 2 ** (count - free - 1));
    return Math.max(0, last + delay - now);
  }

  /** Counts a try as failed before it is checked, so that parallel tries count as well. */
  countTry(address: string, account?: string): void {
    for (const key of account === undefined ? [address] : [`${address} ${account}`, address]) {
      const before = this.#failures.get(key);
      const now = this.#now();
      const count = before === undefined || now - before.last > FORGET_AFTER ? 0 : before.count;
      this.#failures.delete(key); // keeps the map in order of the last failure
      this.#failures.set(key, { count: count + 1, last: now });
    }
    for (const [oldest] of this.#failures) {
      if (this.#failures.size <= MAX_KEYS) break;
      this.#failures.delete(oldest);
    }
  }

  /** Forgets the account's failures from this network, and this try of the network. */
  countSuccess(address: string, account: string): void {
    this.#failures.delete(`${address} ${account}`);
    const { count, last } = this.#failures.get(address) ?? { count: 0, last: 0 };
    if (count > 1) this.#failures.set(address, { count: count - 1, last });
    else this.#failures.delete(address);
  }
}
