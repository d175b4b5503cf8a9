/** What the layer of points leaves to the sources, and the numbers that it gives to the graphics card. */
import destination from '@turf/destination';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Drawing, Reader } from '../../client/drawing/drawing.ts';
import { AROUND } from '../../client/drawing/sphere.ts';
import { eventDrawings } from '../../client/kinds/event/draw.ts';
import { differences, wordDifferences } from '../../client/map/differences.ts';
import { sizeAt } from '../../client/map/points/layer.ts';
import { activityOfRow } from '../../client/map/points/news.ts';
import { dayOf } from '../../client/map/points/rows.ts';
import { leaning, worldX, worldY } from '../../client/map/points/world.ts';
import type { Scene, Words } from '../../client/map/scene.ts';
import cell from '../../data/cell.json' with { type: 'json' };
import type { Instant } from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { asHappened, happened } from '../../picture/replay.ts';
import { OPEN } from '../../picture/revisions/revisions.ts';
import { all, at } from '../../picture/table.ts';
import { activityOf } from '../../picture/views/activity.ts';
import { indexOf } from '../support/indexed.ts';
import { log } from '../support/logs.ts';
import { WHOLE_LOGS } from '../support/scale.ts';
import './messages.ts';

const READER: Reader = { language: 'en', cell: Cell.parse(cell) };
const NOON = Date.parse('2026-11-22T14:30:00Z');

const wordsOf = (drawings: readonly Drawing[]): Words => ({
  drawings,
  gathered: [],
  epoch: 0,
  of: EMPTY,
  tell: () => false,
});

/** What the sources hold after going from one scene to the next. */
function walked(scenes: readonly Scene[]) {
  const held = new Map<string, string>();
  let before: Scene | undefined;
  for (const scene of scenes) {
    for (const [source, { removeAll, remove, add }] of differences(before, scene)) {
      if (removeAll) {
        for (const key of [...held.keys()]) if (key.startsWith(`${source} `)) held.delete(key);
      }
      for (const id of remove) expect(held.delete(`${source} ${id}`)).toBe(true);
      for (const feature of add) held.set(`${source} ${feature.id}`, JSON.stringify(feature));
    }
    before = scene;
  }
  return [...held].sort();
}

test('while points are drawn apart, a moment by its time leaves the sources as its own picture would', () => {
  fc.assert(
    fc.property(log, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), ({ entries }, picks) => {
      const picture = fold(EMPTY, entries);
      const items = [...all(picture.items)];
      const words = wordsOf([]);
      const scenes = picks.map((pick): Scene => {
        const item = items[pick % Math.max(1, items.length)];
        const until = item === undefined ? NOON : Date.parse(happened(item)) + (pick % 3) - 1;
        return { picture, reader: READER, now: NOON, words, until };
      });
      const last = scenes.at(-1);
      if (last?.until === undefined) return;
      const until = new Date(last.until).toISOString() as Instant; // a real time by construction
      const alone = { picture: asHappened(picture, until), reader: READER, now: NOON, words };
      expect(walked(scenes)).toEqual(walked([alone]));
    }),
    WHOLE_LOGS,
  );
});

test('of points of events only those that are named stand in the sources, and leave them again', () => {
  fc.assert(
    fc.property(log, ({ entries }) => {
      const picture = fold(EMPTY, entries);
      const points = [...all(picture.items)].filter(
        (item) => item.kind === 'event' && item.fields.geometry.type === 'Point',
      );
      const some = points
        .slice(0, 3)
        .flatMap((item) => (item.kind === 'event' ? eventDrawings(item, READER) : []))
        .filter(({ source }) => source === 'events');
      const bare: Scene = { picture, reader: READER, now: NOON, words: wordsOf([]) };
      expect(walked([bare]).filter(([key]) => key.startsWith('events '))).toEqual([]);
      const come = wordDifferences(wordsOf([]), wordsOf(some));
      expect(come.get('events')?.add.length ?? 0).toBe(some.length);
      const gone = wordDifferences(wordsOf(some), wordsOf([]));
      expect(gone.get('events')?.remove ?? []).toEqual(some.map(({ feature }) => feature.id));
      expect(wordDifferences(wordsOf(some), wordsOf([...some])).size).toBe(0);
    }),
    WHOLE_LOGS,
  );
});

test('[R29] a row is open, fading or closed as its item is, at every time', () => {
  const minutes = fc.integer({ min: -60, max: 40 * 60 });
  const fades = fc.record({ after: fc.integer({ min: 1, max: 600 }), more: fc.nat(2000) });
  const seen = new Set<string>();
  fc.assert(
    fc.property(log, minutes, fades, ({ entries }, off, { after, more }) => {
      const picture = fold(EMPTY, entries);
      const index = indexOf(entries);
      for (let row = 0; row < index.rows; row++) {
        if (index.to.get(row) !== OPEN) continue;
        const item = at(picture.items, index.item.get(row));
        if (item === undefined) throw new Error('a row of no item');
        const now = Date.parse(item.recorded) + off * 60_000;
        const times = { after, leaves: after + more };
        const is = activityOf(item, now, times);
        // before it was withdrawn it is not asked for: the page shows the row that stood then
        if (item.state !== 'withdrawn') expect(activityOfRow(index, row, now, times)).toBe(is);
        else expect(activityOfRow(index, row, now, times)).toBe('closed');
        seen.add(is);
      }
    }),
    WHOLE_LOGS,
  );
  expect([...seen].sort()).toEqual(['closed', 'fading', 'open']);
});

test('a time in whole numbers of 32 bits loses nothing, and keeps its order', () => {
  const from = Date.parse('1900-01-01T00:00:00Z');
  const to = Date.parse('2199-12-31T23:59:59.999Z');
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), (time) => {
      const [day, ms] = dayOf(time);
      expect(day * 86_400_000 + ms).toBe(time);
      expect(Math.abs(day)).toBeLessThan(2 ** 31);
      expect(ms).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(dayOf(Number.POSITIVE_INFINITY)[0]).toBeGreaterThan(dayOf(to)[0]);
  expect(dayOf(Number.NEGATIVE_INFINITY)[0]).toBeLessThan(dayOf(from)[0]);
});

test('places and sizes are those of the map', () => {
  expect([worldX(-180), worldX(0), worldX(180)]).toEqual([0, 0.5, 1]);
  expect(worldY(0)).toBeCloseTo(0.5, 12);
  expect(worldY(85.051129)).toBeCloseTo(0, 6);
  expect([4, 5, 8, 10, 16].map(sizeAt)).toEqual([0.5, 0.5, 0.8, 1, 1]);
});

test('the edge of an area of uncertainty is drawn where its radius ends, in every direction', () => {
  const [lon, lat] = [36.01, 33.04];
  const scale = AROUND * Math.cos((lat * Math.PI) / 180); // metres that the world is wide there
  for (const metres of [1000, 10_000, 30_000]) {
    const reach = metres / scale;
    const middle = worldY(lat) - leaning(worldY(lat), reach);
    for (const bearing of [0, 77, 90, 180, 225]) {
      const to = destination([lon, lat], metres / 1000, bearing).geometry.coordinates;
      const [x = 0, y = 0] = to;
      const off = Math.hypot(worldX(x) - worldX(lon), worldY(y) - middle) - reach;
      expect(Math.abs(off * scale)).toBeLessThan(1); // metre
    }
  }
});
