/** From the click (the HTTP request leaves) to drawn on another screen's map, in a real browser. */
import { randomUUID } from 'node:crypto';
import { chromium, type Page } from '@playwright/test';
import playwright from '../journeys/playwright.config.ts';
import { type Child, event, ms, quantile, type Row, startChild } from './support.ts';

const TIMES = 40;

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

/** Resolves when the page has said that it has drawn the entry. */
function drawn(page: Page): (seq: number) => Promise<number> {
  let latest = 0;
  let wake = () => {};
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const seen = /"type":"seen","seq":(\d+)/.exec(String(payload));
      latest = Math.max(latest, Number(seen?.[1] ?? 0));
      wake();
    }),
  );
  return async (seq) => {
    while (latest < seq) await new Promise<void>((resolve) => (wake = resolve));
    return performance.now();
  };
}

export async function benchDrawn(sizes: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  const browser = await chromium.launch(playwright.use?.launchOptions);
  for (const size of sizes) {
    const child = await startChild();
    const fill = Array.from({ length: size }, (_, i) => ({ id: randomUUID(), change: event(i) }));
    let last = 0;
    for (let i = 0; i < size; i += 500) last = await post(child, fill.slice(i, i + 500));
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const reaches = drawn(page);
    await page.goto(child.links.get('us officer') ?? '');
    await reaches(last);
    const took: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      const start = performance.now();
      const seq = await post(child, [{ id: randomUUID(), change: event(size + i) }]);
      took.push((await reaches(seq)) - start);
    }
    rows.push({
      what: "from the click to drawn and reported by another screen's map (software rendering)",
      size: `${size} items`,
      result: `p50 ${ms(quantile(took, 0.5))}, p95 ${ms(quantile(took, 0.95))}`,
    });
    await page.close();
    await child.stop();
  }
  await browser.close();
  return rows;
}
