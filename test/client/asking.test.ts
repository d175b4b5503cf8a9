/** What forms ask before they send: which meaning is meant, whether it is, and what to remove. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionOf } from '../../client/fields/faults.ts';
import type { FieldValues } from '../../client/fields/field-values.ts';
import { FormState } from '../../client/fields/form-state.svelte.ts';
import { NEAR, TOOL } from '../../client/fields/geometry-fields.ts';
import { bothUnits } from '../../client/fields/height.ts';
import {
  heightOffer,
  lengthOffer,
  placeWritten,
  stretchOffer,
} from '../../client/fields/offers.ts';
import { altitudeRead, lacksUnit, lengthRead } from '../../client/fields/reading.ts';
import { build } from '../../client/forms/build.ts';
import { filledFrom, versionFrom } from '../../client/forms/fill.ts';
import { writingOf } from '../../client/kinds.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { shapeOf } from '../../picture/items.ts';
import { readHeight } from '../../picture/reading/heights.ts';
import { readLength } from '../../picture/reading/lengths.ts';
import { readPlace } from '../../picture/reading/places.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { readTime } from '../../picture/reading/times.ts';
import { typedAt } from '../../picture/reading/typed-at.ts';
import { all } from '../../picture/table.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import '../support/seed.ts';
import { CELL, event, log, zone } from './picture.ts';
import './kind-pages.ts';

const NOW = Date.parse('2026-11-29T09:00:00Z');
const near = CELL.view.centre;
const POINT = { type: 'Point' as const, coordinates: [35.824, 33.126] as [number, number] };

const EVENT: FieldValues = {
  ...writingOf('event').fresh({ original: 'en', now: NOW }),
  [NEAR]: near.join(','),
  category: 'uav',
  'title.en': 'UAV over the line',
};
const ZONE: FieldValues = {
  ...writingOf('zone').fresh({ original: 'en', now: NOW }),
  [NEAR]: near.join(','),
  [TOOL]: 'zone-circle',
  kind: 'no-fly',
  'name.en': 'North',
  basis: 'Minutes of 20 NOV 26',
};
const CIRCLE = { type: 'Circle' as const, centre: POINT.coordinates, radius: 900 };

/** What an event's form is told: the event that it would send, or what is against that. */
function told(words: FieldValues, drawn: typeof POINT | 'nothing' = POINT) {
  const shape = drawn === 'nothing' ? undefined : drawn;
  const built = build({ kind: 'event' }, { ...EVENT, ...words }, shape, NOW);
  if ('faults' in built) return { faults: built.faults };
  if (built.change.type !== 'event.reported') throw new Error('no event was reported');
  return { event: built.change.event };
}
function zoned(words: FieldValues, drawn: typeof CIRCLE | 'nothing' = CIRCLE) {
  const shape = drawn === 'nothing' ? undefined : drawn;
  const built = build({ kind: 'zone' }, { ...ZONE, ...words }, shape, NOW);
  if ('faults' in built) return { faults: built.faults };
  if (built.change.type !== 'zone.proposed') throw new Error('no zone was proposed');
  return { terms: built.change.terms };
}
/** The only question that a form asks. */
function question(of: { faults?: readonly Parameters<typeof questionOf>[0][] }) {
  expect(of.faults, JSON.stringify(of.faults)).toHaveLength(1);
  const asked = questionOf(of.faults?.[0]);
  if (asked === undefined) throw new Error(JSON.stringify(of.faults));
  return asked;
}
const meant = (field: string, text: string): FieldValues => ({
  [field]: text,
  [`#meant.${field}`]: text,
});

