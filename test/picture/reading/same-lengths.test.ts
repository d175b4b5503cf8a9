/** The same words are read the same wherever they are typed, pasted, linked to or fed. */
import { describe, expect, test } from 'vitest';
import { writingOf } from '../../../client/kinds.ts';
import { parseRadii } from '../../../client/map/aids/rings.ts';
import {
  answers,
  type Callers,
  circle,
  eventOf,
  everywhere,
  point,
  reportedBy,
  zoneOf,
} from './callers.ts';

describe('lengths', () => {
  const metresOf = (name: 'radius' | 'width', type: 'Circle' | 'Corridor') => (text: string) => {
    const line = [point.coordinates, [35.9, 33.2] as [number, number]];
    const drawn = type === 'Circle' ? circle : { type, line, width: 1 };
    const { shape, faults } = writingOf('zone').sketched({ [`area.${name}`]: text }, drawn);
    if (shape === undefined || faults.length > 0) return undefined;
    return shape.type === 'Circle' ? shape.radius : 'width' in shape ? shape.width : undefined;
  };
  const CALLERS: Callers<number> = {
    uncertainty: (text) => eventOf({ uncertainty: text })?.uncertainty,
    radius: metresOf('radius', 'Circle'),
    width: metresOf('width', 'Corridor'),
    feed: (text) => reportedBy({ uncertainty: text })?.uncertainty,
  };
  const rings = (text: string) => parseRadii(text)[0]?.[0];

  test.each([
    ['500 m', 500],
    ['1.5 km', 1500],
    ['1500.456m', 1500.456],
    ['1300 ft', 396.2],
    ['2 NM', 3704],
    ['٥٠٠ m', 500],
    ['500 m', 500], // F47, here and below
    ['٥٠٠ م', 500],
    ['٢ كم', 2000],
    ["500 מ'", 500],
    ['١٬٢٠٠ م', 1200],
    ['\u202a500 m\u202c', 500],
    ['wide', undefined],
    ['5 leagues', undefined],
  ])('%s', (text, value) => {
    const callers = { ...CALLERS, rings };
    expect(answers(callers, text)).toEqual(everywhere(callers, value));
  });

  test('a number alone is in metres, for rings in kilometres', () => {
    expect(answers(CALLERS, '400')).toEqual(everywhere(CALLERS, 400));
    expect(answers(CALLERS, '1,300')).toEqual(everywhere(CALLERS, 1300));
    expect(rings('4')).toBe(4000);
    expect(answers(CALLERS, '١٬٢٠٠')).toEqual(everywhere(CALLERS, 1200)); // F47
  });

  test('what may be 1.2 or 1200 is asked in a form and refused by a feed that does not tell which (F47)', () => {
    expect(answers(CALLERS, '1.200')).toEqual(everywhere(CALLERS, undefined));
    expect(answers(CALLERS, '1.2000')).toEqual(everywhere(CALLERS, 1.2));
    expect(answers(CALLERS, '1 200')).toEqual(everywhere(CALLERS, 1200));
    expect(parseRadii('1.200 m')).toEqual([[1.2], [1200]]);
  });

  test('a comma is that of decimals where one length is written, and separates several (F47)', () => {
    expect(answers(CALLERS, '1,5 km')).toEqual(everywhere(CALLERS, 1500));
    expect(parseRadii('1,5 km')).toEqual([[1000, 5000]]);
  });

  test.each([
    ['1300 ft', { metres: 396.2, reference: 'AMSL' }],
    ['400 m AGL', { metres: 400, reference: 'AGL' }],
    ['FL120', { metres: 3657.6, reference: 'AMSL' }],
    ['٣٠٠٠', { metres: 3000, reference: 'AMSL' }],
    ['12.3450', { metres: 12.345, reference: 'AMSL' }],
    ['٣٠٠٠ قدم', { metres: 914.4, reference: 'AMSL' }],
    ["500 מ' מעל פני הקרקע", { metres: 500, reference: 'AGL' }],
    ['high', undefined],
  ])('%s up', (text, level) => {
    const words = { 'altitude.reference': 'AMSL', 'altitude.lower': text };
    const callers: Callers<unknown> = {
      event: (text) => eventOf({ ...words, 'altitude.lower': text })?.altitude?.lower,
      zone: (text) => zoneOf({ ...words, 'altitude.lower': text })?.altitude?.lower,
      feed: (text) => reportedBy({ altitude: text })?.altitude?.lower,
    };
    expect(answers(callers, text)).toEqual(everywhere(callers, level));
  });

  test.each([
    ['GND – 400 m AGL', { upper: { metres: 400, reference: 'AGL' } }],
    [
      '120 – 400 m AMSL',
      { lower: { metres: 120, reference: 'AMSL' }, upper: { metres: 400, reference: 'AMSL' } },
    ],
    ['300 m AGL – UNL', { lower: { metres: 300, reference: 'AGL' } }],
    ['GND – UNL', undefined],
  ])('[R66] a band as the page shows it, %s, is pasted whole', (text, band) => {
    const made = (lower: string, upper: string) => ({
      'altitude.reference': 'AMSL',
      'altitude.lower': lower,
      'altitude.upper': upper,
    });
    const callers: Callers<unknown> = {
      event: (text) => eventOf(made(text, ''))?.altitude,
      zone: (text) => zoneOf(made(text, ''))?.altitude,
      ends: (text) => {
        const [lower = '', upper = ''] = text.split(' – ');
        const reference = /A[A-Z]+$/.exec(text)?.[0] ?? '';
        return eventOf(made(/^\d+$/.test(lower) ? `${lower} m ${reference}` : lower, upper))
          ?.altitude;
      },
    };
    expect(answers(callers, text)).toEqual(everywhere(callers, band));
  });

  test('the ground alone is 0 m above it; an end that cannot be read is a fault there', () => {
    const heights = (lower: string, upper = '') =>
      eventOf({ 'altitude.reference': 'AMSL', 'altitude.lower': lower, 'altitude.upper': upper });
    expect(heights('GND')?.altitude).toEqual({ lower: { metres: 0, reference: 'AGL' } });
    expect(heights('UNL')).toBeUndefined();
    expect(heights('120 – 400 m', '500 m')).toBeUndefined();
    expect(heights('300-FL120')).toBeUndefined();
  });
});
