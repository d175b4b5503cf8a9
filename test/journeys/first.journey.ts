/** The first minute: the one link that a start prints, a desk chosen from it, and a page that is signed in. */
import type { Page } from '@playwright/test';
import { drawNothing } from '../support/blank-map.ts';
import { expect, strip, test } from '../support/journey.ts';
import { elsewhere, watch } from '../support/pages.ts';
import { expectLaidOut, expectUsable, LANGUAGES, shoot, TAGS } from './look.ts';

/** What the browser writes of a page at which nobody is signed in. */
const NOBODY = /status of 401/;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 320, height: 640 },
] as const;

const seat = (page: Page, name: string) => page.getByRole('link', { name });

test('[S18] one link: a desk is chosen by a press or a digit, each opens a tab of its own, and who is there is said', async ({
  roomOf,
  browser,
}) => {
  const room = await roomOf({ exercise: true });
  const context = await browser.newContext({ locale: 'en', viewport: SIZES[0] });
  await drawNothing(context);
  const page = await context.newPage();
  const [complaints, asked]: string[][] = [[], []];
  await watch({ page, complaints: complaints ?? [], asked: asked ?? [] });
  await page.goto(`${room.url}/`);

  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('Three desks that do not trust each other.');
  await expect(page.getByText('EXERCISE', { exact: true })).toBeVisible();
  await expect(page.locator('footer')).toContainText((await room.standing()).code);
  await expect(page.getByText('nobody connected')).toHaveCount(3);

  const [us] = await Promise.all([
    context.waitForEvent('page'),
    seat(page, 'United States: Watch officer').click(),
  ]);
  await expect(strip(us)).toContainText('SAME PICTURE');
  await expect(us.locator('header a.me')).toContainText('US');
  await expect(page.getByText('1 connected')).toHaveCount(1);

  const [second] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('6')]);
  await expect(second.locator('header a.me')).toContainText('IL');
  expect(second.url()).not.toBe(us.url());
  await expect(us.locator('header a.me')).toContainText('US'); // and stays what it was

  const [wall] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('w')]);
  await expect(wall).toHaveURL(/\/t\/[0-9a-f]{16}\/wall$/);
  await expect(wall.getByText('SAME PICTURE').first()).toBeVisible();

  await page.getByRole('button', { name: /anew/ }).click();
  await expect(page.getByText(/^lap 2, since/)).toBeVisible();

  expect((complaints ?? []).filter((line) => !NOBODY.test(line))).toEqual([]);
  expect(elsewhere(asked ?? [], [new URL(room.url).host])).toEqual([]);
  await context.close();
});

test('[S18] [F34] the first page reads and is usable in three languages, large and at 320 px', async ({
  roomOf,
  browser,
}) => {
  const room = await roomOf();
  const page = await browser.newPage({ locale: 'en' });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.goto(`${room.url}/?lang=en`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const tag of TAGS) {
      await page.locator('header').getByRole('button', { name: LANGUAGES[tag].button }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', tag);
      await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[tag].dir);
      const where = `the first page, ${tag}, ${size.width} px`;
      await expectUsable(page, where);
      await expectLaidOut(page, where);
      await shoot(page, `first-${tag}-${size.width}`, false);
    }
  }
  await page.close();
});

test('[S15] [S18] a link to an item goes on with whoever is chosen, and keys alone get there', async ({
  roomOf,
  browser,
}) => {
  const room = await roomOf();
  const { item } = await room.send('sy officer', {
    type: 'event.reported',
    event: {
      category: 'brush-fire',
      precedence: 'PRIORITY',
      geometry: { type: 'Point', coordinates: [35.85, 33.1] },
      occurred: { from: new Date().toISOString() },
      title: { original: 'en', en: 'Smoke at the fence' },
      source: { reliability: 'A', credibility: '1' },
    },
  });
  const context = await browser.newContext({ locale: 'en', viewport: SIZES[0] });
  await drawNothing(context);
  const page = await context.newPage();
  await page.goto(`${room.url}/?item=${item}`);
  await seat(page, 'Israel: Analyst').focus();
  const [il] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
  await expect(il.getByRole('heading', { name: 'Smoke at the fence' })).toBeVisible();
  await expect(il.locator('header a.me')).toContainText('IL');
  await context.close();
});