describe('[R67] when something occurred', () => {
  test.each([
    ['051200Z', '2026-11-05T12:00:00.000Z'],
    ['010001Z', '2026-11-01T00:01:00.000Z'],
  ])('[F27] %s leans to the past, and is not asked about', (typed, from) => {
    expect(told({ 'occurred.from': typed }).event?.occurred).toEqual({ from });
  });

  test('[F26] a year mistyped is asked about, with the same day of a year that can be', () => {
    const asked = question(told({ 'occurred.from': '2062-11-22T14:19:00Z' }));
    expect(asked).toMatchObject({ field: 'occurred.from', name: 'future', keep: true });
    expect(asked.offers.map(({ text }) => text)).toEqual(['221419Z NOV 26']);
    const [{ text = '' } = {}] = asked.offers;
    expect(told({ 'occurred.from': text }).event?.occurred.from).toBe('2026-11-22T14:19:00.000Z');
  });

  test.each([
    ['051200Z DEC 26', 'future', ['051200Z NOV 26', '051200Z DEC 25']], // 6 days ahead
    ['291900Z NOV 26', 'future', ['281900Z NOV 26']],
    ['310900Z DEC 26', 'future', ['310900Z DEC 25']], // no 31st in November
    ['221419Z NOV 25', 'longPast', ['221419Z NOV 26']],
    ['290230Z FEB 24', 'longPast', []], // no such day since
    ['2026-12-05', 'future', ['2026-11-05', '2025-12-05']],
  ])('%s is asked about: %s', (typed, name, offers) => {
    const asked = question(told({ 'occurred.from': typed }));
    expect(asked).toMatchObject({ name, keep: true });
    expect(asked.offers.map(({ text }) => text)).toEqual(offers);
  });

  test.each(['290905Z', '290910Z NOV 26', '2026-11-28', '300000Z NOV 25', 'now', '-5m'])(
    '%s is not',
    (typed) => {
      expect(told({ 'occurred.from': typed }).faults).toBeUndefined();
    },
  );

  test('the end of it is asked about by itself', () => {
    const words = { 'occurred.from': '290800Z NOV 26', 'occurred.to': '301200Z NOV 26' };
    expect(question(told(words))).toMatchObject({ field: 'occurred.to', name: 'future' });
  });
});

describe('[R67] when something is planned', () => {
  test('it lies ahead as it should; more than a year ahead is asked about', () => {
    const { terms } = zoned({ 'window.from': '0600', 'window.to': '310600Z DEC 26' });
    expect(terms?.window).toEqual({
      from: '2026-11-30T06:00:00.000Z',
      to: '2026-12-31T06:00:00.000Z',
    });
    const asked = question(zoned({ 'window.from': '0600', 'window.to': '310600Z DEC 62' }));
    expect(asked).toMatchObject({ field: 'window.to', name: 'farAhead', keep: true });
    expect(asked.offers.map(({ text }) => text)).toEqual(['310600Z DEC 26']);
  });

  test('so is more than a year back', () => {
    const asked = question(zoned({ 'window.from': '010600Z DEC 24' }));
    expect(asked).toMatchObject({ field: 'window.from', name: 'longPast' });
    expect(asked.offers.map(({ text }) => text)).toEqual(['010600Z DEC 25']);
  });
});

describe('[R68] where', () => {
  test('[F22] latitude and longitude exchanged is asked about, and put right by one press', () => {
    const asked = question(told({ geometry: '35.82, 33.125' }, 'nothing'));
    expect(asked).toMatchObject({ field: 'geometry', name: 'swapped', keep: true });
    expect(asked.offers).toEqual([
      { text: '33.125 N 35.82 E', shown: expect.stringMatching(/^36S /), act: 'exchange' },
    ]);
    const [{ text = '' } = {}] = asked.offers;
    const { event } = told({ geometry: text }, 'nothing');
    expect(event?.geometry).toEqual({ type: 'Point', coordinates: [35.82, 33.125] });
  });

  test.each([
    ['0, 0', 'nowhere'],
    ['51.5 N 0.1 W', 'far'],
    ['31U DQ 48 11', 'far'],
  ])('[F22] %s is asked about: %s', (typed, name) => {
    expect(question(told({ geometry: typed }, 'nothing'))).toMatchObject({
      name,
      offers: [],
      keep: true,
    });
    expect(told(meant('geometry', typed), 'nothing').event).toBeDefined();
  });

  test('what was pressed on the map, or chosen by its name, is not', () => {
    const away = { type: 'Point' as const, coordinates: [2.3, 48.8] as [number, number] };
    expect(told({}, away).event?.geometry).toEqual(away);
    const names = { en: 'Paris', ar: '', he: '' };
    const named = { names, at: away.coordinates };
    const words = {
      geometry: 'Paris',
      'geometry.at': away.coordinates.join(),
      'geometry.names': JSON.stringify(named),
    };
    expect(told(words, 'nothing').event?.geometry).toEqual(away);
  });

  test('corners that are typed are asked about by their line, and exchanged together', () => {
    const words = { [TOOL]: 'zone-polygon', corners: '33 N 35.8 E\n35.9, 33.1\n35.7, 33.2' };
    const asked = question(zoned(words, 'nothing'));
    expect(asked).toMatchObject({ field: 'corners', name: 'swapped', line: 2, keep: true });
    const [{ text = '', act } = {}] = asked.offers;
    expect(act).toBe('exchange');
    expect(zoned({ ...words, corners: text }, 'nothing').terms?.area).toMatchObject({
      coordinates: [
        [
          [35.8, 33],
          [35.9, 33.1],
          [35.7, 33.2],
          [35.8, 33],
        ],
      ],
    });
  });

  test.each([
    '33°07\'33"N 35°49\'26"E',
    '33º07\'33"N 35º49\'26"E',
    '٣٣٫١٢٦، ٣٥٫٨٢٤',
    '33.126، 35.824',
    '36S YB 6347 6880 · 33.1260 N 35.8240 E',
    '\u206633.126, 35.824\u2069',
    '\u202a33.126, 35.824\u202c',
  ])('[F28] %s is read and not asked about', (typed) => {
    const { event } = told({ geometry: typed }, 'nothing');
    const [lon = 0, lat = 0] = event?.geometry.type === 'Point' ? event.geometry.coordinates : [];
    expect(lon).toBeCloseTo(35.824, 3);
    expect(lat).toBeCloseTo(33.126, 3);
  });
});

