import { describe, expect, test } from 'vitest';
import { rungsOf, STEPS, type Step, stepsOf } from '../../client/facets/receipts/rungs.ts';
import { LANGUAGES, type Language } from '../../picture/basics.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { ladderOf } from '../../picture/views/receipts/ladder.ts';
import { whoKnew } from '../../picture/views/receipts/who-knew.ts';
import './messages.ts';
import { BOOK, CELL, message, messageOf, NOW, phrase, receipt } from './messages-sent.ts';
import { event, log, type Said } from './picture.ts';

const SECOND = 1 / 60; // minutes

/** `text (under · under)` of each step of each desk, with its state. */
function read(
  item: AnyItem,
  picture: Picture,
  { language = 'en', now = NOW }: { language?: Language; now?: number } = {},
): Record<string, Partial<Record<Step, string>>> {
  const ladder = ladderOf(item, { picture, cell: CELL, now });
  if (ladder === undefined) throw new Error(`nobody has to know of ${item.ref}`);
  const about = { item, ladder, cell: CELL, now, language };
  const answerName = ({ phrase }: { phrase: string }) =>
    BOOK.phrases.find(({ number }) => number === phrase)?.label?.[language];
  return Object.fromEntries(
    ladder.desks.map((desk) => {
      const rungs = rungsOf(desk, { ...about, answerName });
      const said = STEPS.flatMap((step) => {
        const texts = rungs[step].map(
          ({ is, text, under }) => `${is}: ${[text, ...under].join(' · ')}`,
        );
        return texts.length === 0 ? [] : [[step, texts.join('; ')]];
      });
      return [desk.desk, Object.fromEntries(said)];
    }),
  );
}

const of = (ref: string, ...said: readonly Said[]) => {
  const { picture } = log(...said);
  return { picture, item: messageOf(picture, ref) };
};
const M2 = { item: 'M-2', entry: 2 };
const SHOWN_LATE = 50; // seconds after it was sent

describe('[R60] the ladder says each step of each desk, by name and with the time since it was sent', () => {
  const answer = phrase('319', { message: 'M-2' });
  const { picture, item } = of(
    'M-2',
    message({}, 'us', 10),
    { desk: 'sy', change: { type: 'receipt.shown', items: ['M-2'] }, age: 10 - 2 * SECOND },
    receipt('acknowledged', { ...M2, digits: '002', held: false }, 'sy', 10 - 41 * SECOND),
    message({ to: ['us'], phrase: answer, answers: 'M-2' }, 'sy', 10 - 65 * SECOND),
    receipt('passed', { ...M2, unit: { listed: 'traffic-police' } }, 'sy', 10 - 210 * SECOND),
    receipt('passed', { ...M2, unit: { name: 'Post 5' } }, 'sy', 10 - 220 * SECOND),
    receipt('confirmed', { ...M2, unit: { name: 'Post 5' } }, 'sy', 10 - 240 * SECOND),
    receipt(
      'told',
      { items: ['M-2'], desk: 'il', person: 'Capt. X', digits: '01015' },
      'us',
      10 - 300 * SECOND,
    ),
  );

  test('made by a desk, late at the other', () => {
    expect(read(item, picture)).toEqual({
      sy: {
        sent: 'made: 1411:35Z',
        shown: 'made: 2 secs',
        acknowledged: 'made: duty · after 0:41 · nobody held the watch',
        answered: 'made: Will comply · after 1:05',
        passed:
          'made: Traffic police, Khan Arnabah · after 3:30 · duty; made: Post 5 · after 3:40 · duty',
        confirmed:
          'late: Traffic police, Khan Arnabah · late · +00:00; made: Post 5 · after 4:00 · duty',
      },
      il: {
        sent: 'made: 1411:35Z',
        shown: 'late: late · +09:50',
        acknowledged: 'late: late · +09:00',
        answered: 'awaited: awaited',
        passed: 'none: not yet',
        confirmed: 'late: late · +00:00',
        told: 'told: by US, to \u2068Capt. X\u2069 · read back 01015 · after 5:00',
      },
    });
  });

  test('at an earlier moment it counts down', () => {
    const now = NOW - 10 * 60_000 + SHOWN_LATE * 1000;
    expect(read(item, picture, { now }).il).toMatchObject({
      shown: 'late: late · +00:40',
      acknowledged: 'awaited: awaited · 00:10 left',
      confirmed: 'awaited: awaited · 09:10 left',
    });
  });

  test('it names the entries that `npm run who-knew` names', () => {
    const ladder = ladderOf(item, { picture, cell: CELL, now: NOW });
    if (ladder === undefined) throw new Error('a message is for somebody to know');
    const about = { item, ladder, cell: CELL, now: NOW, language: 'en' } as const;
    const named = ladder.desks.map((desk) => {
      const rungs = rungsOf(desk, { ...about, answerName: () => undefined });
      const seqs = STEPS.filter((step) => step !== 'sent').flatMap((step) =>
        rungs[step].flatMap(({ seq }) => seq ?? []),
      );
      return [desk.desk, seqs.sort((a, b) => a - b)];
    });
    const said = ladder.desks.map(({ desk }) => {
      const knew = whoKnew(picture, { item, desk, at: NOW, cell: CELL });
      return [desk, knew?.steps.map(({ seq }) => seq)];
    });
    expect(said).toHaveLength(2);
    expect(named).toEqual(said);
  });

  test.each(LANGUAGES)(
    'in %s every step has words, and names and times are the same',
    (language) => {
      const { sy, il } = read(item, picture, { language });
      expect(sy?.sent).toBe('made: 1411:35Z');
      expect(sy?.acknowledged).toMatch(/^made: duty · .*0:41/);
      expect(il?.told).toContain('01015');
      expect(JSON.stringify([sy, il])).not.toMatch(/[{}][a-z]|undefined/);
    },
  );
});

