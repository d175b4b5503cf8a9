/** The rows of the page on which desks agree: every difference of terms is one, and is said in words. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line, TermRow } from '../../client/facets/consent/describing.ts';
import { zoneRows } from '../../client/kinds/zone/term-rows.ts';
import { LANGUAGES, type Language } from '../../picture/basics.ts';
import { ZoneTerms } from '../../picture/kinds/zone-terms.ts';
import { CELL } from '../support/cell.ts';
import { Consenting } from '../support/consenting.ts';
import { TERMS } from '../support/examples.ts';
import '../support/seed.ts';
import './messages.ts';

const { picture } = new Consenting();
const POLYGON = {
  type: 'Polygon',
  coordinates: [
    [
      [35.82, 33.06],
      [35.9, 33.06],
      [35.9, 32.98],
      [35.82, 32.98],
      [35.82, 33.06],
    ],
  ],
};
const WINDOW = { from: '2026-11-27T06:00:00.000Z', to: '2026-11-30T18:00:00.000Z' };
const FULL = {
  ...TERMS,
  area: POLYGON,
  altitude: { upper: { metres: 1500, reference: 'AGL' } },
  window: { ...WINDOW, daily: { from: '04:00', to: '16:00' } },
  rules: { original: 'en', en: 'No firing', ar: 'لا رمي' },
};
const terms = (over: object = {}) => ZoneTerms.parse({ ...FULL, ...over });
const rowsOf = (before: object | undefined, after: object, language: Language = 'en') =>
  zoneRows(before && terms(before), terms(after), { picture, cell: CELL, language });
const changed = (rows: readonly TermRow[]) =>
  rows.filter((row) => row.changed).map(({ name }) => name);
const row = (rows: readonly TermRow[], name: string): TermRow => {
  const found = rows.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
};
const plain = (lines: readonly Line[]) =>
  lines.map(({ text }) => text.replace(/[\u2066-\u2069\u200e\u202f]/g, ' ').trim());

test('all terms stand in one order, whatever differs', () => {
  const names = ['area', 'height', 'window', 'daily', 'rule', 'basis', 'desks'];
  expect(rowsOf({}, {}).map(({ name }) => name)).toEqual(names);
  const other = { altitude: undefined, basis: 'Talks of 12 NOV, point 4' };
  expect(rowsOf({}, other).map(({ name }) => name)).toEqual(names);
  expect(changed(rowsOf({}, other))).toEqual(['height', 'basis']);
});

test('with nothing agreed before, every row is new, the name and the kind too', () => {
  const rows = rowsOf(undefined, {});
  expect(rows.every((one) => one.changed && one.before.length === 0)).toBe(true);
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['kind', 'name']));
});

test.each([
  [{ window: { ...FULL.window, to: '2026-12-06T18:00:00.000Z' } }, 'window', ['6 days longer']],
  [{ window: { ...FULL.window, to: '2026-11-30T17:00:00.000Z' } }, 'window', ['1 hour shorter']],
  [
    {
      window: {
        ...FULL.window,
        from: '2026-11-27T07:00:00.000Z',
        to: '2026-11-30T20:00:00.000Z',
      },
    },
    'window',
    ['starts 1 hour later', 'ends 2 hours later'],
  ],
  [
    { window: { from: WINDOW.from, daily: FULL.window.daily } },
    'window',
    ['no longer ends by itself'],
  ],
  [{ window: { ...FULL.window, estimated: true } }, 'window', ['its end is now only expected']],
  [
    { window: { ...WINDOW, daily: { from: '05:00', to: '16:00' } } },
    'daily',
    ['starts 1 hour later'],
  ],
  [
    { window: { ...WINDOW, daily: { from: '23:30', to: '16:00' } } },
    'daily',
    ['starts 4 hours, 30 minutes earlier'],
  ],
  [{ window: WINDOW }, 'daily', ['now all day']],
  [{ window: { ...FULL.window, days: ['sun', 'mon'] } }, 'days', ['now only on these days']],
  [
    { altitude: { upper: { metres: 2000, reference: 'AGL' } } },
    'height',
    ['upper limit 500 m higher'],
  ],
  [
    { altitude: { upper: { metres: 1500, reference: 'AMSL' } } },
    'height',
    ['heights are measured from elsewhere'],
  ],
  [{ altitude: undefined }, 'height', ['other limits']],
  [{ rules: { ...FULL.rules, ar: 'لا رمي إطلاقًا' } }, 'rule', ['other words in Arabic']],
  [{ desks: ['us', 'il'] }, 'desks', ['no longer \u2066SY\u2069']],
  [{ suspended: true }, 'suspended', ['it would be suspended']],
  [{ unilateral: true }, 'unilateral', ['would bind its own desk alone']],
])('what changes is said in words: %j', (over, name, words) => {
  const rows = rowsOf({}, over);
  expect(changed(rows)).toEqual([name]);
  expect(row(rows, name).change).toEqual(words);
});

test('words of a row that changed stand in every language, of others in the reader’s own', () => {
  const rules = { ...FULL.rules, ar: 'لا رمي إطلاقًا' };
  expect(plain(row(rowsOf({}, { rules }), 'rule').after)).toEqual(['No firing', rules.ar]);
  expect(plain(row(rowsOf({}, {}), 'rule').after)).toEqual(['No firing']);
});

test('an area says how much is added and left out, once that is measured', async () => {
  const [ring] = POLYGON.coordinates;
  const wider = (ring ?? []).map(([lon = 0, lat = 0]) => [lon > 35.85 ? 35.95 : lon, lat]);
  const rows = rowsOf({}, { area: { type: 'Polygon', coordinates: [wider] } });
  expect(plain(row(rows, 'area').before)).toEqual(['66.4 km²  · 4 corners']);
  const [measured] = (await row(rows, 'area').measured?.()) ?? [];
  expect(measured).toMatch(/\+ 41\.5 km².*− 0 km²/);
});

const text = fc.constantFrom('a', 'b', 'c');
const level = fc.record({
  metres: fc.integer({ min: 0, max: 3 }),
  reference: fc.constantFrom('AGL', 'AMSL', 'WGS84'),
});
const some = fc.record(
  {
    kind: fc.constantFrom('no-fire', 'hazard'),
    name: fc.record({ original: fc.constant('en'), en: text, he: text }),
    area: fc.constantFrom(POLYGON, FULL.area, TERMS.area),
    altitude: fc.record({ upper: level }, { requiredKeys: [] }),
    window: fc.record(
      {
        from: fc.constant(WINDOW.from),
        to: fc.constantFrom(WINDOW.to, '2026-12-01T00:00:00.000Z'),
        daily: fc.constantFrom(
          { from: '04:00', to: '16:00' },
          { from: '04:00', to: '04:00' },
          { from: '22:00', to: '03:00' },
        ),
        days: fc.constantFrom(['mon'], ['mon', 'tue'], ['sun']),
      },
      { requiredKeys: ['from', 'to'] },
    ),
    rules: fc.record({ original: fc.constant('ar'), ar: text, en: text }),
    basis: text,
    desks: fc.constantFrom(['us', 'il'], ['us', 'sy'], ['us', 'il', 'sy']),
    suspended: fc.constant(true as const),
  },
  { requiredKeys: ['kind', 'name', 'area', 'window', 'basis'] },
);

test('[R46] terms that differ in anything differ in a row that says something, in every language', () => {
  fc.assert(
    fc.property(some, some, fc.constantFrom(...LANGUAGES), (one, other, language) => {
      const [before, after] = [ZoneTerms.parse(one), ZoneTerms.parse(other)];
      const rows = zoneRows(before, after, { picture, cell: CELL, language });
      const same = JSON.stringify(before) === JSON.stringify(after);
      expect(changed(rows).length === 0).toBe(same);
      for (const { changed, before, after, change, measured, name } of rows) {
        const shows = JSON.stringify(before) !== JSON.stringify(after);
        const says = shows || change.length > 0 || measured !== undefined;
        expect(says, `${name} says what differs`).toBe(changed);
      }
    }),
  );
});
