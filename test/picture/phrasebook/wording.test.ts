import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../picture/basics.ts';
import { MessageFields, wordsOfMessage } from '../../../picture/kinds/message-fields.ts';
import { piecesOf, shownValue, textOf } from '../../../picture/phrasebook/wording.ts';
import { withoutMarks } from '../../../picture/reading/text.ts';
import { BOOK } from '../../support/books.ts';
import { anyPhrase, said } from '../../support/phrases.ts';

const CEASE = said('229', {
  zone: 'Z-4107',
  time: '2026-11-29T12:00:00.000Z',
  activity: 'firing',
});
const SEEN = said('502', {
  place: '36SYB65916820',
  time: '2026-01-05T03:07:00.000Z',
  aircraft: 'unmanned',
  direction: 'unknown',
  altitude: { metres: 120, reference: 'AGL' },
});

test('[R57] a phrase reads in each language, values in their places', () => {
  const read = LANGUAGES.map((language) => withoutMarks(textOf(CEASE, language)));
  expect(read).toEqual([
    'Please cease the following activity in Z-4107 at once, and do not resume it before ' +
      '291200Z NOV 26: firing.',
    'يُرجى وقف النشاط التالي في المنطقة Z-4107 فورًا وعدم استئنافه قبل الساعة 291200Z NOV 26: إطلاق نار.',
    CEASE.wording.he
      .replace('{zone}', 'Z-4107')
      .replace('{time}', '291200Z NOV 26')
      .replace('{activity}', 'ירי'),
  ]);
});

test('[R57] a value that is the same in all languages is kept apart, from left to right', () => {
  expect(textOf(CEASE, 'ar')).toContain('\u2066Z-4107\u2069');
  expect(textOf(CEASE, 'he')).toContain('\u2066291200Z NOV 26\u2069');
  expect(textOf(CEASE, 'he')).toContain('\u2068ירי\u2069');
  expect(textOf(SEEN, 'ar')).toContain('\u206636S YB 6591 6820\u2069');
  expect(textOf(SEEN, 'ar')).toContain('\u2068120 م فوق سطح الأرض\u2069');
});

test.each([
  ['2026-01-05T03:07:00.000Z', '050307Z JAN 26'],
  ['2028-02-29T23:59:00.000Z', '292359Z FEB 28'],
  ['2026-12-31T00:00:00.000Z', '310000Z DEC 26'],
])('[R57] the time %s reads %s everywhere', (value, shown) => {
  for (const language of LANGUAGES) {
    const [slot] = said('125', { time: value }).slots;
    expect(slot && shownValue(slot, language)).toBe(shown);
  }
});

describe('[R57] of any phrase', () => {
  test('values that are the same in all languages are byte for byte equal there', () => {
    fc.assert(
      fc.property(anyPhrase, (phrase) => {
        const [en, ar, he] = LANGUAGES.map((language) =>
          piecesOf(phrase, language)
            .flatMap((piece) => (piece.is === 'value' && piece.ltr ? [piece] : []))
            .sort((a, b) => (a.name < b.name ? -1 : 1)),
        );
        expect(ar).toEqual(en);
        expect(he).toEqual(en);
        const same = phrase.slots.filter(({ type }) => BOOK.slotTypes[type]?.sameInAllLanguages);
        const known = same.filter(({ value }) => value !== undefined);
        expect(en?.map(({ name }) => name)).toEqual(known.map(({ name }) => name).sort());
      }),
    );
  });
  test('digits of worded values are the same in all languages too', () => {
    fc.assert(
      fc.property(anyPhrase, (phrase) => {
        for (const slot of phrase.slots) {
          if (slot.type !== 'distance' && slot.type !== 'altitude') continue;
          const digits = LANGUAGES.map((one) => /^\d+/.exec(shownValue(slot, one))?.[0]);
          const value = slot.value === undefined ? undefined : String(slot.value);
          expect(digits).toEqual([value, value, value]);
        }
      }),
    );
  });
  test('each value is closed by its own marks, and without them the words alone are left', () => {
    fc.assert(
      fc.property(anyPhrase, fc.constantFrom(...LANGUAGES), (phrase, language) => {
        const text = textOf(phrase, language);
        const values = [...text.matchAll(/[\u2066\u2068]([^\u2066-\u2069]*)\u2069/g)];
        expect(values.length).toBe(phrase.slots.length);
        const bare = piecesOf(phrase, language).map((piece) => piece.text);
        expect(withoutMarks(text)).toBe(bare.join(''));
        expect(withoutMarks(text)).not.toMatch(/[{}\u2066-\u2069]/);
      }),
    );
  });
});

test('[R57] a value that is missing stands as its name while a message is written', () => {
  const { wording, slots } = CEASE;
  const text = withoutMarks(textOf({ wording, slots: slots.slice(0, 1) }, 'en'));
  expect(text).toContain('Z-4107 at once, and do not resume it before {time}: {activity}.');
});

test('[R57] the words of a message are its phrase in three languages, or its text as written', () => {
  const to = ['il'];
  const phrase = MessageFields.parse({ to, precedence: 'FLASH', phrase: CEASE });
  expect(wordsOfMessage(phrase)).toEqual({
    original: 'en',
    en: textOf(CEASE, 'en'),
    ar: textOf(CEASE, 'ar'),
    he: textOf(CEASE, 'he'),
  });
  const text = { original: 'ar', ar: 'نص حر' };
  const free = MessageFields.parse({ to, precedence: 'ROUTINE', text });
  expect(wordsOfMessage(free)).toEqual(text);
});
