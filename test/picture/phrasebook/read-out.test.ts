import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Heard, hear, momentOf } from '../../../picture/phrasebook/hearing.ts';
import type { Phrase, Slot } from '../../../picture/phrasebook/phrase.ts';
import { closingOf, modulo97, readBack, readOut } from '../../../picture/phrasebook/read-out.ts';
import { phraseSaid, type Value, valueIn } from '../../../picture/phrasebook/said.ts';
import { BOOK } from '../../support/books.ts';
import { anyPhrase, exampleOf, NUMBERS, SAID_AT, said } from '../../support/phrases.ts';

const TIME = '2026-11-29T12:00:00.000Z';
const CEASE = said('229', { zone: 'Z-4107', time: TIME, activity: 'firing' });

test('[R58] cease firing in Z-4107 at once, not before 291200Z', () => {
  expect(readOut(BOOK, CEASE)).toEqual(['229', '441076', '2912000', '010', '15']);
  expect(readBack(BOOK, CEASE)).toBe('01015');
  expect(readOut(BOOK, said('101'))).toEqual(['101', closingOf('101')]);
});

test.each<[string, string, Record<string, Value>, string]>([
  ['the square and eight digits', '811', { place: '36SYB65916820', time: TIME }, '265916820'],
  ['the last square', '811', { place: '37SBT00010002', time: TIME }, '600010002'],
  ['how many digits and the digits', '450', { zone: 'Z-7' }, '17'],
  ['nine digits', '450', { zone: 'Z-987654321' }, '9987654321'],
  ['a message like a zone', '319', { message: 'M-4811' }, '44811'],
  ['the letter of an item first', '403', { item: 'E-4771' }, '144771'],
  ['the letter of a watch', '403', { item: 'W-9' }, '719'],
])('[R58] a value is read out as %s', (_, number, values, digits) => {
  expect(readOut(BOOK, said(number, values))[1]?.slice(0, -1)).toBe(digits);
});

test.each<[string, string, Record<string, Value>, string]>([
  ['0 for a number that is not known', '705', { place: '36SYB65916820' }, '0'],
  ['nobody is one digit, 0', '705', { place: '36SYB65916820', count: 0 }, '10'],
  ['a length in metres', '747', { place: '36SYB65916820', time: TIME, distance: 1250 }, '41250'],
  ['the code of an entry', '794', { place: '36SYB65916820', hazard: 'fire' }, '01'],
])('[R58] the last value is read out as %s', (_, number, values, digits) => {
  expect(readOut(BOOK, said(number, values)).at(-2)?.slice(0, -1)).toBe(digits);
});

test.each<[Value, string]>([
  [{ metres: 120, reference: 'AGL' }, '13120'],
  [{ metres: 0, reference: 'AMSL' }, '210'],
  [{ metres: 12_000, reference: 'WGS84' }, '3512000'],
  [undefined, '0'],
])('[R58] a height %j is read out as %s', (altitude, digits) => {
  const flight = { zone: 'Z-1', from: TIME, to: '2026-11-29T13:00:00Z', aircraft: 'unmanned' };
  expect(
    readOut(BOOK, said('515', { ...flight, altitude }))
      .at(-2)
      ?.slice(0, -1),
  ).toBe(digits);
});

test('[R58] the closing pair is from 01 to 97, and makes the whole 1 modulo 97', () => {
  const pairs = new Set<string>();
  for (let n = 100; n < 300; n++) {
    const pair = closingOf(String(n));
    expect(modulo97(`${n}${pair}`)).toBe(1);
    pairs.add(pair);
  }
  expect([...pairs].sort()).toEqual(
    Array.from({ length: 97 }, (_, i) => String(i + 1).padStart(2, '0')),
  );
});

/** What a hearer's page makes of what it has heard. */
function heardAs(value: Heard): Value {
  if (typeof value !== 'object' || !('day' in value)) return value;
  const moment = momentOf(value, SAID_AT);
  return moment === undefined ? undefined : new Date(moment).toISOString();
}

function heardBack(phrase: Phrase, typed: string): unknown {
  const heard = hear(BOOK, typed);
  expect(heard.complete).toBe(true);
  expect(heard.groups.map(({ digits }) => digits)).toEqual(readOut(BOOK, phrase));
  const values = heard.groups.slice(1, -1).map(({ name, value }) => [name, heardAs(value)]);
  return phraseSaid(BOOK, heard.number ?? '', Object.fromEntries(values));
}

describe('[R58] what is read out is heard as it was said', () => {
  test.each(NUMBERS)('phrase %s', (number) => {
    const phrase = exampleOf(number);
    expect(heardBack(phrase, readOut(BOOK, phrase).join(''))).toEqual(phrase);
  });
  test('any phrase with any values, however the digits are parted', () => {
    fc.assert(
      fc.property(anyPhrase, fc.constantFrom('', ' ', ' · ', '-'), (phrase, between) => {
        expect(heardBack(phrase, readOut(BOOK, phrase).join(between))).toEqual(phrase);
      }),
    );
  });
  test('no two phrases are read out alike', () => {
    fc.assert(
      fc.property(anyPhrase, anyPhrase, (one, other) => {
        const values = ({ slots }: Phrase) => slots.map((slot: Slot) => valueIn(slot));
        const same = JSON.stringify([one.number, values(one)]);
        const alike = readOut(BOOK, one).join() === readOut(BOOK, other).join();
        expect(alike).toBe(same === JSON.stringify([other.number, values(other)]));
      }),
    );
  });
});
