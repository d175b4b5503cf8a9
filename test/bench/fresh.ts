/** A page that a browser opens for the first time: bytes on the wire and CPU until everything is drawn. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Request } from '@playwright/test';
import playwright from '../journeys/playwright.config.ts';
import { type Child, filled, quantile, type Row, startChild } from './support.ts';
import { load } from './table.ts';

const ROUNDS = 3;
const ROOT = join(import.meta.dirname, '..', '..');
const MIB = 2 ** 20;

/** What may be spent at most: MiB of data, seconds of the main thread, by items. */
const AIMS: Readonly<Record<number, { readonly data?: number; readonly cpu: number }>> = {
  1: { cpu: 0.7 },
  10000: { data: 0.8, cpu: 1 },
  100000: { data: 6, cpu: 3 },
};
/** KiB of everything else that a page loads until it is drawn, the map's worker apart. */
const MOST_PAGE = 650;

/** What came over the wire, in bytes as they were sent. */
interface Came {
  /** Entries, checkpoints and frames of the socket. */
  data: number;
  /** Script, style, words, fonts and base map. */
  page: number;
  worker: number;
}

interface Cost extends Came {
  /** Seconds of the main thread. */
  readonly cpu: number;
}

const partOf = (url: string): keyof Came => {
  const { pathname } = new URL(url);
  if (/\/api\/pictures\//.test(pathname)) return 'data';
  return /worker/i.test(pathname) ? 'worker' : 'page';
};

async function sizeOf(request: Request): Promise<number> {
  const { responseBodySize, responseHeadersSize } = await request.sizes();
  const said = (await request.response())?.headers()['content-length']; // a worker's body is not counted
  const body = responseBodySize > 0 ? responseBodySize : Number(said ?? 0);
  return body + Math.max(0, responseHeadersSize);
}

/** Opens a page in a browser profile of its own, until its map has drawn the last entry. */
async function opened(browser: Browser, child: Child, last: number): Promise<Cost> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' }); // of the processor
  const came: Came = { data: 0, page: 0, worker: 0 };
  const sizes: Promise<void>[] = [];
  page.on('requestfinished', (request) =>
    sizes.push(
      sizeOf(request).then((bytes) => {
        came[partOf(request.url())] += bytes;
      }),
    ),
  );
  const drawn = new Promise<void>((resolve) =>
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        came.data += Buffer.byteLength(payload);
      });
      socket.on('framesent', ({ payload }) => {
        const seen = /"type":"seen","seq":(\d+)/.exec(String(payload));
        if (Number(seen?.[1] ?? 0) >= last) resolve();
      });
    }),
  );
  await page.goto(child.links.get('us officer') ?? '');
  await drawn;
  const { metrics } = await session.send('Performance.getMetrics');
  await Promise.all(sizes);
  await context.close();
  const cpu = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  return { ...came, cpu };
}

export async function benchFresh(sizes: readonly number[]): Promise<Row[]> {
  if (!existsSync(join(ROOT, 'dist', 'index.html')))
    execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: 'inherit' });
  const rows: Row[] = [];
  const browser = await chromium.launch(playwright.use?.launchOptions);
  for (const n of sizes) {
    const child = await startChild(await filled(n));
    const costs: Cost[] = [];
    for (let round = 0; round < ROUNDS; round++) costs.push(await opened(browser, child, n + 1));
    await child.stop();
    const of = (part: keyof Cost) =>
      quantile(
        costs.map((cost) => cost[part]),
        0.5,
      );
    const size = `${n.toLocaleString('en')} item${n === 1 ? '' : 's'}`;
    const { data: most, cpu: longest } = AIMS[n] ?? {};
    const data = of('data') / MIB;
    rows.push({
      what: 'a fresh page: bytes of data on the wire until it is drawn',
      size,
      result: `${data.toFixed(2)} MiB`,
      load: load(),
      ...(most === undefined ? {} : { aim: { value: data, most, unit: 'MiB' }, telling: true }),
    });
    const cpu = of('cpu');
    rows.push({
      what: 'the same: CPU of its main thread (software rendering)',
      size,
      result: `${cpu.toFixed(2)} s`,
      load: load(),
      ...(longest === undefined ? {} : { aim: { value: cpu, most: longest, unit: 's' } }),
    });
    if (n > 1) continue;
    const bytes = of('page') / 1024;
    rows.push({
      what: 'a page until drawn: script, style, words, fonts and base map on the wire',
      size,
      result: `${bytes.toFixed(0)} KiB, and the map's worker ${(of('worker') / 1024).toFixed(0)} KiB`,
      load: load(),
      aim: { value: bytes, most: MOST_PAGE, unit: 'KiB' },
      telling: true,
    });
  }
  await browser.close();
  return rows;
}
