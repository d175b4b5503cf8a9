/** A screen that nobody touches, while nothing happens: it costs a watch floor nothing, all night. */
import type { Page } from '@playwright/test';
import { expect, same, test, within } from '../support/journey.ts';
import { fill } from './look.ts';
import { lastBusy, still } from './still.ts';

const SECONDS = 12; // the crowds are counted again every ten
const STILL = 5; // the most that it takes until what was asked for is drawn
const LAST = 59 - SECONDS - STILL - 2; // of a minute, at whose end events fade: that asks for frames

/** Waits until the page's clock, which shows `14:19:30Z`, has ticked so often and stands early enough in its minute. */
const ticked = (page: Page, often: number, last: number): Promise<void> =>
  page.locator('.zulu').evaluate(
    (clock, { often, last }) =>
      new Promise<void>((done) => {
        let ticks = 0;
        new MutationObserver(() => {
          const second = Number(/(\d\d)Z$/.exec(clock.textContent ?? '')?.[1]);
          if (++ticks >= often && second <= last) done();
        }).observe(clock, { childList: true, subtree: true, characterData: true });
      }),
    { often, last },
  );

/** The map asks neither its workers nor the screen for anything while the page's clock ticks. */
async function expectAtRest(page: Page): Promise<void> {
  await ticked(page, 1, LAST);
  await still(page); // also after a fading, if the minute has just begun
  const before = await lastBusy(page);
  await ticked(page, SECONDS, 59);
  expect(await lastBusy(page)).toBe(before);
}

for (const who of ['us analyst', 'us wall'] as const) {
  test(`${who}: a map that nothing happens on asks for no frame`, async ({ roomOf, open }) => {
    const room = await roomOf();
    const item = await fill(room);
    const { page } = await open(room, who, { map: 'drawn' });
    if (who === 'us analyst') await page.goto(within(page, `/?item=${item}`));
    await same(room, [page]);
    await expectAtRest(page);
  });
}
