/** The server as its own process, as it is started outside of tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { Cell } from '../../picture/cell.ts';
import { type Followed, followAll } from './follow.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
const LINKS = 4; // printed per desk; and two for the cell's supervisor and admin

/** Settles after so many turns of the event loop (0 and more): some moment on the way, and no later. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < Math.floor(count); turn++) await new Promise(setImmediate);
}

export interface Child {
  readonly process: ChildProcess;
  readonly url: string;
  /** The printed links, and a session that each has given, by desk and role: `us officer`. */
  readonly links: ReadonlyMap<string, string>;
  readonly session: (who: string) => Followed;
  /** What it logged so far. */
  readonly log: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts an exercise on a free port that nobody plays; settles when all its links are followed. */
export const startMain = (
  dataDir: string,
  page: string,
  ...more: readonly string[]
): Promise<Child> => startUnder([], dataDir, page, ...more);

/** The same as an argument of another program, which must become that process, as `strace -D` does. */
export async function startUnder(
  tracer: readonly string[],
  dataDir: string,
  page: string,
  ...more: readonly string[]
): Promise<Child> {
  const flags = ['--page', page, '--exercise', '--pause', '--links', '--verbose', ...more];
  const [program = '', ...args] = [...tracer, process.execPath, 'server/main.ts', ...flags];
  const child = spawn(program, args, {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LIMITS: '10000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.on('data', (text) => (log += text));
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  const cell = Cell.parse(JSON.parse(readFileSync(join(ROOT, 'data', 'cell.json'), 'utf8')));
  const links = new Map<string, string>();
  for await (const line of createInterface(child.stdout)) {
    const [desk, role, link = ''] = line.split(' ');
    if (!URL.canParse(link)) continue;
    links.set(`${desk} ${role}`, link);
    if (links.size < cell.desks.length * LINKS + 2) continue;
    const session = await followAll(links);
    return { process: child, url: new URL(link).origin, links, session, log: () => log, ended };
  }
  throw new Error(`the server ended before it was ready: ${log}`);
}
