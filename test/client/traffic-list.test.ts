import { describe, expect, test } from 'vitest';
import { made, type Row, rowsOf } from '../../client/traffic/rows.ts';
import { finding } from '../../client/traffic/search.ts';
import { stateWords } from '../../client/traffic/state-words.ts';
import { DeskId, LANGUAGES, PersonId } from '../../picture/basics.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import './messages.ts';
import { CELL, message, NOW, phrase, receipt } from './messages-sent.ts';
import { log, type Said } from './picture.ts';

const me = (desk = 'us') => ({ desk: DeskId.parse(desk), person: PersonId.parse('duty') });
const rows = (picture: Picture, desk = 'us', now = NOW, opened: readonly string[] = []) =>
  rowsOf(picture, { cell: CELL, me: me(desk), now, opened: ({ ref }) => opened.includes(ref) });
const words = (row: Row): string => {
  const { text, clock } = stateWords(row, CELL, 'en');
  return [row.item.ref, text, ...(clock === undefined ? [] : [clock])].join(' ');
};
const text = (en: string, more: object = {}) => ({
  phrase: undefined,
  text: { original: 'en', en },
  precedence: 'ROUTINE',
  ...more,
});
const acknowledged = (ref: string, desk: string, age: number, more: object = {}) =>
  receipt(
    'acknowledged',
    { item: ref, entry: Number(ref.slice(2)), held: false, ...more },
    desk,
    age,
  );
const CLOSED_LATER = 60 * 24 * 60_000; // ms: past any time that a cell keeps what is over

describe('[R63] the list has the most severe first, then the most overdue', () => {
  const { picture } = log(
    message(text('late', { precedence: 'IMMEDIATE' }), 'us', 30), // M-2
    message(text('routine, in time'), 'us', 5), // M-3
    message({ precedence: 'FLASH' }, 'us', 4), // M-4
    message({ precedence: 'FLASH' }, 'us', 2), // M-5
    message(text('in time', { precedence: 'IMMEDIATE' }), 'us', 1), // M-6
  );

  test('in order, with one state in words', () => {
    expect(rows(picture).open.map(words)).toEqual([
      'M-4 SY late +03:50',
      'M-5 SY late +01:50',
      'M-2 SY late +25:00',
      'M-6 SY IL awaited',
      'M-3 SY IL awaited',
    ]);
  });

  test('what waits for the reader’s own desk says so first', () => {
    const { picture } = log(message(text('x'), 'us', 5), message({ to: ['us', 'il'] }, 'sy', 0));
    expect(rows(picture).open.map(words)).toEqual(['M-3 acknowledge', 'M-2 SY IL awaited']);
  });
});

describe('[R59] [R60] [R65] the one state of a message', () => {
  const one = (desk: string, ...said: readonly Said[]): string => {
    const { open, closed } = rows(log(...said).picture, desk);
    const oldest = [...open, ...closed].sort((a, b) => a.item.seq - b.item.seq)[0];
    return oldest === undefined ? '' : words(oldest);
  };
  const sent = message({ to: ['sy'] }, 'us', 1);
  const until = { message: 'M-2', time: '2026-11-22T15:00:00.000Z' };
  const known = acknowledged('M-2', 'sy', 0.9, { digits: '002' });
  const answered = (number: string, values: object = { message: 'M-2' }) =>
    message({ to: ['us'], phrase: phrase(number, { ...values }), answers: 'M-2' }, 'sy', 0.8);
  const unit = (type: string, name: string) =>
    receipt(type, { item: 'M-2', entry: 2, unit: { name } }, 'sy', 0.7);

  test.each<[string, string, readonly Said[]]>([
    ['sy', 'M-2 answer', [sent, known]],
    ['us', 'M-2 SY awaited', [sent, known]],
    ['us', 'M-2 SY stands by', [sent, answered('343', until)]],
    ['us', 'M-2 SY: no unit told yet', [sent, answered('319')]],
    [
      'us',
      'M-2 unit confirmed 1 of 2',
      [sent, answered('319'), unit('passed', 'A'), unit('passed', 'B'), unit('confirmed', 'B')],
    ],
    [
      'us',
      'M-2 acknowledged',
      [message(text('x', { to: ['sy'] }), 'us', 1), acknowledged('M-2', 'sy', 0.5)],
    ],
    [
      'us',
      'M-3 SY: waits for its channel',
      [
        { desk: 'sy', change: { type: 'channel.suspended' }, age: 2 },
        message(text('x', { to: ['sy'] }), 'us', 1),
      ],
    ],
    [
      'us',
      'M-2 cancelled',
      [sent, message({ to: ['sy'], phrase: phrase('149', { message: 'M-2' }) }, 'us', 0.5)],
    ],
    ['sy', 'M-2 acknowledge +01:00', [message({ to: ['sy'] }, 'us', 2)]],
    ['il', 'M-2 SY late +00:50', [sent]],
  ])('at %s: %s', (desk, expected, said) => {
    expect(one(desk, ...said)).toBe(expected);
  });

  test.each(LANGUAGES)('in %s every state has words', (language) => {
    const { picture } = log(sent, known, message({ to: ['us'] }, 'sy', 5));
    for (const row of rows(picture, 'us').open) {
      expect(stateWords(row, CELL, language).text).not.toMatch(/[{}]|undefined/);
    }
  });
});

