/** Pages over a thin line, large by design and in seconds: opened on 60,000 events, and during an import of them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, same, seconds, test } from '../support/journey.ts';
import type { Room } from '../support/room.ts';
import { keepEvents, noteWords, reportOf, saidBy, thinTo } from './thin.ts';

const MANY = 60_000;
const HOUR = 3_600_000; // ms

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
  const file = join(room.dir, 'flat-out.ndjson');
  const began = Date.now() - HOUR;
  const lines = Array.from({ length: MANY }, (_, n) => {
    const { geometry, title } = reportOf(n, began).event;
    const [lon, lat] = geometry.coordinates;
    const time = new Date(began + n).toISOString();
    return JSON.stringify({ id: `${n}`, time, lon, lat, category: 'uav', title: title.en });
  });
  writeFileSync(file, lines.join('\n'));
  const { text } = await room.feed(file, 'il', '--speed', 'max');
  expect(text).toContain(`${MANY} went in`);
}
