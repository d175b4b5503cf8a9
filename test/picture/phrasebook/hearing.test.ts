import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dammOf } from '../../../picture/phrasebook/damm.ts';
import { hear } from '../../../picture/phrasebook/hearing.ts';
import { readOut } from '../../../picture/phrasebook/read-out.ts';
import { BOOK, phraseIn } from '../../support/books.ts';
import { anyPhrase, said } from '../../support/phrases.ts';

/** Groups as `name digits is`. */
const heard = (typed: string): string[] =>
  hear(BOOK, typed).groups.map(({ name, digits, is }) => `${name} ${digits} ${is}`);

test('[R58] groups come one after another, while they are typed', () => {
  expect(heard('')).toEqual(['number  begun']);
  expect(heard('22')).toEqual(['number 22 begun']);
  expect(heard('229')).toEqual(['number 229 right', 'zone  begun']);
  expect(heard('229 44107')).toEqual(['number 229 right', 'zone 44107 begun']);
  const whole = [
    'number 229 right',
    'zone 441076 right',
    'time 2912000 right',
    'activity 010 right',
  ];
  expect(heard('229 441076 2912000 010 1')).toEqual([...whole, 'closing 1 begun']);
  expect(heard('229 441076 2912000 010 15')).toEqual([...whole, 'closing 15 right']);
  expect(hear(BOOK, '229 441076 2912000 010 15')).toMatchObject({
    number: '229',
    complete: true,
    beyond: '',
  });
});

test('[R58] digits of Arabic and Persian keyboards are digits', () => {
  const [arabic, persian] = ['٢٢٩ ٤٤١٠٧٦ ٢٩١٢٠٠٠ ٠١٠ ١٥', '۲۲۹ ۴۴۱۰۷۶ ۲۹۱۲۰۰۰ ۰۱۰ ۱۵'];
  for (const typed of [arabic, persian]) expect(hear(BOOK, typed).complete).toBe(true);
});

test.each([
  ['a number that does not check', '228', 'number 228 wrong'],
  ['a number that the book has not', '936', 'number 936 wrong'],
  ['a check digit', '229 441075', 'zone 441075 wrong'],
  ['no digits at all', '229 0', 'zone 0 wrong'],
  ['a number that begins with 0', '229 204', 'zone 20 wrong'],
  ['an item that begins with 0', '403 1207', 'item 120 wrong'],
  ['a square that is none', '811 9', 'place 9 wrong'],
  ['the square 0', '811 0', 'place 0 wrong'],
  ['a letter that is none', '403 9', 'item 9 wrong'],
  ['the letter 0', '403 0', 'item 0 wrong'],
  ['an item without digits', '403 10', 'item 10 wrong'],
])('[R58] %s is wrong as soon as it is heard', (_, typed, last) => {
  expect(heard(typed).at(-1)).toContain(last);
});

describe('[R58] a group that checks and says nothing is wrong', () => {
  const checked = (digits: string, position: number): string => digits + dammOf(digits, position);
  test.each([
    ['the day 32', '125', '321200'],
    ['the day 0', '125', '001200'],
    ['the hour 24', '125', '292400'],
    ['the minute 60', '125', '291260'],
    ['zone 0', '450', '10'],
  ])('%s', (_, number, digits) => {
    expect(heard(number + checked(digits, 1)).at(-1)).toMatch(/ wrong$/);
  });
  test('an entry that the list has not, or that makes no sense here', () => {
    const before = readOut(
      BOOK,
      said('207', {
        zone: 'Z-1',
        from: '2026-11-29T12:00:00Z',
        to: '2026-11-29T13:00:00Z',
        activity: 'firing',
      }),
    ).slice(0, 4);
    const all = BOOK.lists.activity?.find(({ id }) => id === 'all')?.code ?? '';
    for (const code of ['97', all]) {
      expect(heard(before.join('') + checked(code, 4)).at(-1)).toMatch(/^activity .* wrong$/);
    }
  });
  test('a height above another reference', () => {
    const flight = {
      zone: 'Z-1',
      from: '2026-11-29T12:00:00Z',
      to: '2026-11-29T13:00:00Z',
      aircraft: 'unmanned',
      altitude: { metres: 120, reference: 'AGL' } as const,
    };
    const before = readOut(BOOK, said('515', flight)).slice(0, 5).join('');
    for (const reference of ['4', '9']) {
      expect(heard(before + reference).at(-1)).toBe(`altitude ${reference} wrong`);
    }
    expect(heard(`${before}10`).at(-1)).toBe('altitude 10 wrong');
    expect(heard(`${before}0`).at(-1)).toBe('altitude 0 begun');
  });
});

