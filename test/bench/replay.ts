/** The map under a moving slider and under news: our layer of points against MapLibre's own ways. */
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer } from 'vite';
import playwright from '../journeys/playwright.config.ts';
import type { Bench, Way } from './page/page.ts';
import { ms, quantile, type Row } from './support.ts';

const STEPS = 40;
const CHANGED = 100;

declare global {
  interface Window {
    readonly bench: Bench;
  }
}

/** Milliseconds of the processor that the page's main thread has taken until now. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Megabytes in use after a collection: of the script, and of the whole page with its buffers. */
async function memory(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return (usedSize + (backingStorageSize ?? 0)) / 1e6;
}

interface Opened {
  readonly page: Page;
  readonly session: CDPSession;
}

async function open(browser: Browser, url: string, way: Way, n: number): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await page.goto(url);
  await page.waitForFunction(() => window.bench !== undefined);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' }); // of the processor, not of the clock
  await page.evaluate(([way, n]) => window.bench.open(way, n), [way, n] as const);
  return { page, session };
}

/** Main-thread time of each of some steps, the first two left out. */
async function each(
  { session }: Opened,
  steps: number,
  step: (i: number) => Promise<void>,
  before: (i: number) => Promise<void> = async () => {},
): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < steps + 2; i++) {
    await before(i);
    const start = await worked(session);
    await step(i);
    if (i >= 2) took.push((await worked(session)) - start);
  }
  return took;
}

const figures = (took: readonly number[]): string =>
  `p50 ${ms(quantile(took, 0.5))}, p95 ${ms(quantile(took, 0.95))}`;

export async function benchReplay(
  sliding: readonly number[],
  changing: readonly number[],
): Promise<Row[]> {
  const rows: Row[] = [];
  const server = await createServer({
    configFile: false,
    root: join(import.meta.dirname, '..', '..'),
    plugins: [svelte({ configFile: false })],
    worker: { format: 'es' },
    server: { port: 0, host: '127.0.0.1', hmr: false },
    optimizeDeps: { entries: ['test/bench/page/page.ts'] },
    logLevel: 'error',
  });
  await server.listen();
  const url = `${server.resolvedUrls?.local[0] ?? ''}test/bench/page/`;
  const browser = await chromium.launch(playwright.use?.launchOptions);
  for (const n of sliding) {
    for (const way of ['points', 'setFilter'] as const) {
      const opened = await open(browser, url, way, n);
      const took = await each(opened, n > 10_000 && way !== 'points' ? 8 : STEPS, (i) =>
        opened.page.evaluate(([way, t]) => window.bench.slide(way, t), [
          way,
          Math.round((n * ((i * 37) % 100)) / 100),
        ] as const),
      );
      rows.push({
        what: `a step of the slider, main thread: ${NAMES[way]}`,
        size: `${n} revisions`,
        result: figures(took),
      });
      await opened.page.close();
    }
  }
  for (const n of changing) {
    for (const way of ['points', 'updateData', 'setData'] as const) {
      const opened = await open(browser, url, way, n);
      const used = await memory(opened.session);
      const took = await each(
        opened,
        n > 10_000 && way !== 'points' ? 8 : STEPS,
        () => opened.page.evaluate((way) => window.bench.update(way), way),
        () =>
          opened.page.evaluate(([way, k, n]) => window.bench.prepare(way, k, n), [
            way,
            CHANGED,
            n,
          ] as const),
      );
      rows.push({
        what: `${CHANGED} changed events, main thread: ${NAMES[way]}`,
        size: `${n} events`,
        result: `${figures(took)}; ${used.toFixed(0)} MB`,
      });
      await opened.page.close();
    }
  }
  await browser.close();
  await server.close();
  return rows;
}

const NAMES: Readonly<Record<Way, string>> = {
  points: 'layer of points',
  setFilter: '`setFilter`',
  setData: '`setData` of everything',
  updateData: 'bare `updateData`',
};
