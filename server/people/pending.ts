/** Values that expire, in memory, with limits per network: challenges, codes of walls. */
import { randomBytes } from 'node:crypto';
import { networkOf } from '../lib/client-address.ts';

/** Limits of one store. */
export interface Bounds {
  /** ms until a value expires. */
  readonly lifetime: number;
  /** Values of one network; beyond, its own oldest is dropped. [S8] */
  readonly perNetwork: number;
  /** Values of all networks; beyond, the oldest of the network with most values is dropped. */
  readonly total: number;
}

interface Held<T> {
  readonly value: T;
  readonly network: string;
  readonly until: number;
}

/** Values by random keys. */
export class Pending<T> {
  readonly #held = new Map<string, Held<T>>();
  readonly #bounds: Bounds;
  readonly #now: () => number;

  constructor(bounds: Bounds, now: () => number) {
    this.#bounds = bounds;
    this.#now = now;
  }

  /** Adds a value. Returns its key, and when it expires (ms since 1970). */
  put(value: T, address: string): { readonly key: string; readonly until: number } {
    this.#clean();
    const network = networkOf(address);
    const own = this.#keysOf(network);
    if (own.length >= this.#bounds.perNetwork) this.#drop(own);
    else if (this.#held.size >= this.#bounds.total) this.#drop(this.#keysOfBusiest());
    const key = randomBytes(32).toString('base64url');
    const until = this.#now() + this.#bounds.lifetime;
    this.#held.set(key, { value, network, until });
    return { key, until };
  }

  get(key: string): T | undefined {
    const held = this.#held.get(key);
    return held !== undefined && held.until > this.#now() ? held.value : undefined;
  }

  /** Removes and returns a value. */
  take(key: string): T | undefined {
    const value = this.get(key);
    this.#held.delete(key);
    return value;
  }

  /** All values, oldest first. */
  values(): readonly T[] {
    this.#clean();
    return [...this.#held.values()].map(({ value }) => value);
  }

  /** Keys of a network's values, oldest first. */
  #keysOf(network: string): readonly string[] {
    return [...this.#held].flatMap(([key, held]) => (held.network === network ? [key] : []));
  }

  /** Keys of the network with most values; of several, the one that came first. */
  #keysOfBusiest(): readonly string[] {
    const counts = new Map<string, number>();
    let most = '';
    for (const { network } of this.#held.values()) {
      counts.set(network, (counts.get(network) ?? 0) + 1);
    }
    for (const [network, count] of counts) if (count > (counts.get(most) ?? 0)) most = network;
    return this.#keysOf(most);
  }

  #drop([oldest]: readonly string[]): void {
    if (oldest !== undefined) this.#held.delete(oldest);
  }

  #clean(): void {
    const now = this.#now();
    for (const [key, { until }] of this.#held) if (until <= now) this.#held.delete(key);
  }
}
