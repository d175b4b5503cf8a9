/** The real server in a process of its own on a fresh folder, with the links it printed. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { enrol } from './authenticator.ts';
import { type Followed, follow } from './follow.ts';
import { looked } from './looked.ts';
import { type CellChanges, writeCell } from './room-cell.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LINKS = 14; // three desks, three roles and a second officer; a supervisor and an admin

const Choice = z.object({
  desks: z.array(
    z.object({ id: z.string(), seats: z.array(z.object({ as: z.string(), path: z.string() })) }),
  ),
});
const Taken = z.object({ seq: z.int(), item: z.string().nullable(), hash: z.string() });
const Standing = z.object({ id: z.string(), seq: z.int(), hash: z.string(), code: z.string() });
const Shown = z.object({
  seq: z.int(),
  code: z.string(),
  items: z.array(
    z.looseObject({
      kind: z.string(),
      ref: z.string(),
      state: z.string(),
      fields: z
        .looseObject({
          geometry: z.looseObject({ type: z.string(), coordinates: z.unknown() }).optional(),
          uncertainty: z.number().optional(),
          source: z.looseObject({ reference: z.string().optional() }).optional(),
        })
        .optional(),
    }),
  ),
});
export type Shown = z.infer<typeof Shown>;

/** A desk and a role as the links name them. */
export type Who =
  | `${'us' | 'il' | 'sy'} ${'officer' | 'analyst' | 'wall' | 'second'}`
  | 'us supervisor'
  | 'us admin';

/** What a room is: an exercise that nobody plays, one that plays its scenario, or a live cell. */
export interface Rooming {
  readonly exercise?: boolean;
  /** Without links: people enrol. */
  readonly live?: boolean;
  /** As `npm start` has it: one link is printed, and logs go to a file. */
  readonly plain?: boolean;
  /** In what its cell differs from data/cell.json; by default nothing rings (room-cell.ts). */
  readonly cell?: CellChanges;
  /** The machine's clock steps as `step` says. */
  readonly steps?: boolean;
  /** The folder of other sources than these, with the page that is built from them. */
  readonly tree?: string;
}

export class Room {
  readonly dir = mkdtempSync(join(tmpdir(), 'room-'));
  #rooming: Rooming;
  readonly #sessions = new Map<Who, Followed>();
  #child: ChildProcess | undefined;
  #port = 0; // the same again after a restart, as the pages know it
  #errors = '';
  /** All that it wrote to standard output when it began. */
  printed = '';
  /** In the order in which they were printed, or as the first page offers them. */
  links: readonly { readonly who: string; readonly url: string }[] = [];

  private constructor(rooming: Rooming) {
    this.#rooming = rooming;
  }

  /** Starts a server; an exercise plays its scenario, else the picture begins empty. */
  static async open(rooming: Rooming = {}): Promise<Room> {
    const room = new Room(rooming);
    await room.start();
    return room;
  }

  get live(): boolean {
    return this.#rooming.live === true;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get #cell(): string {
    return join(this.dir, 'cell.json');
  }

  /** What the server wrote besides the links: for the message of a failure. */
  get errors(): string {
    return this.#errors;
  }

