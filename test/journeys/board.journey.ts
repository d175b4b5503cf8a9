/** The board of who is active where and when: by keys alone, in the past, in three languages, and on the wall. */
import type { Page } from '@playwright/test';
import { ACROSS, SMALLEST } from '../../client/wall/sizes.ts';
import { expect, same, test, within } from '../support/journey.ts';
import { speak as language, TAGS } from './look.ts';
import { judge, LARGE, LARGEST, MAP, type Size, SMALL, USUAL } from './looks.ts';
import { someZones, speak } from './zones.ts';

const NARROW: Size = { width: 1024, height: 768 };
const heading = (page: Page) => page.getByRole('heading', { name: 'Who is active where' });
const bars = (page: Page, look?: string) =>
  page.locator(`[data-look${look === undefined ? '' : `="${look}"`}]`);
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-bar') ?? undefined);
const refAt = async (page: Page) => (await focused(page))?.split(' ')[0];

test('[R51] by keys alone, from bar to bar and from day to day; Enter opens a zone, Escape leaves', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { force, daily, asked, alone, left, before } = await someZones(room);
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  await page.keyboard.press('9');
  await expect(heading(page)).toBeVisible();
  for (const [look, count] of [
    ['agreed', 2],
    ['proposed', 1],
    ['unilateral', 1],
    ['denounced', 1],
  ] as const) {
    await expect(bars(page, look)).toHaveCount(count);
  }
  await expect(bars(page, 'denounced')).toHaveAccessibleName(
    new RegExp(`^Israel: Coordination ${left}, denounced, in force, SY leaves \\S+Z, `),
  );
  await expect(bars(page, 'proposed')).toHaveAccessibleName(
    /^Syria: Power line repair Z-\d+, proposed, 1400Z to 1630Z, Ar-Rafid and the south$/,
  );

  // Rows and the bars in them, and the zone of one.
  await expect.poll(() => focused(page)).toBeDefined();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp');
  expect(await refAt(page)).toBe(daily);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  const first = await refAt(page);
  expect([force, alone, left]).toContain(first);
  await page.keyboard.press('ArrowRight');
  const second = await refAt(page);
  expect(second).not.toBe(first);
  await page.keyboard.press('ArrowLeft');
  expect(await refAt(page)).toBe(first);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  expect(await refAt(page)).toBe(asked);
  await page.keyboard.press('Enter');
  await expect(page.locator('.details').getByText('Power line repair').first()).toBeVisible();
  await expect(heading(page)).toBeVisible();
  expect(await refAt(page)).toBe(asked);

  // The day after tomorrow has none of them; the day before has none either.
  await page.keyboard.press('PageDown');
  await expect(bars(page, 'agreed')).toHaveCount(2);
  await expect.poll(() => focused(page)).toBeDefined();
  await page.keyboard.press('PageDown');
  await expect(page.getByText('No zone has hours on this day')).toBeVisible();
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageUp');
  await expect(page.getByText('No zone has hours on this day')).toBeVisible();
  await page.getByRole('button', { name: 'Today' }).focus();
  await page.keyboard.press('Enter');
  await expect(bars(page, 'denounced')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveCount(0);

  // In the past it is the board of then, and a reload brings it back.
  await page.goto(within(page, `/?at=${before}&board=1`));
  await expect(bars(page, 'agreed')).toHaveCount(3);
  await expect(bars(page, 'denounced')).toHaveCount(0);
  await page.reload();
  await expect(bars(page, 'agreed')).toHaveCount(3);
});

test('[R51] the board is laid out whole and used by everybody, in three languages', {
  tag: '@looks',
}, async ({ roomOf, open }) => {
  const room = await roomOf();
  await someZones(room);
  const { page } = await open(room, 'sy officer', { map: MAP });
  await same(room, [page]);
  await page.keyboard.press('9');
  await expect(heading(page)).toBeVisible();
  for (const tag of TAGS) {
    await language(page, tag);
    await expect(bars(page)).toHaveCount(5);
    for (const size of [USUAL, SMALL, NARROW]) {
      await page.setViewportSize(size);
      await judge(page, `${tag}-board-${size.width}`, { usable: size === USUAL });
    }
    await page.setViewportSize(USUAL);
  }
});

test('[R49] a wall shows the board, and what somebody leaves until it is taken back', {
  tag: '@with-looks',
}, async ({ roomOf, open }) => {
  const room = await roomOf();
  const { left } = await someZones(room);
  const { page } = await open(room, 'il wall', { map: MAP, viewport: LARGE });
  const told = page.locator(`[data-leaving="${left}"] p`);
  for (const layout of ['board', 'map', 'map-panels', 'lists']) {
    await page.goto(within(page, `/wall?lang=en&layout=${layout}`));
    await expect(told).toHaveCount(3); // once in each language
    await expect(told.first()).toHaveText(/SY.* denounces .*Z-\d+.*, leaves .*\d{4}Z/);
  }
  for (const tag of TAGS) {
    await page.goto(within(page, `/wall?lang=${tag}&layout=board`));
    await expect(bars(page)).toHaveCount(5);
    for (const size of [LARGE, LARGEST]) {
      await page.setViewportSize(size);
      await judge(page, `${tag}-wall-board-zones-${size.width}`, {
        mapped: false,
        usable: size === LARGE,
      });
      const least = (SMALLEST * size.width) / ACROSS - 0.1;
      const sizes = await page
        .locator('.wide :is(p, span, li, h2)')
        .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(least);
    }
    await page.setViewportSize(LARGE);
  }
  await speak(room, 'sy officer', left, 'agreed');
  await expect(told).toHaveCount(0);
  await expect(bars(page, 'denounced')).toHaveCount(0);
});
