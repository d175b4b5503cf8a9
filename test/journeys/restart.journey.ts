/** The server is killed and started again while pages are open: they say so, and go on by themselves. */
import { expect, same, seconds, strip, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { colours } from './pixels.ts';

const NETWORK = /ERR_|net::|WebSocket/; // the browser's own words about a server that is gone

test('killed and started again, the server finds every page again without a reload', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const us = await open(room, 'us officer', { expected: NETWORK });
  const wall = await open(room, 'il wall', { expected: NETWORK });
  const pages = [us.page, wall.page];
  const { item } = await room.send('us officer', reported('Before the failure'));
  const before = await same(room, pages);
  for (const page of pages) {
    await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
  }

  await room.kill();
  const killed = Date.now();
  for (const page of pages) {
    await expect(page.getByRole('alert').filter({ hasText: 'NOT LIVE' })).toBeVisible({
      timeout: 14_000,
    });
  }
  const dead = Date.now() - killed;
  await expect(us.page.getByRole('tab', { name: 'Events 1' })).toBeVisible(); // still readable

  await room.start();
  const started = Date.now();
  expect(await same(room, pages, 30_000)).toBe(before);
  await expect(us.page.getByRole('alert')).toHaveCount(0);
  console.log(
    `killed: NOT LIVE after ${seconds(dead)}; started again: the same after ${seconds(Date.now() - started)}`,
  );
  expect(dead).toBeLessThan(13_000);

  await room.send('il officer', reported('After the failure'));
  await same(room, pages);
  await expect(us.page.getByRole('tab', { name: 'Events 2' })).toBeVisible();
  for (const page of pages) {
    expect(await page.evaluate(() => 'notReloaded' in globalThis)).toBe(true);
  }
  expect((await room.picture()).items.map(({ ref }) => ref)[0]).toBe(item);
});

test('a screen that loses the server while it opens has its map as soon as the server is back', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await room.send('us officer', reported('On a map that comes late'));
  const { page } = await open(room, 'il wall', { expected: NETWORK });
  let refused = 0;
  await page.route('**/basemap/*', (route) => {
    refused++;
    return route.abort('connectionrefused');
  });
  await page.reload();
  await expect.poll(() => refused).toBeGreaterThan(0);
  await expect(strip(page)).not.toContainText('CONNECTING');
  await page.unroute('**/basemap/*');
  await same(room, [page]);
  const map = page.locator('canvas.maplibregl-canvas');
  await expect.poll(() => colours(map), { message: 'the map is drawn' }).toBeGreaterThan(20);
});
