/** The bench's page in a real browser, and what a step on it costs its threads. */
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer } from 'vite';
import playwright from '../journeys/playwright.config.ts';
import type { Bench } from './page/page.ts';
import { ms, quantile } from './support.ts';
import { workersWorked } from './threads.ts';

declare global {
  interface Window {
    readonly bench: Bench;
  }
}

export interface Opened {
  readonly browser: Browser;
  readonly page: Page;
  readonly session: CDPSession;
}

/** What steps cost, in ms of the processor, which other work on the machine does not lengthen. */
export interface Cost {
  /** Of the main thread, for each step. */
  readonly main: readonly number[];
  /** Of the workers, for a step in the middle of them all. */
  readonly workers: number;
}

/** Serves the bench's page, and calls `with_` with a way to open it; closes all after. */
export async function withPage<T>(use: (open: () => Promise<Opened>) => Promise<T>): Promise<T> {
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
  try {
    return await use(async () => {
      const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
      await page.goto(url);
      await page.waitForFunction(() => window.bench !== undefined);
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' }); // of the processor
      return { browser, page, session };
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Answers what the page's main thread has worked until now, ms of the processor. */
export async function mainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return () => worked(session);
}

async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Megabytes in use after a collection: of the script, and of the whole page with its buffers. */
export async function memory({ session }: Opened): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return (usedSize + (backingStorageSize ?? 0)) / 1e6;
}

/** What some steps cost, the first two left out. */
export async function each(
  { browser, session }: Opened,
  steps: number,
  step: (i: number) => Promise<unknown>,
  before: (i: number) => Promise<void> = async () => {},
): Promise<Cost> {
  const main: number[] = [];
  let workers = 0;
  for (let i = 0; i < steps + 2; i++) {
    await before(i);
    if (i === 2) workers = await workersWorked(browser);
    const start = await worked(session);
    await step(i);
    if (i >= 2) main.push((await worked(session)) - start);
  }
  return { main, workers: ((await workersWorked(browser)) - workers) / steps };
}

export const figures = ({ main, workers }: Cost): string =>
  `main thread p50 ${ms(quantile(main, 0.5))}, p95 ${ms(quantile(main, 0.95))}; workers ${ms(workers)}`;
