/**
 * From an event posted at a random moment to drawn on another screen's map, in a real browser. All times are
 * marks that the page itself made, so nothing is asked of it meanwhile.
 */
import { randomUUID } from 'node:crypto';
import { type Browser, chromium, type Page } from '@playwright/test';
import { MARK, STAGES, type Stage } from '../../client/lib/marks.ts';
import playwright from '../journeys/playwright.config.ts';
import { mainThread } from './browser.ts';
import { type Child, event, ms, quantile, type Row, startChild } from './support.ts';

const TIMES = 60;
const GAP = { least: 150, most: 1200 }; // ms from one event to the next
/** By items of the picture: the aim for p95 until an event is drawn, in ms. */
const MOST = [
  [1000, 100],
  [10_000, 150],
] as const;
const QUIET = 5000; // ms in which nothing happens, to know what the page does anyway

/** A mark of the page: the stage, the entry, and when, ms since 1970. */
type Mark = readonly [stage: Stage, seq: number, at: number];

declare global {
  interface Window {
    readonly marked: Mark[];
  }
}

async function post(child: Child, commands: readonly unknown[]): Promise<number> {
  const { cookie, url } = child.session('il officer');
  const response = await fetch(`${url}/api/pictures/shared/changes`, {
    method: 'POST',
    headers: {
      Cookie: cookie,
      'Content-Type': 'application/x-ndjson',
    },
    body: commands.map((one) => JSON.stringify(one)).join('\n'),
  });
  const lines = (await response.text()).trim().split('\n');
  const last: unknown = JSON.parse(lines.at(-1) ?? '{}');
  if (typeof last === 'object' && last && 'seq' in last && typeof last.seq === 'number')
    return last.seq;
  throw new Error(`not taken: ${lines.at(-1)}`);
}

/** A page of another desk on which everything until `seq` is drawn, and which keeps its marks. */
async function opened(browser: Browser, child: Child, seq: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(
    ({ prefix, stages }) => {
      const marked: unknown[] = [];
      Object.assign(window, { marked });
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) {
          const stage = stages.find((stage) => one.name === prefix + stage);
          if (stage === undefined || !(one instanceof PerformanceMark)) continue;
          marked.push([stage, one.detail, performance.timeOrigin + one.startTime]);
        }
      }).observe({ type: 'mark' });
    },
    { prefix: MARK, stages: STAGES },
  );
  await page.goto(child.links.get('us officer') ?? '');
  await reaches(page, seq);
  return page;
}

/** Resolves once the page has told others that it has drawn the entry. */
const reaches = async (page: Page, seq: number): Promise<void> => {
  await page.waitForFunction(
    (seq) => window.marked.some(([stage, of]) => stage === 'reported' && of >= seq),
    seq,
    { polling: 500, timeout: 120_000 },
  );
};

/** When each stage was reached for an entry that was posted at `at`; a frame has no number yet. */
function stagesOf(marks: readonly Mark[], at: number, seq: number): ReadonlyMap<Stage, number> {
  const first = new Map<Stage, number>();
  for (const [stage, of, when] of marks) {
    if (stage !== 'received' && when >= at && of >= seq && !first.has(stage))
      first.set(stage, when);
  }
  const folded = first.get('folded') ?? Number.NaN;
  const came = marks.findLast(([stage, , when]) => stage === 'received' && when <= folded);
  return first.set('received', came?.[2] ?? Number.NaN);
}

const pair = (took: readonly number[]): string =>
  `p50 ${ms(quantile(took, 0.5))}, p95 ${ms(quantile(took, 0.95))}`;

export async function benchDrawn(sizes: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  const browser = await chromium.launch(playwright.use?.launchOptions);
  for (const size of sizes) {
    const child = await startChild();
    const fill = Array.from({ length: size }, (_, i) => ({ id: randomUUID(), change: event(i) }));
    let last = 0;
    for (let i = 0; i < size; i += 500) last = await post(child, fill.slice(i, i + 500));
    const page = await opened(browser, child, last);
    const worked = await mainThread(page);
    const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));
    await rest(QUIET); // names and crowds have come
    const idle = await worked();
    await rest(QUIET);
    const [began, busy] = [Date.now(), await worked()];
    const posted: { at: number; seq: number }[] = [];
    for (let i = 0; i < TIMES; i++) {
      await rest(GAP.least + Math.random() * (GAP.most - GAP.least));
      const at = performance.timeOrigin + performance.now();
      const seq = await post(child, [{ id: randomUUID(), change: event(size + i) }]);
      posted.push({ at, seq });
    }
    await reaches(page, posted.at(-1)?.seq ?? 0);
    const took = (await worked()) - busy - ((busy - idle) * (Date.now() - began)) / QUIET;
    const marks = await page.evaluate(() => window.marked);
    const came = posted.map(({ at, seq }) => ({ at, stages: stagesOf(marks, at, seq) }));
    const since = (stage: Stage) =>
      came.map(({ stages }) => (stages.get(stage) ?? 0) - (stages.get('received') ?? 0));
    const whole = came.map(({ at, stages }) => (stages.get('drawn') ?? 0) - at);
    const add = (what: string, result: string, more: Partial<Row> = {}) =>
      rows.push({ what, size: `${size} items`, result, ...more });
    const value = quantile(since('drawn'), 0.95);
    const most = MOST.find(([items]) => size <= items)?.[1];
    add(
      "an event posted at a random moment, from its frame's arrival in the page to drawn",
      pair(since('drawn')),
      most === undefined ? {} : { aim: { value, most, unit: 'ms' }, telling: true },
    );
    add('the same, read back from the glass', pair(since('read')));
    add('the same, told to all others', pair(since('reported')));
    add('the same, from the request to drawn on another screen', pair(whole));
    add(
      'the same by stages, p95 since the frame came',
      STAGES.slice(1)
        .map((stage) => `${stage} ${ms(quantile(since(stage), 0.95))}`)
        .join(', '),
    );
    add("the page's main thread for each event, besides what it does at rest", ms(took / TIMES));
    await page.close();
    await child.stop();
  }
  await browser.close();
  return rows;
}