test('[R59] stand by keeps its clock, and is late when its time has passed', () => {
  const values = { message: 'M-2', time: '2026-11-22T14:25:00.000Z' };
  const { picture, item } = of(
    'M-2',
    message({ precedence: 'FLASH' }, 'us', 5),
    message({ to: ['us'], phrase: phrase('343', values), answers: 'M-2' }, 'sy', 4),
  );
  expect(read(item, picture).sy).toMatchObject({
    acknowledged: 'made: duty · after 1:00 · by its answer',
    answered: 'awaited: stands by · until 1425Z · 03:25 left',
  });
  expect(read(item, picture, { now: Date.parse(values.time) + 62_000 }).sy?.answered).toBe(
    'late: stands by · until 1425Z · +01:02',
  );
});

test('[R65] what waits for a suspended channel says so, and counts from when it is reached', () => {
  const wait = phrase('241', {
    zone: 'Z-9',
    from: '2026-11-22T15:00:00.000Z',
    to: '2026-11-22T16:00:00.000Z',
  });
  const said = [
    { desk: 'sy', change: { type: 'channel.suspended' }, age: 20 },
    message({ phrase: wait, precedence: 'IMMEDIATE' }, 'us', 10),
  ];
  const waiting = of('M-3', ...said);
  expect(waiting.item.fields.phrase?.lifeSafety).toBe(true);
  const text = message(
    { to: ['sy'], phrase: undefined, text: { original: 'en', en: 'x' } },
    'us',
    9,
  );
  const plain = of('M-4', ...said, text);
  expect(read(plain.item, plain.picture).sy).toMatchObject({
    sent: 'awaited: waits for its channel · suspended since 1401Z',
    shown: 'awaited: awaited',
  });
  const resumed = of('M-4', ...said, text, {
    desk: 'sy',
    change: { type: 'channel.resumed', item: 'C-2' },
    age: 3,
  });
  expect(read(resumed.item, resumed.picture).sy).toMatchObject({
    sent: 'made: 1418:35Z · waited for its channel',
    shown: 'late: late · +02:50',
  });
});

test('[R61] a position acknowledges, and the ladder says that it did', () => {
  const { picture } = log(event({ precedence: 'IMMEDIATE' }, 'us', 6), {
    desk: 'il',
    change: { type: 'position.taken', item: 'E-2', stance: 'reviewing' },
    age: 5,
  });
  const item = [...picture.items.pages]
    .flatMap((page) => page ?? [])
    .find((one) => one !== undefined);
  if (item === undefined) throw new Error('an event');
  expect(read(item, picture)).toMatchObject({
    il: { acknowledged: 'made: duty · after 1:00 · by its position' },
    sy: { acknowledged: 'late: late · +01:00' },
  });
});

test('[R59] nothing is awaited any more once it was cancelled; what was late before stays so', () => {
  const { picture, item } = of(
    'M-2',
    message({ to: ['sy'] }, 'us', 10),
    message({ to: ['sy'], phrase: phrase('149', { message: 'M-2' }) }, 'us', 10 - 30 * SECOND),
  );
  expect(item.ended?.is).toBe('cancelled');
  expect(read(item, picture).sy).toMatchObject({
    shown: 'late: late · +00:20',
    acknowledged: 'none: no longer asked',
  });
});

test('a step that no desk has to make has no row', () => {
  const text = { phrase: undefined, text: { original: 'en', en: 'x' }, precedence: 'ROUTINE' };
  const { picture, item } = of('M-2', message(text, 'us', 1));
  const ladder = ladderOf(item, { picture, cell: CELL, now: NOW });
  if (ladder === undefined) throw new Error('a message is for somebody to know');
  const about = { item, ladder, cell: CELL, now: NOW, language: 'en' } as const;
  const rungs = ladder.desks.map((one) => rungsOf(one, { ...about, answerName: () => undefined }));
  expect(stepsOf(rungs)).toEqual(['sent', 'shown', 'acknowledged']);
});
