/** All of the real input at sixty times its speed, with a screen that is cut off for twenty seconds. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, seconds, test } from '../support/journey.ts';
import { chronicle, when } from './chronicle.ts';
import { followInput, materialOf } from './input.ts';

const SHOTS = join(import.meta.dirname, '..', '..', 'artefacts', 'journeys');
const CUT = 20_000; // ms
/** Of 2,571: the first two great waves, then about as long as the cut at sixty times. */
const PLACES = [1298, 2000, 2571] as const;

/** Cuts it off, and says when it said so. */
async function watchFor(page: Page, cut: () => void): Promise<void> {
  await chronicle(page);
  cut();
  const began = Date.now();
  const amberAfter = (await when(page, began, /\d+ s OLD/)) - began;
  const redAfter = (await when(page, began, /NOT LIVE/)) - began;
  await new Promise((done) => setTimeout(done, began + CUT - Date.now())); // the length of the cut, by definition
  await page.screenshot({ path: join(SHOTS, 'en-not-live.png') });
  console.log(`cut off: amber after ${seconds(amberAfter)}, NOT LIVE after ${seconds(redAfter)}`);
  expect(amberAfter).toBeGreaterThan(1500); // the last beat may be a second old
  expect(amberAfter).toBeLessThan(6000);
  expect(redAfter).toBeGreaterThan(8500);
  expect(redAfter).toBeLessThan(13_000);
}

test('three screens take all of the real input, one of them cut off for twenty seconds', async ({
  roomOf,
  open,
}, info) => {
  test.setTimeout(900_000);
  const material = materialOf(info, PLACES, '60');
  const { incidents, before, during, after } = material;
  const all = [incidents, before, during, after].flatMap(({ ids }) => ids);
  expect(all.length).toBe(2702);
  const drawn = { map: 'drawn' } as const;
  const { page, mended, missed } = await followInput(
    { roomOf, open },
    material,
    { opening: drawn, own: {} },
    watchFor,
  );
  const liveAfter = (await when(page, mended, /^(?!.*NOT LIVE)/)) - mended;
  const sameAfter = (await when(page, mended, /SAME PICTURE/)) - mended;
  console.log(
    `mended, ${missed} entries behind: live after ${seconds(liveAfter)}, ` +
      `the same picture after ${seconds(sameAfter)}`,
  );
});
