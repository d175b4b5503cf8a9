/** A part of the real input on three screens: one is cut off, says so to the second, and catches up. */
import type { Page } from '@playwright/test';
import { DEAD_AFTER, STALE_AFTER } from '../../picture/wire.ts';
import { expect, strip, test } from '../support/journey.ts';
import { followInput, materialOf } from './input.ts';

const STEP = 0.5; // s of the page's clock
const BEAT = 1; // s between beats: the last before the cut may be that old
const AHEAD = 1; // s by which the page's clock is put forward to where it stands

/** How old the strip says that the picture is. */
async function ageOn(page: Page): Promise<'live' | 'dead' | number> {
  const shown = strip(page).locator('> .word'); // not of the desk's own picture, which ages by itself
  const text = (await shown.textContent()) ?? '';
  if (text.includes('NOT LIVE')) return 'dead';
  const age = /(\d+) s OLD/.exec(text)?.[1];
  return age === undefined ? 'live' : Number(age);
}

/** Cuts it off and moves the page's clock step by step: live, then amber with its age, then NOT LIVE. */
async function watchAging(page: Page, cut: () => void): Promise<void> {
  cut();
  await page.evaluate(() => undefined); // a beat that was on its way has come before the clock stands
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + AHEAD * 1000);
  const ages: ('live' | 'dead' | number)[] = [];
  for (let passed = STEP; passed <= DEAD_AFTER + 2; passed += STEP) {
    await page.clock.runFor(STEP * 1000);
    const age = await ageOn(page);
    ages.push(age);
    const told = page.getByRole('status').filter({ hasText: /Picture \d+ seconds? old/ });
    await expect(told).toHaveCount(typeof age === 'number' ? 1 : 0);
  }
  const amber = ages.filter((age) => typeof age === 'number');
  expect(ages.map((age) => (typeof age === 'number' ? 'amber' : age)).join(' ')).toMatch(
    /^(live )+(amber )+dead( dead)*$/,
  );
  expect(amber).toEqual(amber.toSorted((a, b) => a - b));
  expect(amber[0]).toBe(STALE_AFTER);
  expect([DEAD_AFTER - 1, DEAD_AFTER]).toContain(amber.at(-1)); // over 10 s it is no longer amber
  const after = (ages.indexOf(STALE_AFTER) + 1) * STEP; // s
  expect(after).toBeGreaterThanOrEqual(STALE_AFTER - BEAT - AHEAD);
  expect(after).toBeLessThanOrEqual(STALE_AFTER + STEP);
  expect(Math.abs(amber.length * STEP - (DEAD_AFTER - STALE_AFTER))).toBeLessThanOrEqual(STEP);
  await page.clock.resume();
}

test('three screens take the real input, one of them cut off in the middle of it', async ({
  roomOf,
  open,
}, info) => {
  const material = materialOf(info, [150, 300, 400], 'max');
  const { missed } = await followInput(
    { roomOf, open },
    material,
    { opening: {}, own: { clock: true } },
    watchAging,
  );
  expect(missed).toBe(150);
});
