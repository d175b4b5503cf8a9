/** One item is changed in one screen's memory behind its back: all must see it, and it must heal. */
import { expect, same, seconds, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { chronicle, when } from './chronicle.ts';

const WITHIN = { seen: 5000, healed: 10_000 }; // ms

test('an item corrupted in one memory is seen by the others within 5 s and heals within 10 s', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ exercise: true });
  const { item } = await room.send('us officer', reported('Corrupted on one screen'));
  const [us, il, sy] = await Promise.all([
    open(room, 'us officer'),
    open(room, 'il wall'),
    open(room, 'sy analyst'),
  ]);
  const others = [us.page, il.page];
  await same(room, [us.page, il.page, sy.page]);
  for (const page of [us.page, il.page, sy.page]) await chronicle(page);

  const began = await sy.page.evaluate((ref) => {
    const hook = (globalThis as unknown as Window).tripoint; // the page's own, in an exercise
    const at = Date.now();
    const corrupted = hook?.corrupt(ref as never); // a reference is a branded string
    if (corrupted !== ref) throw new Error(`${corrupted} was corrupted`);
    return at;
  }, item);

  const seen = await Promise.all(
    others.map((page) => when(page, began, /\d+ SCREENS? DIFFERS?/, WITHIN.seen + 5000)),
  );
  const healed = await Promise.all(
    others.map((page, i) => when(page, seen[i] ?? began, /SAME PICTURE/, WITHIN.healed + 5000)),
  );
  const own = await when(sy.page, began, /THIS SCREEN DIFFERS/, WITHIN.seen);
  const ownHealed = await when(sy.page, own, /SAME PICTURE/, WITHIN.healed);
  await same(room, [us.page, il.page, sy.page]);

  const after = (at: number) => seconds(at - began);
  console.log(
    `corrupted: seen by the others after ${seen.map(after).join(' and ')}, by itself after ${after(own)}; ` +
      `healed after ${[...healed, ownHealed].map(after).join(', ')}`,
  );
  expect(Math.max(...seen) - began).toBeLessThan(WITHIN.seen);
  expect(Math.max(...healed, ownHealed) - began).toBeLessThan(WITHIN.healed);
});

test('outside an exercise the page offers nothing to corrupt', async ({ roomOf, open }) => {
  const room = await roomOf({ live: true });
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  await expect(page.getByText('EXERCISE')).toHaveCount(0);
  expect(await page.evaluate(() => 'tripoint' in globalThis)).toBe(false);
});
