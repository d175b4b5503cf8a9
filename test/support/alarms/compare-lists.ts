/** Compares the alarms of random logs, each at a random time, as Node and a page have them. [R37] */
import { expect, type Page } from '@playwright/test';
import { lists } from './trial.ts';

const SEED = Number(process.env.SEED ?? 20261122);
const AT_ONCE = 100;

/** The page has the script of trial.ts. */
export async function compareLists(page: Page, trials: number): Promise<void> {
  for (let n = SEED; n < SEED + trials; n += AT_ONCE) {
    const said = await page.evaluate(
      ([from = 0, count = 0]) =>
        (globalThis as unknown as { lists: typeof lists }).lists(from, count), // set by the script
      [n, AT_ONCE],
    );
    expect(said, `trials from ${n}, again with SEED=${SEED}`).toBe(lists(n, AT_ONCE));
  }
}