describe('unread is a message that the reader’s desk has not acknowledged, and that was not opened here', () => {
  const { picture } = log(
    message({ to: ['sy'] }, 'us', 1),
    message({ to: ['us'] }, 'sy', 1),
    message({ to: ['us'] }, 'il', 1),
    acknowledged('M-4', 'us', 0.5, { digits: '004' }),
  );
  const unread = (opened: readonly string[] = []) =>
    rows(picture, 'us', NOW, opened).open.flatMap(({ item, unread }) => (unread ? [item.ref] : []));

  test('not one’s own, not what was acknowledged, not what was opened', () => {
    expect(unread()).toEqual(['M-3']);
    expect(unread(['M-3'])).toEqual([]);
  });
});

test('what is done is closed after the cell’s time, the newest first; what is late never', () => {
  const { picture } = log(
    message(text('done', { to: ['sy'] }), 'us', 9),
    acknowledged('M-2', 'sy', 8),
    message(text('done too', { to: ['sy'] }), 'us', 7),
    acknowledged('M-4', 'sy', 6),
    message(text('never', { to: ['sy'] }), 'us', 5),
  );
  const later = rows(picture, 'us', NOW + CLOSED_LATER);
  expect(later.closed.map(({ item }) => item.ref)).toEqual(['M-4', 'M-2']);
  expect(later.open.map(({ item }) => item.ref)).toEqual(['M-6']);
});

describe('search', () => {
  const { picture } = log(
    message({ to: ['sy'] }, 'us', 5),
    message(text('the gate at Quneitra', { about: ['E-9'] }), 'il', 4),
    acknowledged('M-2', 'sy', 3, { digits: '002' }),
    receipt('passed', { item: 'M-2', entry: 2, unit: { listed: 'traffic-police' } }, 'sy', 2),
    receipt('told', { items: ['M-2'], desk: 'sy', person: 'Capt. Haddad', digits: '010' }, 'us', 1),
  );
  const found = (asked: string, desk?: string): string[] => {
    const keeps = finding(asked, desk === undefined ? undefined : DeskId.parse(desk), CELL);
    const { open, closed } = rowsOf(
      picture,
      { cell: CELL, me: me(), now: NOW, opened: () => false },
      keeps,
    );
    return [...open, ...closed].map(({ item }) => item.ref).sort();
  };

  test.each([
    ['cease Z-4107', ['M-2']],
    ['يُرجى', ['M-2']],
    ['נא', ['M-2']],
    ['QUNEITRA', ['M-3']],
    ['m-3', ['M-3']],
    ['E-9', ['M-3']],
    ['traffic police', ['M-2']],
    ['شرطة المرور', ['M-2']],
    ['haddad', ['M-2']],
    ['nobody said this', []],
    ['', ['M-2', 'M-3']],
  ])('%s', (asked, refs) => {
    expect(found(asked)).toEqual(refs);
  });

  test('by desk: from it or to it', () => {
    expect(found('', 'il')).toEqual(['M-3']);
    expect(found('', 'sy')).toEqual(['M-2', 'M-3']);
  });
});

test('the clock alone makes no ladder anew', () => {
  const many = Array.from({ length: 240 }, (_, i) => message(text(`x ${i}`), 'us', 9));
  const { picture } = log(...many);
  const first = made.ladders;
  rows(picture);
  expect(made.ladders - first).toBe(240);
  for (let seconds = 1; seconds <= 10; seconds++) rows(picture, 'us', NOW + seconds * 1000);
  expect(made.ladders - first).toBe(240);
});

test('an act makes one ladder anew: those of the other messages are kept', () => {
  const many = Array.from({ length: 240 }, (_, i) => message(text(`x ${i}`), 'us', 9));
  const { entries } = log(...many, acknowledged('M-100', 'sy', 1));
  const before = fold(EMPTY, entries.slice(0, -1));
  rows(before);
  const first = made.ladders;
  rows(fold(before, entries.slice(-1)));
  expect(made.ladders - first).toBe(1);
});
