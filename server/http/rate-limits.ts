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
  readonly sockets: Shares;
  /** Large answers being sent to a session, to a desk, and to all. [S21] */
  readonly answers: Shares;
}

/** How many of something a session and a desk may have, and all together. */
interface Shares {
  readonly session: number;
  readonly desk: number;
  readonly all: number;
}

/**
 * Large answers at a time: each may hold some hundred KiB, and two MiB while it is compressed. A
 * browser asks for 6 at a time; three desks that take all they may leave room.
 */
const ANSWERS: Shares = { session: 6, desk: 10, all: 32 };

/**
 * The default limits times `factor`. `sockets`: open sockets of the server, half of them for one
 * desk; not scaled, nor are large answers, whose number bounds memory. Throws unless both are above 0.
 */
export function scaledLimits(factor = 1, sockets = 2000): Limits {
  if (!(factor > 0 && sockets > 0)) throw new Error('limits are numbers above 0');
  const wide = ({ rate, burst }: Rate): Rate => ({ rate: rate * factor, burst: burst * factor });
  return {
    requests: wide({ rate: 50, burst: 200 }),
    commands: wide({ rate: 200, burst: 2000 }),
    address: wide({ rate: 300, burst: 2000 }),
    sockets: { session: 16 * factor, desk: Math.max(1, Math.floor(sockets / 2)), all: sockets },
    answers: ANSWERS,
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
   * Takes these tokens (weights.ts) from both; otherwise returns the whole seconds to wait.
   * undefined: counts for the network alone. Feeds have no limit.
   */
  take(person: Person | undefined, { address }: ClientAddress, tokens: number): 'taken' | number {
    if (person?.role === 'feed') return 'taken'; // from this machine only
    const own = person === undefined ? 'taken' : this.#byPerson.take(person.person, tokens);
    return own === 'taken' ? this.#byAddress.take(networkOf(address), tokens) : own;
  }
}
