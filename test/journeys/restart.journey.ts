/** The server is killed and started again while pages are open: they say so, and go on by themselves. */
import { expect, same, strip, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { expectDrawn } from './pixels.ts';

const NETWORK = /ERR_|net::|WebSocket/; // the browser's own words about a server that is gone
/** By the pages' clocks, which the test moves. */
const DEAD = 11_000; // ms: the picture is too old by then
const AGAIN = 15_000; // ms: the longest pause between two tries

test('killed and started again, the server finds every page again without a reload', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const us = await open(room, 'us officer', { expected: NETWORK, clock: true });
  const wall = await open(room, 'il wall', { expected: NETWORK, clock: true });
  const pages = [us.page, wall.page];
  const { item } = await room.send('us officer', reported('Before the failure'));
  const before = await same(room, pages);
  for (const page of pages) {
    await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
  }

  await room.kill();
  for (const page of pages) {
    await page.clock.fastForward(DEAD);
    await expect(page.getByRole('alert').filter({ hasText: 'NOT LIVE' })).toBeVisible();
  }
  await expect(us.page.getByRole('tab', { name: 'Events 1' })).toBeVisible(); // still readable

  await room.start();
  for (const page of pages) await page.clock.fastForward(AGAIN);
  expect(await same(room, pages)).toBe(before);
  await expect(us.page.getByRole('alert')).toHaveCount(0);

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
  let refused = 0;
  const { page } = await open(room, 'il wall', {
    map: 'drawn',
    clock: true,
    expected: NETWORK,
    before: (page) =>
      page.route('**/basemap/*', (route) => {
        refused++;
        return route.abort('connectionrefused');
      }),
  });
  await expect.poll(() => refused).toBeGreaterThan(0);
  await expect(strip(page)).not.toContainText('CONNECTING');
  await page.unroute('**/basemap/*');
  await page.clock.fastForward(AGAIN);
  await same(room, [page]);
  await expectDrawn(page);
});
