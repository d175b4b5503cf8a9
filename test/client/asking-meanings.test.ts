/** Forms ask which of several meanings is meant; each answer is in words that can mean nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionOf } from '../../client/fields/faults.ts';
import { NEAR, TOOL } from '../../client/fields/geometry-fields.ts';
import { bothUnits } from '../../client/fields/height.ts';
import {
  heightOffer,
  lengthOffer,
  placeWritten,
  stretchOffer,
} from '../../client/fields/offers.ts';
import { altitudeRead, lacksUnit, lengthRead } from '../../client/fields/reading.ts';
import { writingOf } from '../../client/kinds.ts';
import { readHeight } from '../../picture/reading/heights.ts';
import { readLength } from '../../picture/reading/lengths.ts';
import { readPlace } from '../../picture/reading/places.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { readTime } from '../../picture/reading/times.ts';
import { typedAt } from '../../picture/reading/typed-at.ts';
import '../support/seed.ts';
import { NOW, near, question, told, zoned } from './asked.ts';

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

  test('a corner that may be two is asked about by its line, and all corners stay', () => {
    const words = {
      [TOOL]: 'note-line',
      [NEAR]: near.join(),
      corners: '33.1 35.8\n[35.824, 33.126]; 33.3 35.7',
    };
    const { shape, faults } = writingOf('note').sketched(words, undefined);
    expect(shape).toBeUndefined();
    expect(faults).toEqual([
      {
        field: 'corners',
        name: 'several',
        keep: false,
        line: 2,
        offers: [
          {
            text: '33.1 35.8\n33.126 N 35.824 E; 33.3 35.7',
            shown: '36S YB 6347 6880 · 33.1260 N 35.8240 E',
          },
          {
            text: '33.1 35.8\n35.824 N 33.126 E; 33.3 35.7',
            shown: expect.stringMatching(/35\.8240 N 33\.1260 E$/),
          },
        ],
      },
    ]);
    const texts = faults.flatMap(
      (fault) => questionOf(fault)?.offers.map(({ text }) => text) ?? [],
    );
    for (const corners of texts) {
      const read = writingOf('note').sketched({ ...words, corners }, undefined);
      expect(read.shape).toMatchObject({ coordinates: { length: 3 } });
    }
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
