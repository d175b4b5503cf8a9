/** The server as its own process, as it is started outside of tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { Cell } from '../../picture/cell.ts';
import { COOKIE } from '../../server/session.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
const ROLES = 3; // a link for each is printed per desk, and one for the cell's supervisor

export interface Child {
  readonly process: ChildProcess;
  readonly url: string;
  /** The cookie that a printed link sets, by desk and role: `us officer`. */
  readonly cookies: ReadonlyMap<string, string>;
  /** What it logged so far. */
  readonly log: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts `server/main.ts` on a free port; settles when all its links are printed. */
export async function startMain(
  dataDir: string,
  page: string,
  flags: string[] = [],
): Promise<Child> {
  const child = spawn(process.execPath, ['server/main.ts', '--page', page, ...flags], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.on('data', (text) => (log += text));
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  const cell = Cell.parse(JSON.parse(readFileSync(join(ROOT, 'data', 'cell.json'), 'utf8')));
  const cookies = new Map<string, string>();
  for await (const line of createInterface(child.stdout)) {
    const [desk, role, link = ''] = line.split(' ');
    if (!URL.canParse(link)) continue;
    cookies.set(`${desk} ${role}`, `${COOKIE}=${link.split('/enter/')[1]}`);
    if (cookies.size === cell.desks.length * ROLES + 1) {
      return { process: child, url: new URL(link).origin, cookies, log: () => log, ended };
    }
  }
  throw new Error(`the server ended before it was ready: ${log}`);
}
