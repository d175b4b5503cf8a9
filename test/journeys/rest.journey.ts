/** A screen that nobody touches, while nothing happens: it costs a watch floor nothing, all night. */
import type { Page } from '@playwright/test';
import { expect, same, test, within } from '../support/journey.ts';
import { fill } from './look.ts';
import { asked, still } from './still.ts';

const SECONDS = 12; // the crowds are counted again every ten
const PROOF = 3; // from one frame that proves what stands to the next
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

/** While the page's clock ticks, the map asks its workers for nothing, and for a frame only to prove itself. */
async function expectAtRest(page: Page): Promise<void> {
  await ticked(page, 4, LAST); // names follow the picture when there is time
  await still(page); // also after a fading, if the minute has just begun
  const before = await asked(page);
  await ticked(page, SECONDS, 59);
  const after = await asked(page);
  expect(after.messages).toBe(before.messages);
  const frames = after.frames - before.frames;
  expect(frames).toBeGreaterThan(0); // or nothing is proved
  expect(frames).toBeLessThanOrEqual(SECONDS / PROOF + 1);
}

for (const who of ['us analyst', 'us wall'] as const) {
  test(`${who}: a map that nothing happens on asks for no frame but its proofs`, async ({
    roomOf,
    open,
  }) => {
    const room = await roomOf();
    const item = await fill(room);
    const { page } = await open(room, who, { map: 'drawn' });
    if (who === 'us analyst') await page.goto(within(page, `/?item=${item}`));
    await same(room, [page]);
    await expectAtRest(page);
  });
}