describe('[R66] what can mean more than one thing', () => {
  test('[F47] 1.200 is asked about, and each answer is what it says', () => {
    const asked = question(told({ uncertainty: '1.200' }));
    expect(asked).toMatchObject({ field: 'uncertainty', name: 'several', keep: false });
    expect(asked.offers).toEqual([
      { text: '1.2 m', shown: '1.2 m · 3.9 ft' },
      { text: '1200 m', shown: '1\u202f200 m · 3\u202f937 ft' },
    ]);
    expect(asked.offers.map(({ text }) => told({ uncertainty: text }).event?.uncertainty)).toEqual([
      1.2, 1200,
    ]);
  });

  test.each([
    ['500 m', 500],
    ['٥٠٠ م', 500],
    ['٢ كم', 2000],
    ["500 מ'", 500],
    ['١٬٢٠٠', 1200],
    ['1,5 km', 1500],
  ])('[F47] %s is read', (typed, metres) => {
    expect(told({ uncertainty: typed }).event?.uncertainty).toBe(metres);
  });

  test('so is a radius, a height and a date', () => {
    expect(question(zoned({ 'area.radius': '1.200' }))).toMatchObject({
      field: 'area.radius',
      name: 'several',
    });
    const height = question(told({ 'altitude.upper': '1.200 m AMSL' }));
    expect(height.offers.map(({ text }) => text)).toEqual(['1.2 m AMSL', '1200 m AMSL']);
    const date = question(told({ 'occurred.from': '03/04/2026 14:19' }));
    expect(date.offers.map(({ text }) => text)).toEqual(['031419Z APR 26', '041419Z MAR 26']);
    const day = question(told({ 'occurred.from': '03/04/2026' }));
    expect(day.offers.map(({ text }) => text)).toEqual(['2026-04-03', '2026-03-04']);
  });

  test('[F23] a height without a unit is said to be taken in metres', () => {
    expect(altitudeRead('3000', 'AMSL')).toBe('3\u202f000 m · 9\u202f843 ft AMSL');
    expect(lengthRead('1300 ft')).toBe('396 m · 1\u202f300 ft');
    for (const typed of ['3000', '٣٠٠٠', '3000 AMSL', '1,200']) {
      expect(lacksUnit(typed), typed).toBe(true);
    }
    for (const typed of ['3000 ft', 'FL120', '3 km', '٥٠٠ م', 'GND', '', 'high', '1.200']) {
      expect(lacksUnit(typed), typed).toBe(false);
    }
    expect(bothUnits(1.2)).toBe('1.2 m · 3.9 ft');
  });

  test('what is offered can mean nothing else', () => {
    const now = typedAt(NOW, 'past');
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31') }), (at) => {
        const from = at.toISOString();
        const moment = onlyValue(readTime(from, now)) ?? { from: undefined };
        if (moment.from === undefined) throw new Error('no moment');
        expect(onlyValue(readTime(stretchOffer({ from: moment.from }).text, now))).toEqual(moment);
        const day = onlyValue(readTime(from.slice(0, 10), now));
        if (day === undefined) throw new Error('no day');
        expect(onlyValue(readTime(stretchOffer(day).text, now))).toEqual(day);
      }),
    );
    const metres = fc
      .double({ min: 0, max: 100_000, noNaN: true })
      .map((m) => Math.round(m * 1e4) / 1e4);
    fc.assert(
      fc.property(metres, fc.constantFrom('AGL', 'AMSL', 'WGS84'), (length, reference) => {
        expect(onlyValue(readLength(lengthOffer(length).text))).toBe(length);
        const level = { metres: length, reference };
        expect(onlyValue(readHeight(heightOffer(level).text, 'AGL'))).toEqual(level);
      }),
    );
    const degrees = (most: number) =>
      fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((n) => n / 1e7 + 0);
    fc.assert(
      fc.property(degrees(180), degrees(90), (lon, lat) => {
        const text = placeWritten({ place: [lon, lat], within: undefined });
        expect(onlyValue(readPlace(text, undefined))?.place, text).toEqual([lon, lat]);
      }),
    );
    const tens = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));
    fc.assert(
      fc.property(tens, tens, fc.integer({ min: 0, max: 4 }), (east, north, digits) => {
        const read = onlyValue(
          readPlace(`36SYC${east.slice(0, digits)}${north.slice(0, digits)}`, undefined),
        );
        if (read === undefined) return; // beyond the edge of the zone
        const again = onlyValue(readPlace(placeWritten(read), undefined));
        expect(again?.place).toEqual(read.place);
        expect([read.within, undefined]).toContain(again?.within);
      }),
    );
  });
});

