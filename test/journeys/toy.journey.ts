/** A kind that the page has never heard of: its folder and its name in the lists are all that it needs. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { button, clickMap, field, further, penTaken } from '../support/hands.ts';
import { test as base, expect, same, within } from '../support/journey.ts';
import { Room } from '../support/room.ts';
import { ROOT, toyTree } from '../support/toy-tree.ts';

/** A server that has beacons, and the page that is built with them. */
const test = base.extend<{ readonly toys: Room }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern
  toys: async ({}, use) => {
    const tree = toyTree();
    try {
      const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
      const how = ['build', '--config', join(ROOT, 'vite.config.ts'), '--logLevel', 'error'];
      execFileSync(process.execPath, [vite, ...how], { cwd: tree });
      const room = await Room.open({ tree });
      await use(room);
      await room.close();
    } finally {
      rmSync(tree, { recursive: true, force: true });
    }
  },
});

const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const details = (page: Page) => page.locator('article.detail');
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const query = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const TITLE = 'Red light on the pier';

test('a beacon is reported, found, passed on, amended, put out and withdrawn like any other item', async ({
  toys, // before what opens its pages, so that it ends after them
  open,
}) => {
  const us = await open(toys, 'us officer');
  const { page } = us;
  await same(toys, [page]);
  await us.context.grantPermissions(['clipboard-read', 'clipboard-write']);

  // Its key opens its form, which says what is missing by its own names and survives a reload.
  await page.keyboard.press('x');
  await expect(heading(page, 'Report a beacon')).toBeVisible();
  await expect(page.locator('#context-missing')).toContainText(/Still missing:.*Where it stands/s);
  await field(page, 'title.en').fill(TITLE);
  await page.reload();
  await expect(field(page, 'title.en')).toHaveValue(TITLE);
  await penTaken(page);
  await clickMap(page, 0.5, 0.5);
  await button(page, 'Report the beacon').click();
  await expect(heading(page, TITLE)).toBeVisible();
  await expect(tab(page, 'Beacons 1')).toHaveAttribute('aria-selected', 'true');
  await expect(tab(page, 'Events 0')).toBeVisible();
  const { seq } = await toys.standing();
  const ref = `B-${seq}`;
  expect(query(page, 'item')).toBe(ref);

  // It is found on the map and by search, in words of either language.
  await page.keyboard.press('Escape');
  await expect(heading(page, TITLE)).toHaveCount(0);
  await expect(async () => {
    await clickMap(page, 0.5, 0.5);
    await expect(heading(page, TITLE)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search the picture' }).fill('منارة');
  await page.getByRole('group', { name: 'Beacons' }).getByRole('option', { name: TITLE }).click();
  await expect(heading(page, TITLE)).toBeVisible();

  // It is copied as text, and printed: its account while it is selected, else its list.
  await page.keyboard.press('t');
  await expect(page.getByText('Copied').first()).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(new RegExp(`^Beacon · ${ref} · ${TITLE}\nLight: lit\n`));
  await page.emulateMedia({ media: 'print' });
  await expect(heading(page, TITLE)).toBeVisible();
  await expect(page.getByRole('term').filter({ hasText: 'Light' })).toBeVisible();
  await expect(tab(page, 'Beacons 1')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('5'); // its list
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const row = page.locator('.rows-on-paper tr');
  await expect(row).toBeVisible();
  await expect(row.locator('td').first()).toHaveText(ref);
  await expect(row).toContainText(TITLE);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });

  // It is put out, for which nobody asks a reason; the filter tells it from those that are lit.
  await page.getByRole('option').filter({ hasText: TITLE }).click();
  await (await further(page, 'Put out')).click();
  const dialog = page.getByRole('dialog', { name: `Put out ${ref}` });
  await expect(dialog.getByRole('textbox')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Put out' }).click();
  await expect(details(page).getByText('out', { exact: true }).first()).toBeVisible();
  await expect(details(page).locator('.menu button', { hasText: 'Put out' })).toHaveCount(0);
  await expect(dialog).toBeHidden(); // until then keys are its own
  await page.keyboard.press('f');
  const light = page.getByRole('group', { name: 'Light' });
  await light.getByRole('button', { name: 'lit' }).click();
  await expect(tab(page, 'Beacons 0')).toBeVisible();
  await expect.poll(() => query(page, 'light')).toBe('lit');
  await light.getByRole('button', { name: 'out' }).click();
  await expect(tab(page, 'Beacons 1')).toBeVisible();
  await button(page, 'Clear the filter')
    .or(light.getByRole('button', { name: 'lit' }))
    .click();

  // It is amended: its place is typed, and its history says so by its own names.
  await (await further(page, 'Amend')).click();
  await field(page, 'at').fill('33.12 N 35.9 E');
  await page.keyboard.press('Control+Enter');
  await expect(details(page)).toContainText('revision 2');
  await page.locator('summary').filter({ hasText: 'History' }).click();
  const history = page.locator('details.history');
  await expect(history).toContainText('Beacon reported');
  await expect(history.getByRole('row', { name: 'Where it stands' })).toContainText('33.1200 N');

  // Another desk reads it in its own language, and may not change it.
  const { page: il } = await open(toys, 'il officer', { language: 'he' });
  await tab(il, 'משואות 1').click();
  await il.getByRole('option').filter({ hasText: TITLE }).click();
  await expect(details(il)).toContainText('כבויה');
  await expect(await further(il, 'ביטול')).toBeDisabled();

  // It is withdrawn for a reason, and leaves the map.
  await (await further(page, 'Withdraw')).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Washed away.');
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await expect(details(page)).toContainText('withdrawn');
  await expect(details(il)).toContainText('Washed away.');
  expect((await toys.picture()).items).toMatchObject([{ kind: 'beacon', state: 'withdrawn' }]);

  // Withdrawn, it is closed: left out of the list until asked for. Before it was reported there was none.
  await expect(tab(page, 'Beacons 0')).toBeVisible();
  await page.goto(within(page, '/?closed=1'));
  await expect(tab(page, 'Beacons 1')).toBeVisible();
  await page.goto(within(page, `/?at=${seq - 1}&closed=1`));
  await expect(page.locator('.replay-frame')).toBeVisible();
  await expect(tab(page, 'Beacons 0')).toBeVisible();
  await page.keyboard.press('b');
  await expect(tab(page, 'Beacons 1')).toBeVisible();
});
