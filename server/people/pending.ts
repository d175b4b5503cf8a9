/** Things that wait a while for an answer, in memory: challenges, codes on walls. */
import { randomBytes } from 'node:crypto';
import { networkOf } from '../lib/client-address.ts';

export interface Bounds {
  /** How long (ms) each waits. */
  readonly lifetime: number;
  /** How many one network may have waiting: the oldest of its own makes way, nobody else's. */
  readonly perNetwork: number;
  /** How many may wait at all; beyond, the oldest of the network that has most makes way. */
  readonly total: number;
}

interface Held<T> {
  readonly value: T;
  readonly network: string;
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

  /** The key under which it waits from now on. Nobody is refused for what others do elsewhere. [S8] */
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

  /** What a network has waiting, oldest first. */
  #keysOf(network: string): readonly string[] {
    return [...this.#held].flatMap(([key, held]) => (held.network === network ? [key] : []));
  }

  /** What the network that has most waiting has; of several, that of the one which came first. */
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