describe('[R16] marks of direction that came with a copy', () => {
  const TEXT = 'Call \u202a+963 11 000 0000\u202c about smoke';
  test.each([
    ['title.en', (of: ReturnType<typeof told>) => of.event?.title.en],
    ['text.en', (of: ReturnType<typeof told>) => of.event?.text?.en],
    ['source.name', (of: ReturnType<typeof told>) => of.event?.source.name],
    ['source.reference', (of: ReturnType<typeof told>) => of.event?.source.reference],
  ])('[F36] in %s they are offered to be removed, and never are without a word', (field, said) => {
    const asked = question(told({ [field]: TEXT }));
    expect(asked).toMatchObject({ field, name: 'marks', keep: false });
    const [{ text = '', act } = {}] = asked.offers;
    expect([text, act]).toEqual(['Call +963 11 000 0000 about smoke', 'remove']);
    expect(said(told({ [field]: text }))).toBe(text);
    expect(question(told(meant(field, TEXT)))).toMatchObject({ name: 'marks' });
  });

  test('what else cannot be seen is refused as before; marks that reorder nothing may stay', () => {
    expect(told({ 'title.en': 'Smoke\u0007' }).faults).toMatchObject([{ name: 'invisible' }]);
    expect(told({ 'title.en': '\u200fSmoke\u200e' }).event?.title.en).toBe('\u200fSmoke\u200e');
  });
});

describe('what is meant so', () => {
  test('is remembered for exactly that text, with the draft', () => {
    const storage = new MemoryStorage();
    const form = () => new FormState(writingOf('event'), storage, 'draft', EVENT, POINT);
    const asks = (words: FieldValues) =>
      'faults' in told(words) && told(words).faults !== undefined;
    const first = form();
    first.set('occurred.from', '051200Z DEC 26');
    expect(asks(first.words)).toBe(true);
    first.mean('occurred.from');
    expect(asks(first.words)).toBe(false);
    const later = form();
    expect(later.restored).toBe(true);
    expect(asks(later.words)).toBe(false);
    later.set('occurred.from', '061200Z DEC 26');
    expect(asks(later.words)).toBe(true);
    later.set('occurred.from', '051200Z DEC 26');
    expect(asks(later.words)).toBe(false);
  });

  test('an item that is amended, or made a version of, is not asked about what it said before', () => {
    const { picture } = log(
      event({
        geometry: { type: 'Point', coordinates: [2.3, 48.8] },
        occurred: { from: '2019-06-18T08:55:00Z', to: '2019-06-18T09:55:07Z' },
      }),
      zone({ window: { from: '2019-01-01T00:00:00Z', to: '2062-01-01T00:00:00Z' } }),
    );
    for (const item of all(picture.items) as Iterable<AnyItem>) {
      const { kind } = item;
      const words = filledFrom(item);
      const [drawn, now] = [shapeOf(item), NOW];
      expect(build({ kind, editing: item }, words, drawn, now), kind).toHaveProperty('change');
      expect(build({ kind }, versionFrom(item), drawn, now), kind).toHaveProperty('change');
      const field = kind === 'zone' ? 'window.from' : 'occurred.from';
      const other = { ...words, [field]: '180855Z JUN 18' };
      expect(build({ kind, editing: item }, other, drawn, now)).toMatchObject({
        faults: [{ field, name: 'longPast' }],
      });
    }
  });
});
