/** One past for all: pages that were open since the start, and pages loaded after amendments and downgrades. */
import type { Page } from '@playwright/test';
import { expect, same, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';

const NETWORK = /ERR_|net::|WebSocket/; // the browser's own words about a server that is gone
const DEAD = 11_000; // ms: longer than a page waits for a beat
const AGAIN = 15_000; // ms: the longest pause between two tries

/** What the timeline says and has painted. */
const timeline = async (page: Page) => ({
  legend: (await page.locator('.timeline .legend').innerText()).split('\n'),
  painted: await page
    .locator('.timeline canvas')
    .evaluateAll((all: HTMLCanvasElement[]) => all.map((one) => one.toDataURL())),
});

/** What the foot of a wall says and has drawn. */
const foot = (page: Page) =>
  page.locator('main.wall .recorded').evaluate((density) => ({
    said: density.getAttribute('aria-label'),
    bars: [...density.querySelectorAll('rect')].map((bar) =>
      ['class', 'x', 'y', 'height'].map((name) => bar.getAttribute(name)).join(' '),
    ),
  }));

/** What both show once they have settled on the same, within one step of their scales. */
async function alike<T extends object>(
  one: Page,
  other: Page,
  of: (page: Page) => Promise<T>,
): Promise<T> {
  const text = async (page: Page) => JSON.stringify(await of(page));
  await expect(async () => expect(await text(other)).toBe(await text(one))).toPass();
  return of(one);
}

test('[R27] pages open since the start and pages loaded now show the same strip, legend and density', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const how = { expected: NETWORK, clock: true };
  const old = await open(room, 'us officer', how);
  const wall = await open(room, 'il wall', how);
  await same(room, [old.page, wall.page]);

  const event = (precedence: string) => {
    const { event } = reported('Drone over the hill', { category: 'uav', precedence });
    return event;
  };
  const { item } = await room.send('il officer', reported('', event('FLASH')));
  const act = (change: object, who: 'il officer' | 'sy officer' = 'il officer') =>
    room.send(who, { item, ...change });
  await act({ type: 'position.taken', stance: 'confirms' }, 'sy officer');
  await act({ type: 'event.amended', event: event('ROUTINE'), reason: 'a balloon' });
  await act({ type: 'position.taken', stance: 'denies' }, 'sy officer');
  const flood = await room.send('sy officer', reported('Flood', { category: 'flood' }));
  await room.send('sy officer', { type: 'event.withdrawn', item: flood.item, reason: 'dry again' });
  await same(room, [old.page, wall.page]);

  // A server that starts again makes its checkpoint of now: those loaded from here on begin with that.
  await room.kill();
  for (const { page } of [old, wall]) await page.clock.fastForward(DEAD);
  await room.start();
  for (const { page } of [old, wall]) await page.clock.fastForward(AGAIN);
  const fresh = await open(room, 'sy officer');
  const hung = await open(room, 'sy wall');
  await same(room, [old.page, wall.page, fresh.page, hung.page]);

  const { legend } = await alike(old.page, fresh.page, timeline);
  expect(legend.join(' ')).toMatch(/FLASH, IMM\s+2\s+other\s+4$/);
  const { said, bars } = await alike(wall.page, hung.page, foot);
  expect(said).toContain('6 entries');
  expect(bars.filter((bar) => bar.startsWith('grave')).length).toBeGreaterThan(0);

  // And by when it occurred, where the downgraded is what it is now.
  for (const { page } of [old, fresh])
    await page.getByRole('button', { name: 'as it happened' }).click();
  const happened = await alike(old.page, fresh.page, timeline);
  expect(happened.legend.join(' ')).toMatch(/FLASH, IMM\s+0\s+other\s+2$/);

  // Nothing of the log was read for it.
  expect(fresh.asked.filter((url) => url.includes('/entries'))).toEqual([]);
});
