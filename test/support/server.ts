/** A whole server inside the test, with its clock, its people and what it holds in one hand. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished } from 'vitest';
import type { Cell } from '../../picture/cell.ts';
import type { Person } from '../../picture/decide.ts';
import type { Limits } from '../../server/http/rate-limits.ts';
import type { ServerClock } from '../../server/lib/server-clock.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import type { Argon2Cost } from '../../server/people/argon.ts';
import type { People } from '../../server/people/people.ts';
import type { ServedPicture } from '../../server/pictures/served-picture.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../server/server.ts';
import { CELL, SECRET } from './cell.ts';
import { person } from './people.ts';
import { Screen } from './screen.ts';
import { admitAll, cookieOf, forget } from './sessions.ts';
import { UNLIMITED } from './unlimited.ts';
import { unsteppedClock } from './unstepped-clock.ts';

export const OFFICER = person('us');
/** Of no desk that is a member of any picture. */
export const OUTSIDER = person('xx');
/** The least that argon2 takes (KiB). */
export const CHEAP: Argon2Cost = { memory: 8, passes: 1, parallelism: 1 };
const EMPTY = import.meta.dirname; // a folder that is there and has no page in it
/** A folder that is gone after the test. */
export function scratch(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tripoint-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A folder with a page in it, for a server that needs one. */
export function stubPage(): string {
  const dir = scratch();
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>page</title>');
  return dir;
}

/** A command with an id of its own, as text. */
export const asked = (change: unknown, more: object = {}): string =>
  JSON.stringify({ id: randomUUID(), ...more, change });

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}
/** What error and success bodies may hold; a missing part is undefined. */
export interface Body {
  readonly seq?: number;
  readonly item?: string | null;
  readonly hash?: string;
  readonly error?: {
    readonly kind: string;
    readonly rule?: string;
    readonly field?: string;
    readonly why: string;
    readonly others?: readonly unknown[];
  };
  readonly missed?: readonly { readonly seq: number }[];
}

export interface Setup {
  readonly log?: (picture: string) => Log;
  /** Those of access records. */
  readonly records?: (picture: string) => Log;
  readonly now?: () => number;
  /** One that may step; with it, `now` is its time. Default: one that never does. */
  readonly clock?: ServerClock;
  readonly page?: string;
  readonly basemap?: string;
  readonly tiles?: string;
  readonly cell?: Cell;
  /** None, unless the test is about them. */
  readonly limits?: Limits;
  /** What checking a password costs: as little as there is, unless the test is about it. */
  readonly passwordCost?: Argon2Cost | 'production';
  /** A file of people; in memory, if left out. */
  readonly people?: string;
  readonly mode?: 'live' | 'exercise';
  readonly proxy?: string;
  readonly origin?: string;
  readonly tls?: ServerOptions['tls'];
  readonly exercise?: ServerOptions['exercise'];
  readonly checkpoint?: ServerOptions['checkpoint'];
}

/** Starts a server on a free port; it is closed after the test, which fails if the server had a fault. */
export async function serve(setup: Setup = {}): Promise<TestServer> {
  const server = await start(setup);
  onTestFinished(() => finish(server));
  return server;
}

/** The same for all tests of a file. */
export async function serveAll(setup: Setup = {}): Promise<TestServer> {
  const server = await start(setup);
  afterAll(() => finish(server));
  return server;
}

async function finish(server: TestServer): Promise<void> {
  await server.close();
  expect(server.faults).toEqual([]);
}

async function start(setup: Setup): Promise<TestServer> {
  const faults: Error[] = [];
  const {
    log,
    records = () => memoryLog(),
    now = Date.now,
    clock = unsteppedClock(now),
    page,
    basemap,
    passwordCost = CHEAP,
    ...more
  } = setup;
  const running = await startServer({
    cell: CELL,
    mode: 'exercise',
    people: ':memory:',
    limits: UNLIMITED,
    secret: SECRET,
    host: '127.0.0.1',
    port: 0,
    page: page ?? EMPTY,
    basemap: basemap ?? EMPTY,
    clock,
    passwordCost: passwordCost === 'production' ? undefined : passwordCost,
    ...more,
    log: (picture) => (isRecord(picture) ? records(picture) : (log?.(picture) ?? memoryLog())),
    fault: (error) => faults.push(error),
  });
  admitAll(running.people, clock.now);
  return new TestServer(running, faults);
}

/** The log that a test hands in is of what it is about, not of who came. */
const isRecord = (picture: string): boolean => picture.startsWith('access-');

export class TestServer {
  /** Faults that the server told of; a test that expects some empties it. */
  readonly faults: Error[];
  readonly url: string;
  /** Where the pages are, as a browser knows it: passkeys are good there. */
  readonly origin: string;
  readonly #running: RunningServer;
  #closed: Promise<void> | undefined;

  constructor(running: RunningServer, faults: Error[]) {
    this.#running = running;
    this.faults = faults;
    this.url = running.url;
    this.origin = running.origin;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  served(picture = 'shared'): ServedPicture {
    const served = this.#running.pictures.get(picture);
    if (served === undefined) throw new Error(`no picture ${picture}`);
    return served;
  }

  /** Settles when `passes`: looked at now, and after every run of entries that lands in this picture. */
  async landed(picture: string, passes: () => boolean): Promise<void> {
    const { log, head } = this.served(picture).replica;
    const { seq } = head; // before the first look: what lands after it is not missed
    if (passes()) return;
    const stop = new AbortController();
    for await (const _ of log.follow(seq, stop.signal)) {
      await new Promise(setImmediate); // the replica takes them in
      if (passes()) break;
    }
    stop.abort();
  }

  /** Settles when all logs are read. */
  get whole(): Promise<void> {
    return this.#running.whole;
  }

  get people(): People {
    return this.#running.people;
  }

  close(): Promise<void> {
    forget(this.#running.people);
    this.#closed ??= this.#running.close();
    return this.#closed;
  }

  get(path: string, who: Person | undefined = OFFICER, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(who ? { Cookie: cookieOf(who) } : {}), ...init.headers };
    return fetch(`${this.url}${path}`, { redirect: 'manual', ...init, headers });
  }

  /** Posts a body of changes as it is. */
  async post(
    body: NonNullable<RequestInit['body']>,
    { who = OFFICER, headers = {}, picture = 'shared' }: Posting = {},
  ): Promise<Answered> {
    const response = await this.get(`/api/pictures/${picture}/changes`, who ?? undefined, {
      method: 'POST',
      body,
      headers,
    });
    const text = await response.text();
    const body_: Body = text === '' ? {} : JSON.parse(text);
    return { status: response.status, headers: response.headers, body: body_ };
  }

  /** Posts one change as a command of its own. */
  ask(change: unknown, posting: Posting = {}, more: object = {}): Promise<Answered> {
    return this.post(asked(change, more), posting);
  }

  /** A screen on the stream of a picture; ended after the test. */
  async screen(who = OFFICER, standing: Standing = {}, picture = 'shared'): Promise<Screen> {
    const query = new URLSearchParams(
      Object.entries(standing).map(([name, value]) => [name, String(value)]),
    );
    const url = `${this.url.replace('http', 'ws')}/api/pictures/${picture}/live?${query}`;
    const screen = await Screen.open(url, cookieOf(who));
    onTestFinished(() => screen.drop());
    return screen;
  }
}

interface Standing {
  readonly after?: number;
  readonly hash?: string;
}

export interface Posting {
  readonly who?: Person;
  readonly headers?: Record<string, string>;
  readonly picture?: string;
}
