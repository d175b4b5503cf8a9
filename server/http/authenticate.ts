/** Authenticates requests by session cookie or feed token, for HTTP and sockets alike. [P6] [P7] */
import type { ClientAddress } from '../lib/client-address.ts';
import { isLoopback } from '../lib/client-address.ts';
import type { People } from '../people/people.ts';
import { readFeedAuthorization } from '../people/signed-tokens.ts';
import type { Identity } from './env.ts';

interface AuthenticationDeps {
  readonly people: People;
  readonly secret: Buffer;
  /** True if pages are served over TLS, by this server or by the proxy in front of it. */
  readonly secure: boolean;
}

/** Finds who sends a request. */
export class Authentication {
  /** Name of the cookie. With the prefix `__Host-` no other host and no plain HTTP can set it. */
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

  /**
   * Who sends the request; undefined: nobody. Keeps the session in use. A token of a session that
   * somebody ended is recorded as a refusal.
   */
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
      // a page that was left open overnight is no misuse
      const honest = session?.why === 'idle' || session?.why === 'expired';
      if (!honest) refusals.record('session', client.address, session?.person);
      return undefined;
    }
    sessions.touch(session.hash);
    return { person: session.person, session };
  }

  /** [S10] Feeds are accepted from this machine only. */
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

  /** The token in a `Cookie` header. */
  #tokenIn(cookies: string | undefined): string | undefined {
    for (const pair of cookies?.split(';') ?? []) {
      const at = pair.indexOf('=');
      if (at >= 0 && pair.slice(0, at).trim() === this.cookie) return pair.slice(at + 1).trim();
    }
    return undefined;
  }
}
