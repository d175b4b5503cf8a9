/** Whatever stands there, the answer is a time, a question or a reason; the same for what looks alike. [R66] */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zulu } from '../../../picture/reading/clock.ts';
import { readLinkTime } from '../../../picture/reading/links.ts';
import type { Circumstances } from '../../../picture/reading/stretch.ts';
import { plain } from '../../../picture/reading/text.ts';
import { readTime, readTimeOfDay } from '../../../picture/reading/times.ts';
import { typedAt } from '../../../picture/reading/typed-at.ts';
import { zoneClock } from '../../../picture/reading/zones.ts';
import '../../support/seed.ts';
import { TIMES } from './written/times.ts';

const CLOCKS = [{ label: 'DAM', timeZone: 'Asia/Damascus' }];
const NOW = Date.parse('2026-11-29T09:00:00Z');
const PLACES: readonly Circumstances[] = [
  {},
  typedAt(NOW, 'past', CLOCKS),
  typedAt(NOW, 'future'),
  { clockOf: (zone = 'Asia/Damascus') => zoneClock(zone), day: NOW - (NOW % 86_400_000) },
  { ...typedAt(NOW, 'past'), order: 'mdy', counts: false },
];

const of = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 30 });
/** A form of the table of which a piece was taken out, and other text put in its place. */
const broken = fc
  .tuple(
    fc.constantFrom(...TIMES.map(({ text }) => text)),
    fc.nat(40),
    fc.nat(3),
    fc.oneof(
      of('0123456789 :.,/-+TZ'),
      of('ابتمصنوני׳"·[]ABCMNOPV '),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map(([text, at, length, put]) => text.slice(0, at) + put + text.slice(at + length));
const texts = fc.oneof(
  broken,
  of('0123456789zZT:.-+ mhNOV٣[]/·'),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

test('no text throws, and every answer is of the years of a picture', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(...PLACES), (text, around) => {
      for (const found of [readTime(text, around), readLinkTime(text)]) {
        if (found.kind === 'refused') continue;
        const values = found.kind === 'read' ? [found.value] : found.values;
        expect(new Set(values.map((value) => JSON.stringify(value))).size).toBe(values.length);
        for (const { from, to = from } of values) {
          expect(to >= from).toBe(true);
          expect([from, to].every((at) => at >= '1900' && at < '2200')).toBe(true);
        }
      }
      expect(['read', 'refused']).toContain(readTimeOfDay(text, 'Asia/Damascus').kind);
    }),
    { numRuns: 1500 },
  );
});

test('plain text is read as the text that it was made of', () => {
  const written = fc.constantFrom(...TIMES.map(({ text }) => text));
  fc.assert(
    fc.property(fc.oneof(written, texts), fc.constantFrom(...PLACES), (text, around) => {
      expect(readTime(plain(text), around)).toEqual(readTime(text, around));
    }),
    { numRuns: 1000 },
  );
});

test('what a link says is what it says elsewhere, in UTC', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const found = readLinkTime(text);
      if (found.kind === 'refused' || /[.,;:!?)>"'’”»\s]$| \d\d(:?\d\d)?$/.test(plain(text)))
        return;
      const inUtc: Circumstances = { clockOf: (zone) => (zone === undefined ? zulu : undefined) };
      expect(readTime(text, inUtc)).toEqual(found);
    }),
    { numRuns: 1000 },
  );
});
