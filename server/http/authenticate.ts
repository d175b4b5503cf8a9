/** Who asks: a session's cookie or a feed's token, for HTTP and for sockets alike. [P6] [P7] */
import type { ClientAddress } from '../lib/client-address.ts';
import { isLoopback } from '../lib/client-address.ts';
import type { People } from '../people/people.ts';
import { readFeedAuthorization } from '../people/signed-tokens.ts';
import type { Identity } from './env.ts';

interface AuthenticationDeps {
  readonly people: People;
  readonly secret: Buffer;
  /** Whether the page is served over TLS, by this server or by the proxy in front of it. */
  readonly secure: boolean;
}

export class Authentication {
  /** The name of the cookie. That with the prefix cannot be set by another host, or over plain HTTP. */
  readonly cookie: string;
  readonly secure: boolean;
  readonly #people: People;
  readonly #secret: Buffer;

  constructor({ people, secret, secure }: AuthenticationDeps) {
    this.#people = people;
    this.#secret = secret;
    this.secure = secure;
    this.cookie = secure ? '__Host-tripoint' : 'tripoint';
  }

  /** Who asks, if anybody; a session is used by it, and one that somebody ended is on the record. */
  identify(
    cookies: string | undefined,
    authorization: string | undefined,
    client: ClientAddress,
  ): Identity | undefined {
    const token = this.#tokenIn(cookies);
    if (token === undefined) return this.#identifyFeed(authorization, client);
    const { sessions, refusals } = this.#people;
    const session = sessions.find(token);
    if (session === undefined || session.ended !== undefined) {
      const honest = session?.why === 'idle' || session?.why === 'expired'; // left open overnight
      if (!honest) refusals.record('session', client.address, session?.person);
      return undefined;
    }
    sessions.touch(session.hash);
    return { person: session.person, session };
  }

  /** [S10] A feed is at this machine. */
  #identifyFeed(
    authorization: string | undefined,
    { address }: ClientAddress,
  ): Identity | undefined {
    if (authorization === undefined) return undefined;
    const person = isLoopback(address)
      ? readFeedAuthorization(this.#secret, authorization)
      : undefined;
    if (person !== undefined) return { person, session: undefined };
    this.#people.refusals.record('session', address);
    return undefined;
  }

  #tokenIn(cookies: string | undefined): string | undefined {
    for (const pair of cookies?.split(';') ?? []) {
      const at = pair.indexOf('=');
      if (at >= 0 && pair.slice(0, at).trim() === this.cookie) return pair.slice(at + 1).trim();
    }
    return undefined;
  }
}
