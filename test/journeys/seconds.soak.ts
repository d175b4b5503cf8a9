/** How many seconds pass, in life, until screens say and do what they must. Journeys move clocks instead. */
import { tabTo } from '../support/devices.ts';
import { button } from '../support/hands.ts';
import { expect, same, seconds, strip, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { corrupted } from './corruption.ts';
import { approve, codeOf, devices, enrol, OFFICER } from './people.ts';
import { still } from './still.ts';

const WITHIN = { seen: 5000, healed: 10_000, dead: 13_000, dark: 1000, words: 3000 }; // ms

test('an item corrupted in one memory is seen by the others within 5 s and heals within 10 s', async ({
  roomOf,
  open,
}) => {
  const { seen, healed, own } = await corrupted({ roomOf, open });
  console.log(
    `corrupted: seen by the others after ${seen.map(seconds).join(' and ')}, by itself after ` +
      `${seconds(own.seen)}; healed after ${[...healed, own.healed].map(seconds).join(', ')}`,
  );
  expect(Math.max(...seen)).toBeLessThan(WITHIN.seen);
  expect(Math.max(...healed, own.healed)).toBeLessThan(WITHIN.healed);
});

test('a server that is killed is missed within 13 s, and found again', async ({ roomOf, open }) => {
  const room = await roomOf();
  const opening = { map: 'drawn', expected: /ERR_|net::|WebSocket/ } as const;
  const us = await open(room, 'us officer', opening);
  const wall = await open(room, 'il wall', opening);
  const pages = [us.page, wall.page];
  await same(room, pages);
  await room.kill();
  const killed = Date.now();
  for (const page of pages) {
    await expect(page.getByRole('alert').filter({ hasText: 'NOT LIVE' })).toBeVisible();
  }
  const dead = Date.now() - killed;
  await room.start();
  const started = Date.now();
  await same(room, pages);
  console.log(
    `killed: NOT LIVE after ${seconds(dead)}; started again: the same after ${seconds(Date.now() - started)}`,
  );
  expect(dead).toBeLessThan(WITHIN.dead);
});

devices(
  'a wall is dark within a second of the answer that revokes it',
  async ({ roomOf, device }) => {
    const room = await roomOf({ live: true });
    const officer = await device();
    await enrol(officer, await room.invite(OFFICER, '--desk', 'us', '--role', 'officer'));
    const at = new URL(officer.page.url()).origin;
    await officer.page.goto(`${at}/account`);
    const { page } = await device({ map: 'drawn' });
    await page.goto(`${at}/wall?lang=en`);
    await approve(officer, await codeOf({ page }));
    await expect(strip(page)).toContainText('SAME PICTURE');
    await still(page); // it hangs there; a first drawing by software takes most of a second itself
    const dark = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const look = () => {
            if (document.querySelector('canvas, main.wall') === null) resolve(Date.now());
          };
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        }),
    );
    const answered = officer.page
      .waitForResponse((one) => one.request().method() === 'DELETE')
      .then(async (response) => {
        await response.finished();
        return { status: response.status(), at: Date.now() };
      });
    await tabTo(officer.page, button(officer.page, /^Revoke wall/));
    await officer.page.keyboard.press('Enter');
    const { status, at: revoked } = await answered;
    expect(status).toBe(204);
    const took = (await dark) - revoked;
    console.log(`a revoked wall is dark after ${took} ms`);
    expect(took).toBeLessThan(WITHIN.dark);
  },
);

for (const who of ['us officer', 'us wall'] as const) {
  test(`${who}: the first words of a page come within 3 s`, async ({ roomOf, open }) => {
    const room = await roomOf();
    await room.send('us officer', reported('Something to read'));
    const { page } = await open(room, who, { map: 'drawn' });
    await same(room, [page]);
    await page.reload(); // of a server that is warm
    await same(room, [page]);
    const first = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    console.log(`${who}: first words after ${seconds(first)}`);
    expect(first).toBeLessThan(WITHIN.words);
  });
}
