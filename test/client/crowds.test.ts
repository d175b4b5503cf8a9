/** Gathering: every event is drawn once, alone or in a crowd that can be read, and none that must not be is hidden. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asked, cellAt, crowds } from '../../client/map/points/crowds.ts';
import type { Places } from '../../client/map/points/rows.ts';
import { type Box, worldX, worldY } from '../../client/map/points/world.ts';
import { PRECEDENCES } from '../../picture/precedence.ts';
import { isWithdrawn, precedenceOf } from '../../picture/revisions/look.ts';
import { type Cut, NOW, type Revisions } from '../../picture/revisions/revisions.ts';
import { reported } from '../support/examples.ts';
import { indexOf } from '../support/indexed.ts';
import { Growing } from '../support/logs.ts';
import { person } from '../support/people.ts';

const NOON = Date.parse('2026-11-22T14:30:00Z');
const ORIGIN = [worldX(35.86), worldY(33.06)] as const;
const VIEW: Box = [-0.01, -0.01, 0.01, 0.01];

/** Rows as the layer of points holds them; those that divide by `faint` are left faint by a filter. */
function placesOf(index: Revisions, faint: number): Places {
  const place = (row: number) =>
    [worldX(index.lon.get(row)) - ORIGIN[0], worldY(index.lat.get(row)) - ORIGIN[1], 0] as const;
  return {
    origin: ORIGIN,
    place,
    isClear: (row) => row % faint !== faint - 1,
    *within(cut: Cut, [west, north, east, south]: Box) {
      for (let row = index.rows - 1; row >= 0; row--) {
        const [x, y] = place(row);
        if (x < west || x > east || y < north || y > south) continue;
        if (index.stands(row, cut)) yield row;
      }
    },
  };
}

const event = fc.record({
  east: fc.integer({ min: -900, max: 900 }),
  north: fc.integer({ min: -900, max: 900 }),
  precedence: fc.constantFrom(...PRECEDENCES),
  minutes: fc.integer({ min: 0, max: 300 }),
});
const scene = fc.record({
  events: fc.array(event, { minLength: 1, maxLength: 60 }),
  spread: fc.constantFrom(0, 1e-5, 1e-4, 3e-4), // degrees a step: all on one place, to all over the map
  zoom: fc.double({ min: 4, max: 18, noNaN: true }),
  picked: fc.nat({ max: 80 }),
  faint: fc.integer({ min: 2, max: 9 }),
});
type Scene = typeof scene extends fc.Arbitrary<infer One> ? One : never;

function made({ events, spread, zoom, picked, faint }: Scene) {
  const growing = new Growing();
  for (const { east, north, precedence, minutes } of events) {
    const refused = growing.ask(
      person('il', 'officer'),
      reported({
        precedence,
        geometry: { type: 'Point', coordinates: [35.86 + east * spread, 33.06 + north * spread] },
        occurred: { from: new Date(NOON - minutes * 60_000).toISOString() },
      }),
    );
    expect(refused).toBeUndefined();
  }
  const index = indexOf(growing.entries);
  const places = placesOf(index, faint);
  const asked: Asked = { cut: NOW, now: NOON, box: VIEW, zoom, selected: picked };
  return { index, places, asked, found: crowds(index, places, asked) };
}

test('an event is in one crowd at most, and a crowd counts what it holds', () => {
  fc.assert(
    fc.property(scene, (from) => {
      const { index, found } = made(from);
      const rows = found.flatMap((crowd) => crowd.rows);
      expect(new Set(rows).size).toBe(rows.length);
      for (const { rows, looks, gravest, newest } of found) {
        expect(rows.length).toBeGreaterThanOrEqual(4);
        expect([...looks.values()].reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        expect(gravest).toBe(Math.min(...rows.map((row) => precedenceOf(index.look.get(row)))));
        expect(newest).toBe(Math.max(...rows.map((row) => index.ended.get(row))));
      }
    }),
  );
});

test('what is looked at, what a filter leaves faint, and a FLASH of the last hour stand alone', () => {
  fc.assert(
    fc.property(scene, (from) => {
      const { index, places, asked, found } = made(from);
      for (const row of found.flatMap((crowd) => crowd.rows)) {
        expect(index.item.get(row)).not.toBe(asked.selected);
        expect(places.isClear(row)).toBe(true);
        const look = index.look.get(row);
        const flash = precedenceOf(look) === 0 && !isWithdrawn(look);
        if (flash) expect(NOON - index.ended.get(row)).toBeGreaterThanOrEqual(3_600_000);
      }
    }),
  );
});

test('no plate lies on another, and no four that could be gathered share a cell', () => {
  fc.assert(
    fc.property(scene, (from) => {
      const { index, places, asked, found } = made(from);
      const side = cellAt(asked.zoom);
      for (const [i, a] of found.entries()) {
        for (const b of found.slice(i + 1)) {
          const [wide, high] = [Math.abs(a.x - b.x) / side, Math.abs(a.y - b.y) / side];
          expect(wide >= 1.2 - 1e-6 || high >= 0.8 - 1e-6).toBe(true);
        }
      }
      const gathered = new Set(found.flatMap((crowd) => crowd.rows));
      const left = new Map<string, number>();
      for (const row of places.within(NOW, VIEW)) {
        const look = index.look.get(row);
        const alone =
          precedenceOf(look) === 0 || // may be of the last hour
          index.item.get(row) === asked.selected ||
          !places.isClear(row);
        if (alone || gathered.has(row)) continue;
        const [x, y] = places.place(row);
        const cell = `${Math.floor((x + ORIGIN[0]) / side)} ${Math.floor((y + ORIGIN[1]) / side)}`;
        left.set(cell, (left.get(cell) ?? 0) + 1);
        expect(left.get(cell)).toBeLessThan(4);
      }
    }),
  );
});

test('the same moment and zoom give the same crowds wherever the rows came first', () => {
  fc.assert(
    fc.property(scene, (from) => {
      const { index, places, asked, found } = made(from);
      const turned: Places = {
        ...places,
        within: (cut, box) => [...places.within(cut, box)].reverse(),
      };
      const sorted = (all: readonly { readonly rows: readonly number[] }[]) =>
        all.map(({ rows }) => [...rows].sort((a, b) => a - b).join());
      expect(sorted(crowds(index, turned, asked)).sort()).toEqual(sorted(found).sort());
    }),
  );
});
