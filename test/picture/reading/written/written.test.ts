/** Every written form of the tables is read as they say, in three scripts. [R66] */
import { describe, expect, test } from 'vitest';
import { readBand, readHeight } from '../../../../picture/reading/heights.ts';
import { readLength } from '../../../../picture/reading/lengths.ts';
import type { Circumstances } from '../../../../picture/reading/stretch.ts';
import { readTime } from '../../../../picture/reading/times.ts';
import { typedAt } from '../../../../picture/reading/typed-at.ts';
import { zoneClock } from '../../../../picture/reading/zones.ts';
import { BANDS, HEIGHTS, LENGTHS } from './lengths.ts';
import { type Place, TIMES } from './times.ts';
import { asRead, joined, type Table, table } from './written.ts';

const NOW = Date.parse('2026-11-29T09:00:00Z');
const CLOCKS = [
  { label: 'DAM', timeZone: 'Asia/Damascus' },
  { label: 'TLV', timeZone: 'Asia/Jerusalem' },
];
const inFile = (timeZone?: string): Circumstances => ({
  clockOf: (zone = timeZone) => (zone === undefined ? undefined : zoneClock(zone)),
});
const PLACES: Readonly<Record<Place, Circumstances>> = {
  ahead: typedAt(NOW, 'future', CLOCKS),
  file: inFile(),
  'file of Damascus': inFile('Asia/Damascus'),
  'file of Jerusalem': inFile('Asia/Jerusalem'),
};

const TABLES: readonly Table[] = [
  table(
    'times',
    TIMES,
    (text, at) => readTime(text, at ? PLACES[at] : typedAt(NOW, 'past', CLOCKS)),
    ({ from, to }) => (to === undefined ? from : `${from}/${to}`),
  ),
  joined('lengths and heights', [
    table('lengths', LENGTHS, (text) => readLength(text), asRead),
    table('heights', HEIGHTS, (text) => readHeight(text, 'AGL'), asRead),
    table('bands', BANDS, (text) => readBand(text, 'AGL'), asRead),
  ]),
];

const SCRIPTS = {
  Latin: /[A-Za-z]/,
  Arabic: /[\u0620-\u064a\u0660-\u0669]/,
  Hebrew: /[\u05d0-\u05ea]/,
};

describe.each(TABLES)('$name', ({ forms }) => {
  test.each(forms)('$name', ({ found, wanted }) => {
    expect(found()).toEqual(wanted);
  });

  test.each(Object.entries(SCRIPTS))('are written in %s letters too', (_, letters) => {
    expect(forms.filter(({ text }) => letters.test(text)).length).toBeGreaterThanOrEqual(10);
  });

  test('no form stands twice, and each says one thing', () => {
    expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length);
    for (const { name, wanted } of forms) expect(Object.keys(wanted).length, name).toBe(1);
  });
});

test('[R66] there are at least 200 forms', () => {
  expect(TABLES.flatMap(({ forms }) => forms).length).toBeGreaterThanOrEqual(200);
});
