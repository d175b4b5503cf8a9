/** What every bench needs: the same commands, percentiles, a server in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATEGORY_IDS } from '../../picture/categories.ts';
import { GENESIS, type Head, headOf, type Sealed, seal } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { type Followed, followAll } from '../support/follow.ts';
import { command } from '../support/logs.ts';
import { CELL, OPENED, person } from '../support/people.ts';

export type { Row } from './table.ts';

/** An event of about 700 bytes somewhere in the area; the same for the same number. */
export const event = (n: number) => ({
  type: 'event.reported',
  event: {
    category: CATEGORY_IDS[n % CATEGORY_IDS.length],
    precedence: n % 50 === 0 ? 'IMMEDIATE' : 'ROUTINE',
    geometry: {
      type: 'Point',
      coordinates: [35.5 + ((n * 7919) % 7000) / 1e4, 32.7 + ((n * 104729) % 7000) / 1e4],
    },
    occurred: { from: new Date(Date.parse('2026-11-22T00:00:00Z') + n * 1000).toISOString() },
    title: {
      original: 'en',
      en: `Vehicle column ${n}`,
      ar: `رتل آليات ${n}`,
      he: `טור כלי רכב ${n}`,
    },
    text: {
      original: 'en',
      en: 'Reported by the post on the hill; heading south, slow, lights on.',
    },
    source: { name: 'Observation post 17', reliability: 'B', credibility: '2' },
  },
});

/** A log of an opening and `n` events, sealed as the server seals. */
export function sealedLog(n: number): { sealed: Sealed[]; entries: Entry[]; heads: Head[] } {
  const sealed: Sealed[] = [];
  const entries: Entry[] = [];
  const heads: Head[] = [];
  const by = { desk: person('il').desk, person: person('il').person };
  for (let i = 0; i <= n; i++) {
    const asked = command(i === 0 ? OPENED : event(i), i);
    const next = seal(
      heads.at(-1) ?? GENESIS,
      i === 0 ? CELL : by,
      asked,
      1_795_000_000_000 + i * 1000,
    );
    sealed.push(next.sealed);
    entries.push(next.entry);
    heads.push(headOf({ entry: next.entry, hash: next.sealed.hash }));
  }
  return { sealed, entries, heads };
}

/** The value below which the share `q` (0 to 1) of the values lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const share = (part: number, whole: number): string => (part / whole).toFixed(2);

const folders: string[] = [];
process.once('exit', () => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

/** A folder that is gone when the bench ends. */
export function scratch(): string {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  folders.push(dir);
  return dir;
}

/** CPU that all threads of a process have used so far, in ms, from the books of Linux. */
export function worked(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) => {
    const book = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8');
    return Number(book.split(' ')[0]);
  });
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}

/** A data folder of an exercise whose shared picture has an opening and `n` events. */
export async function filled(n: number): Promise<string> {
  const dir = scratch();
  const logs = join(dir, 'exercise');
  mkdirSync(logs, { mode: 0o700 });
  const log = sqliteLog(join(logs, 'shared.db'));
  await log.append(sealedLog(n).sealed);
  await log.close();
  return dir;
}

export interface Child {
  readonly url: string;
  /** Sessions by desk and role, `us officer`. */
  readonly session: (who: string) => Followed;
  /** The printed links, by the same. */
  readonly links: ReadonlyMap<string, string>;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

const LINKS = 14; // three desks, three roles and a second officer; a supervisor and an admin

const FLAGS = ['--exercise', '--pause', '--links', '--verbose'];

/**
 * The real server in a process of its own, on an empty folder or on `dir`. `beside`: a module that is
 * loaded before it and answers messages of this process.
 */
export async function startChild(dir = scratch(), beside?: string): Promise<Child> {
  const page = join(import.meta.dirname, '..', '..', 'dist');
  mkdirSync(page, { recursive: true });
  const loaded = beside === undefined ? [] : ['--expose-gc', '--import', beside];
  const child = spawn(process.execPath, [...loaded, 'server/main.ts', ...FLAGS], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...process.env, PORT: '0', DATA_DIR: dir, LIMITS: '10000', MAX_SOCKETS: '4000' },
    stdio: ['ignore', 'pipe', 'inherit', ...(beside === undefined ? [] : ['ipc' as const])],
  });
  const links = new Map<string, string>();
  let url = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      for (const line of text.split('\n').slice(0, -1)) {
        const [desk, role, link = ''] = line.split(' ');
        url = new URL(link).origin;
        links.set(`${desk} ${role}`, link);
      }
      if (links.size === LINKS) resolve();
    });
  });
  const session = await followAll(links);
  return {
    url,
    session,
    links,
    process: child,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
