/** A screen that nobody touches, while nothing happens: it costs a watch floor nothing, all night. */
import type { Page } from '@playwright/test';
import { expect, same, test } from '../support/journey.ts';
import { fill } from './look.ts';
import { lastBusy, still } from './still.ts';

const SECONDS = 12; // the crowds are counted again every ten
type Counting = typeof globalThis & { ticks: number };

/** The map asks neither its workers nor the screen for anything while the page's clock goes on. */
async function expectAtRest(page: Page): Promise<void> {
  await still(page);
  await page.clock.runFor(SECONDS * 1000); // what the last change still had waiting comes now
  await still(page);
  await page.locator('.zulu').evaluate((clock) => {
    const page = globalThis as Counting;
    page.ticks = 0;
    new MutationObserver(() => page.ticks++).observe(clock, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  const before = await lastBusy(page);
  await page.clock.runFor(SECONDS * 1000);
  const ticks = await page.evaluate(() => (globalThis as Counting).ticks);
  expect(ticks).toBeGreaterThanOrEqual(SECONDS - 1);
  expect(await lastBusy(page)).toBe(before);
}

for (const who of ['us analyst', 'us wall'] as const) {
  test(`${who}: a map that nothing happens on asks for no frame`, async ({ roomOf, open }) => {
    const room = await roomOf();
    const item = await fill(room);
    const { page } = await open(room, who, { map: 'drawn', clock: true });
    if (who === 'us analyst') await page.goto(`${room.url}/?item=${item}`);
    await same(room, [page]);
    await expectAtRest(page);
  });
}
