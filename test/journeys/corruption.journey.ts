/** One item is changed in one screen's memory behind its back: all must see it, and it must heal. */
import { expect, same, test } from '../support/journey.ts';
import { corrupted } from './corruption.ts';

test('an item corrupted in one memory is seen by that screen and by the others, and heals', async ({
  roomOf,
  open,
}) => {
  const { seen, healed, own } = await corrupted({ roomOf, open });
  for (const [i, at] of seen.entries()) expect(healed[i]).toBeGreaterThan(at);
  expect(own.healed).toBeGreaterThan(own.seen);
});

test('outside an exercise the page offers nothing to corrupt', async ({ roomOf, open }) => {
  const room = await roomOf({ live: true });
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  await expect(page.getByText('EXERCISE')).toHaveCount(0);
  const offered = ['tripoint', 'tripointGlass'];
  expect(await page.evaluate((names) => names.some((name) => name in globalThis), offered)).toBe(
    false,
  );
});
