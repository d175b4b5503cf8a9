/** Starts the product and everything that it is measured beside, each in a process of its own. */
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { event, sealedLog, startChild, worked } from '../support.ts';
import { HELD, type Held } from './gauge.ts';
import type { Offer } from './serving.ts';
import type { Said, Told } from './subscriber.ts';

export const PEERS = ['socket-io', 'tldraw', 'hocuspocus', 'sse'] as const;
export const LIMIT = 'bare-ws';
export const PRODUCT = 'product';
export type Name = (typeof PEERS)[number] | typeof LIMIT | typeof PRODUCT;

/** As the table calls them. */
export const NAMES: Readonly<Record<Name, string>> = {
  product: 'the product',
  'bare-ws': 'bare ws',
  'socket-io': 'socket.io',
  tldraw: 'tldraw sync',
  hocuspocus: 'Hocuspocus',
  sse: 'SSE',
};

/** Puts the packages of this folder beside it, unless they are there. */
export function installPeers(): void {
  const folder = import.meta.dirname;
  if (existsSync(join(folder, 'node_modules', 'socket.io'))) return;
  console.error('installing what the product is measured beside: npm ci in test/bench/peers');
  execFileSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], { stdio: 'inherit' });
}

/** Many programs at the other end of one server. */
export interface Subscribers {
  /** Settles when each has so many entries more; what is published after this is counted. */
  expect(entries: number): Promise<void>;
  stop(): Promise<void>;
}

export class Contestant {
  readonly name: Name;
  readonly #server: ChildProcess;
  readonly #offer: Offer & { readonly cookie?: string };
  readonly #post: (count: number) => Promise<void>;
  readonly #stop: () => Promise<void>;

  private constructor(
    name: Name,
    server: ChildProcess,
    offer: Offer & { readonly cookie?: string },
    post: (count: number) => Promise<void>,
    stop: () => Promise<void>,
  ) {
    [this.name, this.#server, this.#offer] = [name, server, offer];
    [this.#post, this.#stop] = [post, stop];
  }

  static async start(name: Name): Promise<Contestant> {
    if (name === PRODUCT) return Contestant.#product();
    const server = fork(join(import.meta.dirname, `${name}.ts`), { execArgv: ['--expose-gc'] });
    const { offered } = await told<{ offered: Offer & { publisher: string } }>(server, 'offered');
    const post = poster(offered.publisher, { 'Content-Type': 'text/plain' });
    const stop = () => ended(server);
    return new Contestant(name, server, offered, (n) => post(nextLines(n)), stop);
  }

  static async #product(): Promise<Contestant> {
    const child = await startChild(undefined, join(import.meta.dirname, 'gauge.ts'));
    const { cookie, url } = child.session('us wall');
    const officer = child.session('il officer');
    const post = poster(`${officer.url}/api/pictures/shared/changes`, {
      Cookie: officer.cookie,
      'Content-Type': 'application/x-ndjson',
    });
    const offered = { url: `${url.replace('http', 'ws')}/api/pictures/shared/live`, cookie };
    return new Contestant(
      PRODUCT,
      child.process,
      offered,
      (n) => post(nextCommands(n)),
      child.stop,
    );
  }

  get cpu(): number {
    return worked(this.#server.pid ?? 0);
  }

  /** What its process holds after collecting. */
  async held(): Promise<Held> {
    this.#server.send(HELD);
    return (await told<{ held: Held }>(this.#server, 'held')).held;
  }

  /** Hands it so many entries in one request, and settles when it has answered. */
  publish(count: number): Promise<void> {
    return this.#post(count);
  }

  /** Opens so many connections from one process, and settles when all have been answered. */
  async subscribe(count: number): Promise<Subscribers> {
    const program = fork(join(import.meta.dirname, 'subscriber.ts'));
    const tell = (message: Told) => program.send(message);
    const { url, cookie, hello } = this.#offer;
    const opened = said(program, 'open');
    tell({
      open: count,
      url,
      ...(cookie === undefined ? {} : { cookie }),
      ...(hello === undefined ? {} : { hello }),
    });
    await opened;
    return {
      async expect(entries) {
        const all = said(program, 'all');
        tell({ expect: entries });
        await all;
      },
      stop: () => ended(program),
    };
  }

  stop(): Promise<void> {
    return this.#stop();
  }
}

/** The next message that has this part. */
async function told<T extends object>(from: ChildProcess, part: keyof T): Promise<T> {
  for (;;) {
    const [message]: T[] = await once(from, 'message');
    if (message !== undefined && part in message) return message;
  }
}

function said(program: ChildProcess, awaited: Said): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (message: Said) => {
      if (message !== awaited && typeof message === 'string') return;
      program.off('message', listen);
      if (message === awaited) resolve();
      else if (typeof message === 'object') reject(new Error(message.lost));
    };
    program.on('message', listen);
  });
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

/** Posts bodies over connections that stay open. */
function poster(to: string, headers: Record<string, string>): (body: string) => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  return (body) =>
    new Promise((resolve, reject) => {
      const length = { 'Content-Length': Buffer.byteLength(body) };
      const asked = request(to, { agent, method: 'POST', headers: { ...headers, ...length } });
      asked.on('error', reject);
      asked.on('response', (response) => {
        response.resume();
        response.on('end', () =>
          (response.statusCode ?? 500) < 300
            ? resolve()
            : reject(new Error(`${to} answered ${response.statusCode}`)),
        );
      });
      asked.end(body);
    });
}

const LINES = 1000;
let lines: readonly string[] | undefined;
let given = 0;

/** Stored lines of the product, for those that keep none of their own. */
function nextLines(count: number): string {
  lines ??= sealedLog(LINES)
    .sealed.slice(1)
    .map(({ bytes }) => Buffer.from(bytes).toString());
  return Array.from({ length: count }, () => lines?.[given++ % LINES]).join('\n');
}

/** Commands for the events of the same lines. */
const nextCommands = (count: number): string =>
  Array.from({ length: count }, () =>
    JSON.stringify({ id: randomUUID(), change: event(1 + (given++ % LINES)) }),
  ).join('\n');
