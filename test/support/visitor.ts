/** A browser without a screen: keeps its cookie, says where its page is, has a passkey of its own. */
import { z } from 'zod';
import { DeskId, PersonId } from '../../picture/basics.ts';
import type { Role } from '../../picture/wire.ts';
import { Authenticator, type Odd } from './authenticator.ts';
import { tabIn } from './follow.ts';
import { Screen } from './screen.ts';
import type { TestServer } from './server.ts';

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const Token = z.object({ token: z.string() });

/** Where a server is asked, and where its pages are. */
type Asked = Pick<TestServer, 'url' | 'origin'>;

export class Visitor {
  readonly server: Asked;
  readonly passkey: Authenticator;
  /** Another address than this machine's, as a proxy says it. */
  readonly from: string | undefined;
  /** `tripoint=…`, once signed in. */
  cookie: string | undefined;
  /** The path of the tab of the exercise in which that is, `/t/<id>`. */
  base = '';

  constructor(server: Asked, from?: string) {
    this.server = server;
    this.from = from;
    this.passkey = new Authenticator(server.origin);
  }

  async ask(method: string, path: string, body?: object, more: Record<string, string> = {}) {
    const headers = {
      ...(this.cookie === undefined ? {} : { Cookie: this.cookie }),
      ...(this.from === undefined ? {} : { 'X-Forwarded-For': this.from }),
      ...(method === 'GET' ? {} : { Origin: this.server.origin }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...more,
    };
    const asked = { method, headers, redirect: 'manual' as const };
    const answer = await fetch(`${this.server.url}${this.base}${path}`, {
      ...asked,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const set of answer.headers.getSetCookie()) {
      this.cookie = set.split(';')[0];
      this.base = tabIn(set);
    }
    const text = await answer.text();
    const said: unknown = text === '' ? undefined : parsed(text);
    return { status: answer.status, headers: answer.headers, body: said } satisfies Heard;
  }

  get(path: string): Promise<Heard> {
    return this.ask('GET', path);
  }

  post(path: string, body: object = {}): Promise<Heard> {
    return this.ask('POST', path, body);
  }

  /** Sets up the passkey by an enrolment link's token, which signs in. */
  async enrol(token: string, odd: Odd = {}): Promise<Heard> {
    const { body } = await this.post('/api/enrolment/passkey/options', { token });
    return this.post('/api/enrolment/passkey', { token, ...this.passkey.make(body, odd) });
  }

  /** Signs in, or proves it again, with the passkey. */
  async signIn(odd: Odd = {}, more: object = {}): Promise<Heard> {
    const { body } = await this.post('/api/session/passkey/options');
    return this.post('/api/session/passkey', { ...this.passkey.prove(body, odd), ...more });
  }

  screen(picture = 'shared', headers: object = {}): Promise<Screen> {
    const url = `${this.server.url.replace('http', 'ws')}${this.base}/api/pictures/${picture}/live`;
    return Screen.open(url, this.cookie, headers);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // a page, or NDJSON
  }
}

/** The token in an answer. */
export const tokenIn = ({ body }: Heard): string => Token.parse(body).token;

/** A new person and the token of their link, as `npm run people` makes them. */
export function invited(server: TestServer, name: string, desk: string, ...roles: Role[]): string {
  const account = { person: PersonId.parse(name), desk: DeskId.parse(desk), roles };
  return server.people.enrolments.createAccount(account).token;
}

/** Somebody who has enrolled with a passkey and is signed in. */
export async function enrolled(server: TestServer, name: string, desk: string, ...roles: Role[]) {
  const visitor = new Visitor(server);
  const { status, body } = await visitor.enrol(invited(server, name, desk, ...roles));
  if (status !== 201) throw new Error(`${name} was not enrolled: ${JSON.stringify(body)}`);
  return visitor;
}
