/** What the page's main thread has done, in time of the processor: other work on the machine is no part of it. */
import type { Page } from '@playwright/test';

/** Answers how long (ms) scripts have run until now; drawing in software is no script. */
async function scriptTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000;
  };
}

/** How long (ms) scripts run in a second in which nobody touches the page; it watches itself and the link. */
export async function atRest(page: Page): Promise<number> {
  const script = await scriptTime(page);
  const [before, began] = [await script(), Date.now()];
  await new Promise((done) => setTimeout(done, 5000)); // what is measured is what passes meanwhile
  return (((await script()) - before) * 1000) / (Date.now() - began);
}

/**
 * How long scripts ran for each of some acts, the quickest first. What they would have done anyway while
 * software drew, `rest` ms in a second, is no part of it.
 */
export async function eachAct(
  page: Page,
  times: number,
  rest: number,
  act: () => Promise<unknown>,
): Promise<readonly number[]> {
  const script = await scriptTime(page);
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const [before, began] = [await script(), Date.now()];
    await act();
    took.push((await script()) - before - (rest * (Date.now() - began)) / 1000);
  }
  return took.sort((a, b) => a - b);
}
