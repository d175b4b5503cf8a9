/** Pages over a thin line, large by design and in seconds: opened on 60,000 events, and during an import of them. */
import type { Page } from '@playwright/test';
import { expect, same, seconds, test } from '../support/journey.ts';
import type { Room } from '../support/room.ts';
import { keepEvents, noteWords, reportOf, saidBy, thinTo } from './thin.ts';

const MANY = 60_000;
const AT_ONCE = 100; // commands in a request
const WRITERS = 4;

const opening = (through: string) => ({ through, before: noteWords });

async function timed(room: Room, page: Page, most: number): Promise<number> {
  const began = performance.now();
  await same(room, [page], most);
  return performance.now() - began;
}

test('[W14] 5,000 events are drawn within 20 s', async ({ roomOf, open }) => {
  const room = await roomOf();
  await keepEvents(room, 5000);
  const line = await thinTo(room);
  const began = performance.now();
  const { page } = await open(room, 'us officer', opening(line.url));
  await same(room, [page], 60_000);
  const took = performance.now() - began;
  console.log(`5,000 events over 2 Mbit/s and 300 ms: ${seconds(took)}, ${line.since()}`);
  expect((await saidBy(page)).notLive).toEqual([]);
  expect(took).toBeLessThan(20_000);
  line.close();
});

test('[W14] 60,000 events are drawn within 3 minutes, with progress', async ({ roomOf, open }) => {
  const room = await roomOf();
  await keepEvents(room, MANY);
  const line = await thinTo(room);
  const began = performance.now();
  const { page } = await open(room, 'us officer', opening(line.url));
  await same(room, [page], 240_000);
  const took = performance.now() - began;
  const { notLive, coming } = await saidBy(page);
  console.log(`60,000 events over 2 Mbit/s and 300 ms: ${seconds(took)}, ${line.since()}`);
  console.log(`said on the way: ${coming.filter((_, i) => i % 8 === 0).join(' | ')}`);
  expect(notLive).toEqual([]);
  expect(new Set(coming.map((text) => /parts (\d+)/.exec(text)?.[1])).size).toBeGreaterThan(3);
  expect(coming.some((text) => text.includes('left'))).toBe(true);
  expect(took).toBeLessThan(180_000);
  line.close();
});

test('[W8] [W14] a flat-out import of 60,000, watched over a thin line and over none: never NOT LIVE', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const line = await thinTo(room);
  const thin = await open(room, 'us officer', opening(line.url));
  const near = await open(room, 'il officer', { before: noteWords });
  await same(room, [thin.page, near.page]);
  line.since();
  const began = performance.now();
  await importAll(room);
  const imported = performance.now() - began;
  const behind = await timed(room, thin.page, 180_000);
  await same(room, [near.page], 180_000);
  console.log(
    `an import of 60,000 in ${seconds(imported)}, watched: ${seconds(behind)} behind, ${line.since()}`,
  );
  expect((await saidBy(near.page)).notLive).toEqual([]);
  expect((await saidBy(thin.page)).notLive).toEqual([]);
  line.close();
});

/** As fast as the server takes them. */
async function importAll(room: Room): Promise<void> {
  const { cookie, url } = await room.session('us officer');
  const began = Date.now();
  let next = 0;
  const write = async () => {
    while (next < MANY) {
      const from = next;
      next += AT_ONCE;
      const lines = Array.from({ length: AT_ONCE }, (_, i) =>
        JSON.stringify({ id: crypto.randomUUID(), change: reportOf(from + i, began) }),
      );
      for (;;) {
        const answer = await fetch(`${url}/api/pictures/shared/changes`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-ndjson', Cookie: cookie },
          body: lines.join('\n'),
        });
        const text = await answer.text();
        if (answer.ok) break;
        if (answer.status !== 429 && answer.status !== 503) throw new Error(text);
        const pause = Number(answer.headers.get('retry-after') ?? 1);
        await new Promise((done) => setTimeout(done, pause * 1000)); // as the server asks
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
}
