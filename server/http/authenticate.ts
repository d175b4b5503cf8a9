/** Authenticates requests by session cookie or feed token, for HTTP and sockets alike. [P6] [P7] */
import { baseOf, type TabId } from '../../picture/tab.ts';
import type { ClientAddress } from '../lib/client-address.ts';
import type { People } from '../people/people.ts';
import { readFeedAuthorization } from '../people/signed-tokens.ts';
import type { Identity } from './env.ts';

interface AuthenticationDeps {
  readonly people: People;
  readonly secret: Buffer;
  /** True if pages are served over TLS, by this server or by the proxy in front of it. */
  readonly secure: boolean;
}

/** What a request shows of who sends it: two headers, where it comes from, and its tab. [S15] */
export interface Presented {
  readonly cookies: string | undefined;
  readonly authorization: string | undefined;
  readonly client: ClientAddress;
  readonly tab: TabId | undefined;
}

/** Finds who sends a request. */
export class Authentication {
  readonly secure: boolean;
  readonly #people: People;
  readonly #secret: Buffer;

  constructor({ people, secret, secure }: AuthenticationDeps) {
    this.#people = people;
    this.#secret = secret;
    this.secure = secure;
  }

  /**
   * The cookie of the sessions of a tab, or of those outside of tabs. With the prefix `__Host-` no
   * other host and no plain HTTP can set it; that demands the path `/`, so a tab's has `__Secure-`.
   */
  cookieOf(tab: TabId | undefined): { readonly name: string; readonly path: string } {
    const [host, secure] = this.secure ? ['__Host-', '__Secure-'] : ['', ''];
    return tab === undefined
      ? { name: `${host}tripoint`, path: '/' }
      : { name: `${secure}tripoint-tab`, path: `${baseOf(tab)}/` };
  }

  /**
   * Who sends the request; undefined: nobody. Keeps the session in use. A token of a session that
   * somebody ended is recorded as a refusal, and so is one of another tab than that of the path.
   */
  identify({ cookies, authorization, client, tab }: Presented): Identity | undefined {
    const token = tokenIn(cookies, this.cookieOf(tab).name);
    if (token === undefined) return this.#identifyFeed(authorization, client);
    const { sessions, refusals } = this.#people;
    const session = sessions.find(token);
    if (session !== undefined && session.tab !== tab) {
      refusals.record('session', client.address, session.person);
      return undefined;
    }
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
    { address, local }: ClientAddress,
  ): Identity | undefined {
    if (authorization === undefined) return undefined;
    const person = local ? readFeedAuthorization(this.#secret, authorization) : undefined;
    if (person !== undefined) return { person, session: undefined };
    this.#people.refusals.record('session', address);
    return undefined;
  }
}

/** The value of a cookie in a `Cookie` header. */
function tokenIn(cookies: string | undefined, name: string): string | undefined {
  for (const pair of cookies?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at >= 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
