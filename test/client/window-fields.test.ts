/** The window of a zone in its form: what is asked of the server, and what is sent. */
import { expect, test } from 'vitest';
import { build } from '../../client/forms/build.ts';
import { askedOffsets } from '../../client/kinds/zone/asked-offsets.ts';
import { keptOffsets } from '../../client/kinds/zone/window-fields.ts';
import { writingOf } from '../../client/kinds.ts';
import { Instant } from '../../picture/basics.ts';
import { all } from '../../picture/table.ts';
import { log, NOW, zone } from './picture.ts';
import './kind-pages.ts';

const AREA = { type: 'Circle' as const, centre: [35.8, 33] as [number, number], radius: 2000 };
const WORDS = {
  ...writingOf('zone').fresh({ original: 'en', now: NOW }),
  kind: 'no-fire',
  'name.en': 'Harvest',
  basis: 'Talks of 12 NOV',
  'window.from': '270600Z NOV 26',
};
const sent = (more: Readonly<Record<string, string>>) => {
  const built = build({ kind: 'zone' }, { ...WORDS, ...more }, AREA, NOW);
  if ('faults' in built) return built.faults.map(({ field, name }) => `${field} ${name}`);
  return 'terms' in built.change ? built.change.terms.window : undefined;
};
const from = '2026-11-27T06:00:00.000Z';
const LOCAL = {
  'window.zone': 'America/New_York',
  'window.daily.from': '0500',
  'window.daily.to': '1600',
};
const KNOWN = keptOffsets({
  zone: 'America/New_York',
  from: Instant.parse('2026-11-27T00:00:00Z'),
  until: Instant.parse('2046-11-27T00:00:00Z'),
  offsets: [
    { from: Instant.parse('2026-11-27T00:00:00Z'), minutes: -300 },
    { from: Instant.parse('2027-03-14T07:00:00Z'), minutes: -240 },
    { from: Instant.parse('2027-11-07T06:00:00Z'), minutes: -300 },
    { from: Instant.parse('2037-03-08T07:00:00Z'), minutes: -240 },
  ],
});

test('days are sent in the order of the week, and hours as they were', () => {
  expect(sent({ 'window.days': 'sun thu mon', 'window.daily.from': '2200' })).toEqual([
    'window.daily.to missing',
  ]);
  expect(sent({ 'window.days': 'sun thu mon' })).toEqual({ from, days: ['mon', 'thu', 'sun'] });
});

test('[R53] an end is estimated only if there is one', () => {
  expect(sent({ 'window.estimated': 'yes' })).toEqual(['window.to missing']);
  expect(sent({ 'window.estimated': 'yes', 'window.to': '301800Z NOV 26' })).toEqual({
    from,
    to: '2026-11-30T18:00:00.000Z',
    estimated: true,
  });
});

test('[R52] the clock of a city is asked for by the day, and nothing is sent before it is known', () => {
  expect(askedOffsets(WORDS, NOW)).toBeUndefined();
  expect(askedOffsets({ ...WORDS, ...LOCAL, 'window.from': 'soon' }, NOW)).toBeUndefined();
  expect(askedOffsets({ ...WORDS, ...LOCAL }, NOW)).toEqual({
    zone: 'America/New_York',
    from: '2026-11-27T00:00:00.000Z',
    until: '2046-11-27T00:00:00.000Z',
  });
  expect(sent(LOCAL)).toEqual(['window.zone offsets']);
  const other = { ...LOCAL, ...KNOWN, 'window.zone': 'Asia/Damascus' };
  expect(sent(other)).toEqual(['window.zone offsets']);
  expect(sent({ ...LOCAL, ...KNOWN, 'window.from': '260600Z NOV 26' })).toEqual([
    'window.zone offsets',
  ]);
});

test('[R52] of what the server said, the offsets over the window are sent', () => {
  const offsets = [
    { from, minutes: -300 },
    { from: '2027-03-14T07:00:00.000Z', minutes: -240 },
    { from: '2027-11-07T06:00:00.000Z', minutes: -300 },
  ];
  const said = { from, daily: { from: '05:00', to: '16:00' }, zone: 'America/New_York' };
  expect(sent({ ...LOCAL, ...KNOWN })).toEqual({ ...said, offsets }); // ten years
  const to = '2027-03-14T07:00:00.000Z';
  expect(sent({ ...LOCAL, ...KNOWN, 'window.to': '140700Z MAR 27' })).toEqual({
    ...said,
    to,
    offsets: offsets.slice(0, 1),
  });
  expect(
    sent({ ...LOCAL, ...KNOWN, 'window.to': '140700Z MAR 27', 'window.estimated': 'yes' }),
  ).toEqual({ ...said, to, offsets, estimated: true });
});

test('[R52] [R53] a zone put into its form and sent unchanged says the same', () => {
  const window = {
    from,
    to: '2026-11-30T18:00:00.000Z',
    daily: { from: '22:00', to: '04:00' },
    days: ['thu', 'fri'],
    zone: 'Asia/Damascus',
    offsets: [{ from, minutes: 180 }],
    estimated: true,
  };
  const [item] = all(log(zone({ window })).picture.items);
  if (item?.kind !== 'zone') throw new Error('no zone');
  const filled = writingOf('zone').filled(item);
  const built = build({ kind: 'zone', editing: item }, filled, item.terms.area, NOW);
  if (!('change' in built)) throw new Error(JSON.stringify(built.faults));
  expect(built.change).toMatchObject({ type: 'zone.amended', terms: item.terms });
});
