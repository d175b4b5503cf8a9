/** A screen that nobody touches, while nothing happens: it costs a watch floor nothing, all night. */
import type { Page } from '@playwright/test';
import { expect, same, test } from '../support/journey.ts';
import { fill } from './look.ts';
import { drawSparingly, lastBusy, still } from './still.ts';

/** The map asks neither its workers nor the screen for anything while the page's clock goes on. */
async function expectAtRest(page: Page, seconds: number): Promise<void> {
  const clock = page.locator('.zulu');
  await still(page);
  const before = await lastBusy(page);
  for (let i = 0; i < seconds; i++) {
    const now = await clock.textContent();
    await expect(clock).not.toHaveText(now ?? '');
  }
  expect(await lastBusy(page)).toBe(before);
}

for (const who of ['us analyst', 'us wall'] as const) {
  test(`${who}: a map that nothing happens on asks for no frame`, async ({ roomOf, open }) => {
    const room = await roomOf();
    const item = await fill(room);
    const { page, context } = await open(room, who);
    await drawSparingly(context);
    await page.goto(who === 'us wall' ? `${room.url}/wall` : `${room.url}/?item=${item}`);
    await same(room, [page]);
    await expectAtRest(page, 12); // the crowds are counted again every ten seconds
  });
}