  async start(): Promise<void> {
    const { exercise = false, plain = false, steps = false, tree, cell } = this.#rooming;
    const page = tree === undefined ? process.env.PAGE : join(tree, 'dist');
    const flags = [
      ...(this.live ? [] : ['--exercise']),
      ...(this.live || plain ? [] : ['--links', '--verbose']),
      ...(this.live || exercise ? [] : ['--pause']),
      ...(page === undefined ? [] : ['--page', page]),
    ];
    writeCell(this.#cell, tree ?? ROOT, cell);
    const shim = steps ? ['--import', join(import.meta.dirname, 'stepping.ts')] : [];
    const quiet = '--disable-warning=ExperimentalWarning'; // as in the scripts of package.json
    const child = spawn(process.execPath, [quiet, ...shim, 'server/main.ts', ...flags], {
      cwd: tree ?? ROOT,
      env: { ...process.env, PORT: String(this.#port), DATA_DIR: this.dir, CELL: this.#cell },
      stdio: ['ignore', 'pipe', 'pipe', ...(steps ? ['ipc' as const] : [])],
    });
    this.#child = child;
    child.stderr?.on('data', (chunk) => {
      this.#errors += chunk;
    });
    let text = '';
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the server ended: ${code}\n${this.#errors}`)));
      child.stdout?.on('data', (chunk) => {
        text += chunk;
        if (plain ? text.endsWith('\n\n') : text.split('\n').length > (this.live ? 1 : LINKS)) {
          resolve();
        }
      });
    });
    child.removeAllListeners('exit');
    this.printed = text;
    this.#port = Number(new URL(/https?:\S+/.exec(text)?.[0] ?? '').port);
    this.links = plain ? await this.#offered() : linksIn(text);
  }

  /** What the first page offers. */
  async #offered(): Promise<Room['links']> {
    const { desks } = Choice.parse(await (await fetch(`${this.url}/api/choice`)).json());
    return desks.flatMap(({ id, seats }) =>
      seats.map(({ as, path }) => ({ who: `${id} ${as}`, url: `${this.url}${path}` })),
    );
  }

  /** Sets the clock of the server's machine ahead, or back, by so many ms. */
  step(ms: number): void {
    if (this.#child?.send(ms) !== true) throw new Error('this room has no clock that steps');
  }

  /** Ends the process at once, as a failure would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Another server at the same address, on an empty folder: of the one before nothing is left. */
  async renew(rooming: Rooming = {}): Promise<void> {
    await this.kill();
    rmSync(this.dir, { recursive: true, force: true });
    mkdirSync(this.dir, { mode: 0o700 });
    this.#sessions.clear();
    this.#errors = '';
    this.#rooming = rooming;
    await this.start();
  }

  async close(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.dir, { recursive: true, force: true });
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const over = once(child, 'exit');
    child.kill(signal);
    await over;
  }

  link(who: Who): string {
    const found = this.links.find((link) => link.who === who);
    if (found === undefined) throw new Error(`no link was printed for ${who}`);
    return found.url;
  }

  /** A session of the room's own, beside those of the pages. */
  async session(who: Who): Promise<Followed> {
    const known = this.#sessions.get(who);
    if (known !== undefined) return known;
    const session = this.live
      ? { cookie: await this.#enrol(who), url: this.url }
      : await follow(this.link(who));
    this.#sessions.set(who, session);
    return session;
  }

  /** Invites at the server itself, and enrols with a passkey, as a browser would. */
  async #enrol(who: Who): Promise<string> {
    const [desk = '', role = ''] = who.split(' ');
    const link = await this.invite(`${desk}-${role}`, '--desk', desk, '--role', role);
    return enrol(this.url, link);
  }

  /** What `npm run people -- invite` prints. */
  invite(person: string, ...more: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const args = ['server/cli/people.ts', 'invite', person, ...more];
      const env = { ...process.env, PORT: String(this.#port), DATA_DIR: this.dir };
      execFile(process.execPath, args, { cwd: ROOT, env }, (fault, out) =>
        fault === null ? resolve(out.trim()) : reject(fault),
      );
    });
  }

  async get(path: string, who: Who = 'us officer'): Promise<unknown> {
    const { cookie, url } = await this.session(who);
    const answer = await fetch(`${url}${path}`, { headers: { Cookie: cookie } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Where the shared picture stands by the server. */
  async standing(): Promise<z.infer<typeof Standing>> {
    const all = z.array(Standing).parse(await this.get('/api/pictures'));
    const shared = all.find(({ id }) => id === 'shared');
    if (shared === undefined) throw new Error('there is no shared picture');
    return shared;
  }

  /** The shared picture by the server: now, or at a moment as the API takes it. */
  async picture(query = ''): Promise<Shown> {
    return Shown.parse(await this.get(`/api/pictures/shared${query}`));
  }

  /** Sends one change, into the shared picture unless another is named; throws if it is not taken. */
  async send(who: Who, change: object, picture = 'shared'): Promise<z.infer<typeof Taken>> {
    const { cookie, url } = await this.session(who);
    const seen = await looked(change, picture, { url, cookie });
    const answer = await fetch(`${url}/api/pictures/${picture}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify({ id: randomUUID(), ...seen, change }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${text}`);
    return Taken.parse(JSON.parse(text));
  }

  /** Feeds a file as `npm run feed` does, and settles with what it printed when it has ended. */
  feed(file: string, as: string, ...more: string[]): Promise<{ code: number; text: string }> {
    const args = ['server/cli/feed.ts', file, '--into', 'shared', '--as', as, '--url', this.url];
    const child = spawn(process.execPath, [...args, ...more], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: this.dir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    return new Promise((resolve) => {
      child.once('exit', (code) => resolve({ code: code ?? -1, text }));
    });
  }
}

/** Lines of a desk, a role and a link. */
function linksIn(text: string): Room['links'] {
  const lines = text.split('\n').filter((line) => line.includes('http'));
  return lines.map((line) => {
    const [desk, role, url = ''] = line.split(' ');
    return { who: `${desk} ${role}`, url };
  });
}

/** An event that stands where nothing else does, as a command reports it. */
export const reported = (title: string, more: object = {}) => ({
  type: 'event.reported',
  event: {
    category: 'small-arms-fire',
    precedence: 'PRIORITY',
    geometry: { type: 'Point', coordinates: [35.82, 33.1] },
    occurred: { from: new Date(Date.now() - 600_000).toISOString() },
    title: { original: 'en', en: title },
    source: { reliability: 'B', credibility: '2' },
    ...more,
  },
});
