/** What the lamp says when a screen does not show what it holds: never green for not knowing. */
import type { Page } from '@playwright/test';
import { faultOf, prepare } from '../prove/faults.ts';
import { expect, same, strip, test, within } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { fill } from './look.ts';

const before = (page: Page) => page.addInitScript(prepare);
/** What MapLibre says of our own layers when it loses its graphics context; they are made again. */
const UNRESTORABLE = /cannot be restored after WebGL context loss/;

const notLive = (page: Page) => page.getByRole('alert').filter({ hasText: 'NOT LIVE' });
/** How the sheet under a page's lamp, which is open, lists the screen of a person. */
const listed = (page: Page, person: string) =>
  page.locator('.strip [role=dialog]').getByRole('listitem').filter({ hasText: person });

/** The sources of a page's map that hold something. */
const sourcesOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const map = window.tripointGlass?.map;
    const sources = Object.keys(map?.getStyle().sources ?? {});
    return sources.filter((id) => (map?.querySourceFeatures(id) ?? []).length > 0);
  });

test('[W8] a lost graphics card: NOT LIVE, not drawing for all others, then whole without a reload', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await fill(room);
  const us = await open(room, 'us officer', { map: 'drawn', before, expected: UNRESTORABLE });
  const il = await open(room, 'il officer');
  await same(room, [us.page, il.page]);
  await us.page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }));
  await expect.poll(() => sourcesOn(us.page)).toEqual(expect.arrayContaining(['zones', 'events']));
  const drawn = await sourcesOn(us.page);

  const lost = faultOf('no context to be had');
  await lost.begin(us.page, 0);
  await strip(il.page).click();
  await expect(listed(il.page, 'us-officer')).toContainText('not drawing');
  await il.page.keyboard.press('Escape');
  await expect(strip(il.page)).toContainText('1 of 2');
  await expect(strip(il.page)).toHaveClass(/amber/);
  await expect(notLive(us.page)).toBeVisible();
  await expect(strip(us.page)).toContainText('map not drawn');

  await room.send('il officer', reported('Meanwhile', { precedence: 'FLASH' }));
  await lost.end?.(us.page);
  await same(room, [us.page, il.page]);
  await expect(notLive(us.page)).toHaveCount(0);
  expect(await us.page.evaluate(() => 'neverReloaded' in globalThis)).toBe(true);
  await expect.poll(() => sourcesOn(us.page)).toEqual(expect.arrayContaining([...drawn]));
});

test('[W7] of three screens one is slow, two are hidden, one is covered: green only for what is known', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const us = await open(room, 'us officer');
  const il = await open(room, 'il officer', { before });
  const sy = await open(room, 'sy officer', { before });
  const pages = [us.page, il.page, sy.page];
  await same(room, pages);

  // One is slow: amber on all until it is there.
  const slow = faultOf('frames stopped');
  await slow.begin(il.page, 0);
  await room.send('us officer', reported('A new thing'));
  for (const page of [us.page, sy.page]) {
    await expect(strip(page)).toContainText('2 of 3');
    await expect(strip(page)).toHaveClass(/amber/);
  }
  await expect(strip(il.page)).toHaveClass(/amber|alarm/);
  await slow.end?.(il.page);
  await same(room, pages);
  for (const page of pages) await expect(strip(page)).toContainText('3 of 3');

  // Two tabs that nobody sees are counted apart, and are back as soon as they are seen.
  const hidden = faultOf('tab hidden');
  for (const page of [il.page, sy.page]) await hidden.begin(page, 0);
  await expect(strip(us.page)).toContainText('1 of 1');
  await expect(strip(us.page)).toContainText('2 hidden');
  await expect(strip(us.page)).toHaveClass(/agree/);
  for (const page of [il.page, sy.page]) await hidden.end?.(page);
  await same(room, pages);
  await expect(strip(us.page)).not.toContainText('hidden');

  // A map that something covers is no map, and says how the others are.
  const covered = faultOf('canvas covered');
  await covered.begin(sy.page, 0);
  await expect(strip(sy.page)).toContainText('NO MAP');
  await expect(strip(sy.page)).toContainText('2 of 2');
  await expect(strip(sy.page)).toHaveClass(/amber/);
  await expect(strip(us.page)).toContainText('1 without a map');
  await covered.end?.(sy.page);
  await same(room, pages);
});

test('[W8] a page that was translated says so, and reloads itself into the same place', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { item } = await room.send('us officer', reported('Looked at'));
  const { page } = await open(room, 'us officer', { clock: true });
  await page.goto(within(page, `/?item=${item}`));
  await same(room, [page]);
  await expect(page.locator('html')).toHaveAttribute('translate', 'no');

  await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }));
  await faultOf('page translated').begin(page, 0);
  await expect(notLive(page)).toBeVisible();
  await expect(page.getByText('a translation by the browser')).toBeVisible();
  expect(await page.evaluate(() => 'neverReloaded' in globalThis)).toBe(true);

  const reloaded = page.waitForEvent('domcontentloaded');
  await page.clock.fastForward(15_000);
  await reloaded;
  await same(room, [page]);
  expect(await page.evaluate(() => 'neverReloaded' in globalThis)).toBe(false);
  expect(page.url()).toContain(`item=${item}`);
});
