import { describe, expect, test } from 'vitest';
import { checks, dammOf } from '../../../picture/phrasebook/damm.ts';
import { Phrase, PhraseNumber } from '../../../picture/phrasebook/phrase.ts';
import { NUMBERS, said } from '../../support/phrases.ts';

const digits = '0123456789';

describe('[R56] a number checks itself', () => {
  const all = [...Array(1000).keys()].map((n) => String(n).padStart(3, '0'));
  const numbers = all.filter((one) => PhraseNumber.safeParse(one).success);
  test('there are ninety, ten for each first digit, and all of the book are among them', () => {
    expect(numbers.length).toBe(90);
    for (const first of digits.slice(1)) {
      expect(numbers.filter((one) => one.startsWith(first)).length).toBe(10);
    }
    expect(numbers).toEqual(expect.arrayContaining([...NUMBERS]));
  });
  test('no wrong digit and no exchange of neighbours makes one of another', () => {
    for (const one of numbers) {
      for (const i of [0, 1, 2]) {
        for (const digit of digits) {
          const wrong = one.slice(0, i) + digit + one.slice(i + 1);
          expect(numbers.includes(wrong), wrong).toBe(wrong === one);
        }
      }
      const [a = '', b = '', c = ''] = one;
      for (const turned of [b + a + c, a + c + b]) {
        expect(numbers.includes(turned), turned).toBe(turned === one);
      }
    }
  });
  test('the digit of Damm, 2004, page 111: 5724 checks, and its neighbours do not', () => {
    expect(dammOf('572')).toBe(4);
    expect(checks('5724')).toBe(true);
    expect(checks('5742')).toBe(false);
    expect(checks('5724', 1)).toBe(false);
  });
});

describe('[R57] what is no phrase is named by its field', () => {
  const phrase = said('229', {
    zone: 'Z-4107',
    time: '2026-11-29T12:00:00.000Z',
    activity: 'firing',
  });
  const slot = (i: number, over: object) => ({
    ...phrase,
    slots: phrase.slots.map((one, at) => (at === i ? { ...one, ...over } : one)),
  });
  const of = (type: string, over: object) => ({
    ...phrase,
    slots: [{ name: 'x', type, ...over }],
  });
  const { wording } = phrase;
  test.each<[string, object, string]>([
    ['a number without its check', { ...phrase, number: '228' }, 'number: is no phrase: its dig'],
    ['a number that begins with 0', { ...phrase, number: '000' }, 'number: a phrase has three'],
    ['a version 0', { ...phrase, version: 0 }, 'version'],
    ['an act that is none', { ...phrase, act: 'order' }, 'act'],
    ['life safety denied', { ...phrase, lifeSafety: false }, 'lifeSafety'],
    ['no Arabic', { ...phrase, wording: { ...wording, ar: undefined } }, 'wording.ar'],
    ['no words', { ...phrase, wording: { ...wording, he: ' ' } }, 'wording.he'],
    ['a field too many', { ...phrase, more: 1 }, 'more'],
    ['too many values', { ...phrase, slots: Array(13).fill(phrase.slots[0]) }, 'slots: has more'],
    ['a name in capitals', slot(0, { name: 'Zone' }), 'slots.0.name: a value is named by'],
    ['an event for a zone', slot(0, { value: 'E-4107' }), 'slots.0.value'],
    ['a second', slot(1, { value: '2026-11-29T12:00:01Z' }), 'slots.1.value: is not a whole min'],
    ['a day that is none', slot(1, { value: '2026-02-30T12:00:00Z' }), 'slots.1.value'],
    ['an entry with a space', slot(2, { value: 'live firing' }), 'slots.2.value'],
    ['a list without its words', slot(2, { wording: undefined }), 'slots.2.wording'],
    ['a type that is none', of('area', { value: 'x' }), 'slots.0.type'],
    ['a place of 1 m', of('place', { value: '36SYB6591068200' }), 'slots.0.value: a place is a g'],
    ['a place with spaces', of('place', { value: '36S YB 6591 6820' }), 'slots.0.value: a place'],
    ['an item of no letter', of('item', { value: '4771' }), 'slots.0.value'],
    ['a zone for a message', of('message', { value: 'Z-1' }), 'slots.0.value'],
    ['half a person', of('count', { value: 1.5 }), 'slots.0.value'],
    ['fewer than nobody', of('count', { value: -1 }), 'slots.0.value: is below 0'],
    ['ten digits', of('count', { value: 1e9 }), 'slots.0.value: has more than nine digits'],
    ['another reference', of('altitude', { reference: 'FL', wording }), 'slots.0.reference'],
  ])('%s', (_, wrong, fault) => {
    const { error } = Phrase.safeParse(wrong);
    const faults = error?.issues.map((issue) => {
      const keys = 'keys' in issue && Array.isArray(issue.keys) ? issue.keys : [];
      return `${[...issue.path, ...keys].join('.')}: ${issue.message}`;
    });
    expect(faults?.join('\n') ?? 'none').toContain(fault);
    expect(Phrase.safeParse(phrase).success).toBe(true);
  });
});