test('[R58] a group of eight or nine digits is waited for', () => {
  const long = readOut(BOOK, said('450', { zone: 'Z-987654321' }));
  const [, group = ''] = long;
  for (let n = 1; n < group.length; n++) {
    expect(heard(`450${group.slice(0, n)}`).at(-1)).toBe(`zone ${group.slice(0, n)} begun`);
  }
  expect(hear(BOOK, long.join('')).complete).toBe(true);
});

test('[R58] nothing is read after a wrong group, and nothing is whole with digits too many', () => {
  expect(heard('229 441075 2912000 010 15')).toEqual(['number 229 right', 'zone 441075 wrong']);
  const more = hear(BOOK, '229 441076 2912000 010 15 7');
  expect([more.complete, more.beyond]).toEqual([false, '7']);
  expect(heard('229 441076 2912000 010 16').at(-1)).toBe('closing 16 wrong');
});

test('[R58] a pair that only adds up to the same is not the pair', () => {
  const body = readOut(BOOK, said('101')).slice(0, -1).join('');
  const pair = Number(readOut(BOOK, said('101')).at(-1));
  const others = [pair + 97, pair - 97].filter((one) => one >= 0 && one < 100);
  for (const one of others) {
    expect(hear(BOOK, body + String(one).padStart(2, '0')).complete).toBe(false);
  }
  expect(hear(BOOK, `${body}${String(pair).padStart(2, '0')}`).complete).toBe(true);
});

describe('[R58] digit by digit', () => {
  test('what is right is never called wrong', () => {
    fc.assert(
      fc.property(anyPhrase, (phrase) => {
        const digits = readOut(BOOK, phrase).join('');
        for (let n = 0; n <= digits.length; n++) {
          const { groups, complete } = hear(BOOK, digits.slice(0, n));
          expect(groups.filter(({ is }) => is === 'wrong')).toEqual([]);
          expect(groups.map((one) => one.digits).join('')).toBe(digits.slice(0, n));
          expect(complete).toBe(n === digits.length);
        }
      }),
      { numRuns: 50 },
    );
  });
  test('the group with a wrong digit is named at its last digit at the latest', () => {
    fc.assert(
      fc.property(anyPhrase, fc.nat(), fc.integer({ min: 1, max: 9 }), (phrase, pick, by) => {
        const groups = readOut(BOOK, phrase);
        const digits = groups.join('');
        const at = pick % digits.length;
        const wrong = `${(Number(digits[at]) + by) % 10}`;
        let [index, end] = [0, groups[0]?.length ?? 0];
        while (end <= at) end += groups[++index]?.length ?? 0;
        const start = end - (groups[index]?.length ?? 0);
        if (saysLength(phrase.number, index, at - start)) return;
        const heard = hear(BOOK, digits.slice(0, at) + wrong + digits.slice(at + 1, end));
        const last = heard.groups.length - 1;
        expect([last, heard.groups[last]?.is]).toEqual([index, 'wrong']);
      }),
    );
  });
});

/** Whether a digit of a group says how many follow: one that is wrong may make the group longer. */
function saysLength(number: string, group: number, digit: number): boolean {
  switch (phraseIn(BOOK, number).slots[group - 1]?.type) {
    case 'zone':
    case 'message':
    case 'distance':
    case 'count':
      return digit === 0;
    case 'item':
      return digit === 1;
    case 'altitude':
      return digit < 2;
    default:
      return false;
  }
}
