/** The preview of a release: what differs, what is asked, and how its place is drawn. */
import { expect, test } from 'vitest';
import { type Asked, precisionOf, startOf } from '../../client/release/asked.ts';
import { compared, copied as copyIn, staysIn } from '../../client/release/compare.ts';
import { languageOf } from '../../client/release/fields.ts';
import { placed } from '../../client/sketch/placed.ts';
import { boxAround, flatten, pathsOf, SMALL, scaleOf } from '../../client/sketch/sketch.ts';
import { copyOf, type ReleaseOptions, staysBehind } from '../../picture/facets/release/copy.ts';
import { DESK_CELL, openedAs, pictureId } from '../support/desks.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { Growing, itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import './kind-pages.ts';

const SHARED = pictureId('shared');
const NOW = Date.parse('2026-11-27T14:10:00Z');

function drafts(): Growing {
  const growing = new Growing(undefined, openedAs('il', 'il'), DESK_CELL);
  const source = { name: 'A shepherd', reference: 'IL-77', reliability: 'B', credibility: '2' };
  for (const change of [reported({ source, uncertainty: 40 }), proposed(), added()])
    expect(growing.ask(person('il'), change)).toBeUndefined();
  return growing;
}
function copied({ picture }: Growing, ref: string, precision: ReleaseOptions['precision']) {
  const item = itemAt(picture, ref);
  const change = item && copyOf(item, { from: picture, to: SHARED, precision });
  if (item === undefined || typeof change !== 'object') throw new Error(`no copy of ${ref}`);
  return { item, change };
}

test('the fields stand side by side, and those that become others are seen', () => {
  const { item, change } = copied(drafts(), 'E-2', '1km');
  const rows = compared(item, change);
  const differing = rows.filter(({ before, after }) => before !== after).map(({ field }) => field);
  expect(differing.sort()).toEqual([
    'geometry.coordinates',
    'source.name',
    'source.reference',
    'uncertainty',
  ]);
  expect(rows.map(({ field }) => field)).toContain('title.en');
  expect(rows.map(({ field }) => field)).not.toContain('geometry.type');
  const growing = drafts();
  const line = {
    type: 'LineString',
    coordinates: [
      [35.8, 33.1],
      [35.81, 33.1],
    ],
  };
  growing.ask(person('il'), reported({ geometry: line }));
  const road = copied(growing, 'E-5', '1km');
  expect(compared(road.item, road.change)).toContainEqual({
    field: 'geometry.type',
    before: 'LineString',
    after: 'Point',
  });
});

test.each(['exact', '100m', '1km'] as const)(
  'what stays behind of a copy %s is read from the copy itself',
  (precision) => {
    const growing = drafts();
    for (const ref of ['E-2', 'Z-3', 'A-4']) {
      const { item, change } = copied(growing, ref, precision);
      const where = { from: growing.picture, to: SHARED };
      expect(staysIn(item, change, where), ref).toEqual(staysBehind(item, { ...where, precision }));
    }
  },
);

const ASKED: Asked = {
  to: SHARED,
  precision: 'exact',
  place: undefined,
  delay: 0,
  time: '',
  anew: false,
};

test('a release goes at once, after minutes, at a time as typed, or cannot be read', () => {
  expect(startOf(ASKED, NOW)).toBe('at-once');
  expect(startOf({ ...ASKED, delay: 15 }, NOW)).toEqual({ at: '2026-11-27T14:25:00.000Z' });
  expect(startOf({ ...ASKED, delay: 'time', time: '1600' }, NOW)).toEqual({
    at: '2026-11-27T16:00:00.000Z',
  });
  expect(startOf({ ...ASKED, delay: 'time', time: '1300' }, NOW)).toEqual({
    at: '2026-11-28T13:00:00.000Z', // the next such time
  });
  expect(startOf({ ...ASKED, delay: 'time', time: 'soon' }, NOW)).toBe('unread');
});

test('a named place is none until one was chosen', () => {
  expect(precisionOf({ ...ASKED, precision: '1km' })).toBe('1km');
  expect(precisionOf({ ...ASKED, precision: 'place' })).toBeUndefined();
  const place = { names: { en: 'Nawa', ar: 'نوى', he: '' }, at: [36.04, 32.89], rank: 2 } as const;
  const chosen = { ...ASKED, precision: 'place', place: { ...place, at: [36.04, 32.89] } } as const;
  expect(precisionOf({ ...chosen, place: { ...place, at: [36.04, 32.89] } })).toEqual({
    place: [36.04, 32.89],
  });
});

test('sketches side by side show all of the place and of its copy, to one scale', () => {
  for (const ref of ['E-2', 'Z-3', 'A-4']) {
    const { item, change } = copied(drafts(), ref, '1km');
    const both = [placed(item), placed(copyIn(item, change))].filter((one) => one !== undefined);
    expect(both.length, ref).toBe(2);
    const flat = flatten(boxAround(both), SMALL);
    const drawn = both
      .flatMap((one) => pathsOf(one, flat))
      .flatMap((path) => [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)])
      .map(([, x, y]) => [Number(x), Number(y)] as const);
    for (const [x, y] of drawn) {
      expect(x > 0 && x < SMALL.width && y > 0 && y < SMALL.height, `${ref}: ${x} ${y}`).toBe(true);
    }
    expect(scaleOf(flat) * flat.pixelsPerMetre).toBeLessThanOrEqual(SMALL.width / 3);
    expect(scaleOf(flat) * flat.pixelsPerMetre).toBeGreaterThan(SMALL.width / 12);
  }
});

test('what people wrote is told apart from what they chose', () => {
  expect(languageOf('title.ar')).toBe('ar');
  expect(languageOf('rules.he')).toBe('he');
  expect(languageOf('title.original')).toBeUndefined();
  expect(languageOf('source.name')).toBeUndefined();
});
