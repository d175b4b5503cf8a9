/** What the page's main thread has done, in time of the processor: other work on the machine is no part of it. */
import type { Page } from '@playwright/test';

/** Answers how long (ms) scripts have run until now; drawing in software is no script. */
export async function scriptTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000;
  };
}

/** How long scripts ran for each of some acts, the quickest first. */
export async function eachAct(page: Page, times: number, act: () => Promise<unknown>) {
  const script = await scriptTime(page);
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const before = await script();
    await act();
    took.push((await script()) - before);
  }
  return took.sort((a, b) => a - b);
}
