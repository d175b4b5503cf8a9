/** Rate limits for requests and socket opens, per person and per network. [S13] */
import type { Person } from '../../picture/permission.ts';
import { type ClientAddress, networkOf } from '../lib/client-address.ts';
import { type Rate, TokenBuckets } from '../lib/token-buckets.ts';

/** All limits of a server. */
export interface Limits {
  /** Per person. */
  readonly requests: Rate;
  /** Per person. */
  readonly commands: Rate;
  /** Requests per network, which many people may share. */
  readonly address: Rate;
  /** Open sockets per session, per desk, and of the server. */
  readonly sockets: { readonly session: number; readonly desk: number; readonly all: number };
}

/**
 * The default limits times `factor`. `sockets`: open sockets of the server, half of them for one
 * desk; not scaled. Throws unless both are above 0.
 */
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

/** Rate limits of requests and socket upgrades: a bucket per person and one per network. */
export class RequestLimits {
  readonly #byPerson: TokenBuckets;
  readonly #byAddress: TokenBuckets;

  constructor({ requests, address }: Limits, now: () => number) {
    this.#byPerson = new TokenBuckets(requests, now);
    this.#byAddress = new TokenBuckets(address, now);
  }

  /**
   * Takes one token from both; otherwise returns the whole seconds to wait. undefined: counts for
   * the network alone. Feeds have no limit.
   */
  take(person: Person | undefined, { address }: ClientAddress): 'taken' | number {
    if (person?.role === 'feed') return 'taken'; // from this machine only
    const own = person === undefined ? 'taken' : this.#byPerson.take(person.person);
    return own === 'taken' ? this.#byAddress.take(networkOf(address)) : own;
  }
}
