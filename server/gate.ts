/** Who asks: a session's cookie or a feed's token, for HTTP and for sockets alike. [P6] [P7] */
import type { Asker } from './asker.ts';
import { isLoopback } from './asker.ts';
import type { Known } from './env.ts';
import { feedIn } from './people/links.ts';
import type { People } from './people/people.ts';

interface Gated {
  readonly people: People;
  readonly secret: Buffer;
  /** Whether the page is served over TLS, by this server or by the proxy in front of it. */
  readonly secure: boolean;
}

export class Gate {
  /** The name of the cookie. That with the prefix cannot be set by another host, or over plain HTTP. */
  readonly cookie: string;
  readonly secure: boolean;
  readonly #people: People;
  readonly #secret: Buffer;

  constructor({ people, secret, secure }: Gated) {
    this.#people = people;
    this.#secret = secret;
    this.secure = secure;
    this.cookie = secure ? '__Host-tripoint' : 'tripoint';
  }

  /** Who asks, if anybody; a session is used by it, and one that somebody ended is on the record. */
  known(
    cookies: string | undefined,
    authorization: string | undefined,
    asker: Asker,
  ): Known | undefined {
    const token = this.#tokenIn(cookies);
    if (token === undefined) return this.#feed(authorization, asker);
    const { sessions, refusals } = this.#people;
    const session = sessions.find(token);
    if (session === undefined || session.ended !== undefined) {
      const honest = session?.why === 'idle' || session?.why === 'expired'; // left open overnight
      if (!honest) refusals.say('session', asker.address, session?.person);
      return undefined;
    }
    sessions.use(session.hash);
    return { person: session.person, session };
  }

  /** [S10] A feed is at this machine. */
  #feed(authorization: string | undefined, { address }: Asker): Known | undefined {
    if (authorization === undefined) return undefined;
    const person = isLoopback(address) ? feedIn(this.#secret, authorization) : undefined;
    if (person !== undefined) return { person, session: undefined };
    this.#people.refusals.say('session', address);
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
