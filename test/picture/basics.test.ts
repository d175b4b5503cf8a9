import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommandId, Instant, texts, words } from '../../picture/basics.ts';
import { CATEGORIES } from '../../picture/categories.ts';
import { sized } from '../support/scale.ts';
import { CHARACTER } from '../support/unicode.ts';
import { texts as anyTexts } from '../support/words.ts';
import '../support/seed.ts';

describe('a moment', () => {
  test.each([
    ['2026-11-22T14:19:00Z', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22T14:19Z', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22T14:19:05.1Z', '2026-11-22T14:19:05.100Z'],
    ['2026-11-22T16:19:00+02:00', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22T00:10:00+05:30', '2026-11-21T18:40:00.000Z'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['2000-02-29T12:00:00Z', '2000-02-29T12:00:00.000Z'],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
    ['2199-12-31T23:59:59.999Z', '2199-12-31T23:59:59.999Z'],
  ])('[R17] %s is kept as %s', (text, kept) => {
    expect(Instant.parse(text)).toBe(kept);
  });

  test.each([
    '2025-02-29T12:00:00Z', // no leap year
    '2100-02-29T12:00:00Z', // nor this one
    '2026-04-31T12:00:00Z',
    '2026-00-10T12:00:00Z',
    '2026-13-10T12:00:00Z',
    '2026-11-00T12:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T12:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-11-22T12:00:00',
    '2026-11-22',
    '2026-11-22 12:00:00Z',
    '2026-11-22T12:00:00z',
    '2026-11-22T12:00:00.1234Z',
    '2026-11-22T12:00:00+0200',
    '2026-11-22T12:00:00+24:00',
    '2026-11-22T12:00:00+02:60',
    '+002026-11-22T12:00:00Z',
    '٢٠٢٦-١١-٢٢T12:00:00Z',
    ' 2026-11-22T12:00:00Z',
    '2026-11-22T12:00:00Z\n',
    '1899-12-31T23:59:59Z',
    '2200-01-01T00:00:00Z',
    '2199-12-31T23:30:00-01:00', // 2200 in UTC: written so, it could not be read again
    '1900-01-01T00:30:00+01:00',
    'now',
    '',
    1_764_000_000_000,
    null,
  ])('[R17] %j is none', (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  });

  test('[R17] any moment of those years is kept to the millisecond, and keeping is once for all', () => {
    const from = Date.parse('1900-01-02T00:00:00Z');
    const to = Date.parse('2199-12-30T23:59:59Z');
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: to }),
        fc.integer({ min: -1439, max: 1439 }),
        (at, offset) => {
          const zone = `${offset < 0 ? '-' : '+'}${new Date(Math.abs(offset) * 60_000).toISOString().slice(11, 16)}`;
          const local = new Date(at + offset * 60_000).toISOString().replace('Z', zone);
          const kept = Instant.parse(local);
          expect(kept).toBe(new Date(at).toISOString());
          expect(Instant.parse(kept)).toBe(kept);
        },
      ),
    );
  });

  test('[R17] moments sort as texts as they do in time', () => {
    const moment = fc.date({
      min: new Date('1900-01-02'),
      max: new Date('2199-12-30'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [one, two] = [a, b].map((date) => Instant.parse(date.toISOString()));
        expect(one! < two!).toBe(a < b);
      }),
    );
  });
});

describe('words', () => {
  const Words = words(20);

  test.each([
    'Shots heard',
    'سماع إطلاق نار',
    'קו חשמל קרוע',
    'סיור או״ם 22\u201314',
    'مسيّرة',
    'two\nlines\tand a tab',
    '\u200fעברית, LRM\u200e', // marks only lend direction to what stands beside them
    'می\u200cخواهم', // the non-joiner is spelling
    '👩🏽‍🚒 crew',
    '.',
  ])('[R16] %j may be written', (text) => {
    expect(Words.parse(text)).toBe(text);
  });

  test.each([
    ['', 'is empty'],
    [' \n\t ', 'is blank'],
    ['\u200b\u2060\ufeff', 'is blank'],
    ['\u200f\u200e\u061c', 'is blank'],
    ['half \ud83d', 'holds half a character (a lone surrogate)'],
    ['\udc69 half', 'holds half a character (a lone surrogate)'],
    ['\udc69\ud83d', 'holds half a character (a lone surrogate)'],
    ['safe\u202egnp.exe', 'holds an invisible control character'],
    ['a\u202ab', 'holds an invisible control character'],
    ['a\u2066b\u2069', 'holds an invisible control character'],
    ['a\u2067b', 'holds an invisible control character'],
    ['a\0b', 'holds an invisible control character'],
    ['a\rb', 'holds an invisible control character'],
    ['a\u007fb', 'holds an invisible control character'],
    ['a\u0085b', 'holds an invisible control character'],
    ['a\u2028b', 'holds an invisible control character'],
    ['a\u2029b', 'holds an invisible control character'],
    ['x'.repeat(21), 'is longer than 20 characters'],
  ])('[R16] %j may not: it %s', (text, why) => {
    const read = Words.safeParse(text);
    expect(read.error?.issues.map(({ message }) => message)).toContain(why);
  });

  test('[R16] what may be written is written as one line and read again as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: CHARACTER, maxLength: 30 }), (text) => {
        const read = words(60).safeParse(text);
        if (!read.success) return;
        const line = JSON.stringify(read.data);
        expect(line.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(1);
        expect(new TextDecoder().decode(new TextEncoder().encode(line))).toBe(line);
        expect(JSON.parse(line)).toBe(text);
      }),
      { numRuns: sized({ test: 250, soak: 20_000 }) },
    );
  });

  test('[R16] texts are in one to three languages, the original always among them', () => {
    const Texts = texts(60);
    expect(Texts.safeParse({ original: 'ar', ar: 'سماع إطلاق نار' }).success).toBe(true);
    expect(
      Texts.safeParse({ original: 'he', ar: 'سماع', en: 'Heard' }).error?.issues[0],
    ).toMatchObject({
      message: 'the original language has no text',
      path: ['original'],
    });
    expect(Texts.safeParse({ original: 'fr', fr: 'Tirs' }).success).toBe(false);
    expect(Texts.safeParse({ original: 'en', en: 'Shots', fr: 'Tirs' }).success).toBe(false);
    fc.assert(
      fc.property(anyTexts, (some) => {
        const sent = JSON.parse(JSON.stringify(some));
        expect(Texts.parse(sent)).toEqual(sent);
      }),
    );
  });

  test('[R16] every category is named in three languages, each in its script', () => {
    for (const { en, ar, he } of Object.values(CATEGORIES)) {
      for (const name of [en, ar, he]) expect(words(40).safeParse(name).success, name).toBe(true);
      expect([en, ar, he].join('|')).toMatch(
        /^[A-Z][\w -]+\|[\u0600-\u06ff ]+\|[\u0590-\u05ffA-Z ]+$/,
      );
    }
    const names = Object.values(CATEGORIES).flatMap(({ en, ar, he }) => [en, ar, he]);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('[L8] the id of a command is the same id in capitals', () => {
  const id = '0f9e2a5c-7b1d-4c3e-9a8f-1234567890ab';
  expect(CommandId.parse(id.toUpperCase())).toBe(id);
  expect(CommandId.safeParse('12').success).toBe(false);
});
