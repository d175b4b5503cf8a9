import { describe, expect, test } from 'vitest';
import { decide } from '../../../picture/decide.ts';
import { message } from '../../../picture/kinds/message.ts';
import { isLifeSafety } from '../../../picture/life-safety.ts';
import { withoutMarks } from '../../../picture/reading/text.ts';
import { BOOK, phraseIn } from '../../support/books.ts';
import { Correspondence, messageOf } from '../../support/correspondence.ts';
import { DESK_CELL, openedAs } from '../../support/desks.ts';
import { added } from '../../support/examples.ts';
import { command, Growing } from '../../support/growing.ts';
import { person } from '../../support/people.ts';
import { exampleOf, NUMBERS, said } from '../../support/phrases.ts';

const PLACE = { place: '36SYB65916820', count: 2 };
const text = { original: 'en', en: 'A word of our own' };

test('[R57] a message stands in the picture with its words in three languages', () => {
  const log = new Correspondence();
  const ref = log.send('us > il sy', '705', PLACE);
  const item = log.message(ref);
  expect(item).toMatchObject({ ref, state: 'standing', by: { desk: 'us' } });
  expect(item.fields.to).toEqual(['il', 'sy']);
  expect(withoutMarks(message.title(item).he ?? '')).toContain('36S YB 6591 6820');
  expect(isLifeSafety(said('705', PLACE))).toBe(true);
});

describe('[R57] a message goes to other desks of the picture', () => {
  test.each([
    ['us > us', 'to.0', 'is your own desk'],
    ['us > il us', 'to.1', 'is your own desk'],
    ['us > il xx', 'to.1', 'xx is not a member of this picture'],
  ])('%s is refused', (way, field, why) => {
    const refusal = new Correspondence().refused({ way });
    expect(refusal).toMatchObject({ rule: 'R57', field: `change.message.${field}`, why });
  });
  test('in a picture of two desks to the other one, in that of one desk to nobody', () => {
    const two = new Growing(undefined, openedAs('us-il', 'us', 'il'), DESK_CELL);
    const send = (log: Growing, desk: string) =>
      log.ask(person('us'), messageOf([desk], said('101')));
    expect(send(two, 'il')).toBeUndefined();
    expect(send(two, 'sy')).toMatchObject({ rule: 'R57', field: 'change.message.to.0' });
    const own = new Growing(undefined, openedAs('us', 'us'), DESK_CELL);
    expect(send(own, 'il')).toMatchObject({ rule: 'R57', field: 'change.message.to.0' });
  });
  test.each([
    ['no desk', []],
    ['a desk twice', ['il', 'il']],
    ['what is no desk', ['IL!']],
  ])('%s is no address', (_, to) => {
    expect(() => command(messageOf(to, said('101')))).toThrow(/to/);
  });
  test.each([
    ['a phrase and a text', { text }],
    ['neither', { phrase: undefined }],
  ])('it is not %s', (_, over) => {
    expect(() => command(messageOf(['il'], said('101'), over))).toThrow('a message is a phrase');
  });
});

describe('[R57] the words and values are those of the book', () => {
  const cases: [string, object, string][] = [
    ['other words', { wording: { ...said('101').wording, en: 'Hello.' } }, 'wording.en'],
    ['a version that is none', { version: 2 }, 'version'],
    ['another act', { act: 'notice' }, 'act'],
    ['life safety', { lifeSafety: true }, 'lifeSafety'],
    ['values', { slots: said('705', PLACE).slots }, 'slots'],
  ];
  test.each(cases)('%s', (_, over, field) => {
    const phrase = { ...said('101'), ...over };
    const change = { type: 'message.sent', message: { to: ['il'], precedence: 'FLASH', phrase } };
    expect(new Correspondence().ask(person('us'), change)).toMatchObject({
      rule: 'R57',
      field: `change.message.phrase.${field}`,
    });
  });
  test('whoever decides without a book takes none, and free text as ever', () => {
    const log = new Correspondence();
    const ask = (change: object) =>
      decide(log.picture, command(change), person('us'), { cell: DESK_CELL, now: log.now });
    expect(ask(messageOf(['il'], said('101')))).toMatchObject({ field: 'change.message.phrase' });
    expect(ask(messageOf(['il'], said('101'), { phrase: undefined, text }))).toBeUndefined();
  });
  test('what a value names is in the picture', () => {
    const refusal = new Correspondence().refused({
      way: 'us > il',
      number: '450',
      values: { zone: 'Z-9' },
    });
    expect(refusal).toMatchObject({ rule: 'R11', why: 'Z-9 is not in the picture' });
  });
});

test('[R57] every phrase is sent, but for those that say what an act does', () => {
  const spoken: string[] = [];
  for (const number of NUMBERS) {
    const log = new Correspondence();
    const change = messageOf(['il'], exampleOf(number));
    const refusal = log.ask(person('us'), change);
    if (refusal?.why.includes('is said by an act')) {
      spoken.push(number);
      expect(refusal).toMatchObject({ rule: 'R57', field: 'change.message.phrase.number' });
    } else if (refusal !== undefined) {
      // what its values name is not in this picture
      expect([number, refusal.rule]).toEqual([number, expect.stringMatching(/^R(11|59)$/)]);
    }
  }
  expect(spoken).toEqual(['158', '163', '308']);
});

test('[R57] life safety is sent no lower than the book says, anything else as its author decides', () => {
  const log = new Correspondence();
  const send = (number: string, precedence: string, values = {}) =>
    log.refused({ way: 'us > il', number, values, over: { precedence } });
  expect(phraseIn(BOOK, '752').precedence).toBe('IMMEDIATE');
  const seen = { place: '36SYB65916820', time: log.at(-10), count: 3 };
  for (const precedence of ['FLASH', 'IMMEDIATE']) {
    expect(send('752', precedence, seen)).toBeUndefined();
  }
  for (const precedence of ['PRIORITY', 'ROUTINE']) {
    expect(send('752', precedence, seen)).toMatchObject({
      rule: 'R57',
      field: 'change.message.precedence',
      why: 'phrase 752 is at least IMMEDIATE',
    });
  }
  expect(send('125', 'ROUTINE', { time: log.at(30) })).toBeUndefined();
});

test('[R60] a message is never released: it is said where those are who have to know', () => {
  expect(message.release).toBe('never');
  const log = new Growing(undefined, openedAs('us-il', 'us', 'il'), DESK_CELL);
  expect(log.ask(person('us'), messageOf(['il'], said('101')))).toBeUndefined();
  const change = messageOf(['il'], said('101'));
  const proposed = { type: 'release.proposed', item: 'M-2', to: 'shared', of: 2, second: false };
  expect(() => command({ ...proposed, change })).toThrow('this is not released');
  expect(log.ask(person('us'), { ...proposed, change: added() })).toMatchObject({
    why: 'what is released comes from the picture of one desk',
  });
});
