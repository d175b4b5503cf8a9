/** How much anybody may ask for: a bucket of tokens for each person and each address. [S13] */
import type { Person } from '../../picture/permission.ts';
import { type ClientAddress, networkOf } from '../lib/client-address.ts';

export interface Rate {
  /** Tokens that come back in a second. */
  readonly rate: number;
  /** Tokens in a full bucket. */
  readonly burst: number;
}

export interface Limits {
  readonly requests: Rate;
  readonly commands: Rate;
  /** Of one address, whoever asks there: many people may share it. */
  readonly address: Rate;
  /** Sockets of one session, of one desk, and of all together. */
  readonly sockets: { readonly session: number; readonly desk: number; readonly all: number };
}

/** The limits, `factor` times as wide; how many sockets there may be in all, half of them of one desk, by itself. */
export function scaledLimits(factor = 1, sockets = 2000): Limits {
  if (!(factor > 0 && sockets > 0)) throw new Error('limits are numbers above 0');
  const wide = ({ rate, burst }: Rate): Rate => ({ rate: rate * factor, burst: burst * factor });
  return {
    requests: wide({ rate: 50, burst: 200 }),
    commands: wide({ rate: 200, burst: 2000 }),
    address: wide({ rate: 300, burst: 2000 }),
    sockets: { session: 16 * factor, desk: Math.max(1, Math.floor(sockets / 2)), all: sockets },
  };
}

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** Buckets that are remembered; a full one is as good as none, so the oldest are forgotten. */
const MAX_BUCKETS = 10_000;

export class TokenBuckets {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes tokens out; otherwise says after how many whole seconds there would be enough. */
  take(key: string, tokens = 1): 'taken' | number {
    const { rate, burst } = this.#rate;
    const now = this.#now();
    const before = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const passed = Math.max(0, now - before.at) / 1000;
    const filled = Math.min(burst, before.tokens + passed * rate);
    const enough = filled >= Math.min(tokens, burst);
    this.#buckets.delete(key); // so that the map stays in order of use
    this.#buckets.set(key, { tokens: enough ? filled - tokens : filled, at: now });
    for (const [oldest] of this.#buckets) {
      if (this.#buckets.size <= MAX_BUCKETS) break;
      this.#buckets.delete(oldest);
    }
    return enough ? 'taken' : Math.max(1, Math.ceil((Math.min(tokens, burst) - filled) / rate));
  }
}

/** What requests take, and the opening of sockets like them: by who asks, and by where they ask from. */
export class RequestLimits {
  readonly #byPerson: TokenBuckets;
  readonly #byAddress: TokenBuckets;

  constructor({ requests, address }: Limits, now: () => number) {
    this.#byPerson = new TokenBuckets(requests, now);
    this.#byAddress = new TokenBuckets(address, now);
  }

  /** Takes one of this person, if it counts as somebody's, and of where they ask from; or after how many seconds. */
  take(person: Person | undefined, { address }: ClientAddress): 'taken' | number {
    if (person?.role === 'feed') return 'taken'; // of this machine
    const own = person === undefined ? 'taken' : this.#byPerson.take(person.person);
    return own === 'taken' ? this.#byAddress.take(networkOf(address)) : own;
  }
}
