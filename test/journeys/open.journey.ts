/** The first thing anybody does: open the first link that was printed. */
import { codeOn, expect, strip, test } from '../support/journey.ts';
import { elsewhere } from '../support/pages.ts';
import type { Who } from '../support/room.ts';
import { expectDrawn } from './pixels.ts';

test('the first printed link opens a live map, and nothing is asked of any other host', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ exercise: true });
  const first = room.links[0];
  expect(first?.who).toBe('us officer');
  const { page, asked } = await open(room, first?.who as Who, { map: 'drawn' }); // checked above

  await expect(strip(page)).toContainText('SAME PICTURE');
  await expect.poll(() => codeOn(page)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
  await expect(page.getByText('EXERCISE', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'LIVE' })).toBeVisible();
  await expectDrawn(page);

  // The server counts this screen among those that have really drawn the picture.
  await strip(page).click();
  const own = page.getByRole('listitem').filter({ hasText: 'this screen' }).first();
  await expect(own).toContainText('same');

  expect(elsewhere(asked, [new URL(room.url).host])).toEqual([]); // as of every other screen
  expect(asked.filter((url) => url.startsWith('ws:')).length).toBeGreaterThan(0);
});

test('nobody sees anything without signing in, and is told what to do', async ({
  roomOf,
  browser,
}) => {
  const room = await roomOf({ live: true });
  const page = await browser.newPage();
  await page.goto(room.url);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open it at http://localhost' })).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(0);
  await page.close();
});
