/** What forms ask before they send about what is unlikely, and what they offer to remove. */
import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../../client/fields/field-values.ts';
import { FormState } from '../../client/fields/form-state.svelte.ts';
import { TOOL } from '../../client/fields/geometry-fields.ts';
import { build } from '../../client/forms/build.ts';
import { filledFrom, versionFrom } from '../../client/forms/fill.ts';
import { writingOf } from '../../client/kinds.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { shapeOf } from '../../picture/items.ts';
import { all } from '../../picture/table.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { EVENT, meant, NOW, POINT, question, told, zoned } from './asked.ts';
import { event, log, zone } from './picture.ts';

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
