/** Finding one's way: an event in three ways, its history, a link to it that opens the same elsewhere. */
import type { Page } from '@playwright/test';
import { clickMap, further } from '../support/hands.ts';
import { ELSEWHERE, expect, same, strip, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';

const query = (page: Page, name: string): string | null =>
  new URL(page.url()).searchParams.get(name);
const heading = (page: Page, name: string) => page.getByRole('heading', { name });
/** The page is hidden, as behind another tab, or shown again. */
const looking = (page: Page, looks: boolean): Promise<void> =>
  page.evaluate((visible) => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (visible ? 'visible' : 'hidden'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, looks);
const TITLE = 'Firing heard near the water tower';

test('an event is found by search, by filter and on the map, its history read, its link sent', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  for (let i = 0; i < 12; i++) {
    const precedence = i === 3 ? 'FLASH' : 'ROUTINE';
    const geometry = { type: 'Point', coordinates: [35.6 + i / 40, 32.9] };
    await room.send(
      'il officer',
      reported(`Farmers at gate ${i}`, { category: 'farming', precedence, geometry }),
    );
  }
  const { item } = await room.send(
    'sy officer',
    reported(TITLE, {
      title: { original: 'ar', ar: 'سماعُ إطلاقِ نارٍ قرب خزان المياه', en: TITLE },
      geometry: { type: 'Point', coordinates: [35.9, 33.12] },
    }),
  );
  if (item === null) throw new Error('no event was made');
  await room.send('us officer', { type: 'position.taken', item, stance: 'reviewing' });

  const us = await open(room, 'us officer');
  const { page } = us;
  await same(room, [page]);
  await us.context.grantPermissions(['clipboard-read', 'clipboard-write']);

  // 1. By search, in another language than the page's, without the marks that were written.
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search the picture and the map' });
  await expect(field).toBeFocused();
  await field.fill('اطلاق نار');
  await expect(page.getByRole('option', { name: TITLE })).toBeVisible();
  await field.press('Enter');
  await expect(heading(page, TITLE)).toBeVisible();
  expect(query(page, 'item')).toBe(item);
  await expect.poll(() => query(page, 'view')).toMatch(/^35\.9\d*,33\.12/); // the map went there

  // Esc goes back one step; a place is found too, and by coordinates.
  await page.keyboard.press('Escape');
  await expect(heading(page, TITLE)).toHaveCount(0);
  await page.keyboard.press('/');
  await field.fill('Nawa');
  await expect(page.getByRole('option', { name: /^Nawa/ })).toBeVisible();
  await field.press('Enter');
  await expect.poll(() => query(page, 'view')).toMatch(/^36\.0\d*,32\.8/);
  const lists = page.getByRole('complementary', { name: 'Lists' });
  await expect(lists.getByRole('button', { name: 'Search Nawa' })).toBeVisible(); // it is marked
  await lists.getByRole('button', { name: 'Remove the mark' }).click();
  await expect(lists.getByRole('button', { name: 'Search, MGRS, degrees' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await field.fill('القنيطرة');
  await expect(page.getByRole('option', { name: /Quneitra/ }).first()).toBeVisible();
  await field.fill('33.12 35.9');
  await expect(page.locator('#hits [role=option]').first()).toContainText('36S');
  await field.press('Enter');
  await expect.poll(() => query(page, 'view')).toMatch(/^35\.90000,33\.12000/);

  // 2. By filter, which the address carries and which never hides what is urgent without saying so.
  await expect(field).toHaveCount(0); // a key pressed in a field is typed, not obeyed
  await page.keyboard.press('f');
  const pane = page.getByRole('region', { name: 'Filter lists and map' });
  await pane.getByRole('button', { name: 'military' }).click();
  await expect(page.getByRole('tab', { name: 'Events 1' })).toBeVisible();
  await expect(page.getByText('12 left out')).toBeVisible();
  await expect(page.getByText('1 urgent hidden by the filter')).toBeVisible();
  await expect.poll(() => query(page, 'category')).toBe('military');
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Events 1' })).toBeVisible();
  await page.getByRole('option').filter({ hasText: TITLE }).click();
  await expect(heading(page, TITLE)).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('option').filter({ hasText: 'Farmers at gate 3' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(page.getByRole('tab', { name: 'Events 13' })).toBeVisible();
  expect(query(page, 'precedence')).toBeNull();

  // 3. On the map, where it stands in the middle; then its history.
  await page.keyboard.press('Escape');
  await expect(heading(page, TITLE)).toHaveCount(0);
  await expect(async () => {
    await clickMap(page, 0.5, 0.5);
    await expect(heading(page, TITLE)).toBeVisible({ timeout: 1000 });
  }).toPass();
  const measure = page.getByRole('button', { name: 'Measure', exact: true });
  await measure.click();
  await expect(measure).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape'); // ends what is in hand, and nothing else
  await expect(measure).toHaveAttribute('aria-pressed', 'false');
  await expect(heading(page, TITLE)).toBeVisible();
  await page.locator('summary').filter({ hasText: 'History' }).click();
  const history = page.locator('details').filter({ hasText: 'History' });
  await expect(history).toContainText('Reported');
  await expect(history).toContainText('Position taken');

  // Passed on as text, and as a link that opens the same item and moment elsewhere.
  await (await further(page, 'Copy as text')).click();
  await expect(page.getByText('Copied').first()).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`PRIORITY · ${item} · ${TITLE}`);
  expect(text).toContain('Positions: US Reviewing');
  await same(room, [page]);
  const { seq } = await room.standing();
  await (await further(page, 'Copy link to this moment')).click();
  const link = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(link).toMatch(new RegExp(`[?&]at=${seq}&`));
  await room.send('sy officer', { type: 'event.withdrawn', item, reason: 'It was thunder.' });
  await expect(page.getByRole('article').getByText('withdrawn').first()).toBeVisible();

  const { page: il } = await open(room, 'il officer', { expected: ELSEWHERE });
  await expect(strip(il)).toContainText('SAME PICTURE');
  await il.goto(await link());
  await expect(heading(il, TITLE)).toBeVisible();
  await expect(il.locator('.replay-frame')).toBeVisible();
  await expect(il.getByRole('article').getByText('withdrawn')).toHaveCount(0); // as it stood then
  await il.keyboard.press('b');
  await expect(il.getByRole('article').getByText('withdrawn').first()).toBeVisible();

  // What comes while nobody looks is told, until it has been seen.
  await il.keyboard.press('2'); // the list of zones: no event is in sight
  await looking(il, false);
  await room.send('us officer', reported('Reported while away'));
  await room.send('us officer', reported('Reported later'));
  await expect(il.getByRole('tab', { name: 'Events 14' })).toBeVisible(); // what is withdrawn is closed
  await looking(il, true);
  await expect(il.getByText('2 new')).toBeVisible();
  await il.keyboard.press('u');
  await expect(heading(il, 'Reported later')).toBeVisible();
  await il.keyboard.press('u');
  await expect(heading(il, 'Reported while away')).toBeVisible();
  await expect(il.getByText(/^\d+ new$/)).toHaveCount(0);

  // Every key is on the sheet.
  await il.keyboard.press('?');
  await expect(il.getByRole('dialog', { name: 'Keys' })).toContainText('Next item in the list');
});
