/** A screen that nobody touches, while nothing happens: it costs a watch floor nothing, all night. */
import type { Page } from '@playwright/test';
import { expect, same, test } from '../support/journey.ts';
import { fill } from './look.ts';
import { framesAsked, still } from './still.ts';

const SECONDS = 12; // the crowds are counted again every ten
const FRAMES = 2; // once a minute events fade

/** The map asks the screen for next to nothing while the page's clock ticks. */
async function expectAtRest(page: Page): Promise<void> {
  await still(page);
  const before = await framesAsked(page);
  await page.locator('.zulu').evaluate(
    (clock, seconds) =>
      new Promise<void>((done) => {
        let ticks = 0;
        new MutationObserver(() => ++ticks === seconds && done()).observe(clock, {
          childList: true,
          subtree: true,
          characterData: true,
        });
      }),
    SECONDS,
  );
  expect((await framesAsked(page)) - before).toBeLessThanOrEqual(FRAMES);
}

for (const who of ['us analyst', 'us wall'] as const) {
  test(`${who}: a map that nothing happens on asks for no frame`, async ({ roomOf, open }) => {
    const room = await roomOf();
    const item = await fill(room);
    const { page } = await open(room, who, { map: 'drawn' });
    if (who === 'us analyst') await page.goto(`${room.url}/?item=${item}`);
    await same(room, [page]);
    await expectAtRest(page);
  });
}
