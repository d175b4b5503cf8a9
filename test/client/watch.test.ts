/** What the page of the watch makes of pictures: reading the brief, what is missing, checks, channels, remarks. */
import { expect, test } from 'vitest';
import {
  channelText,
  type DeskChannel,
  deskChannel,
  isWatched,
  silenceText,
} from '../../client/status/channels.ts';
import { whyNotHere } from '../../client/watch/acting.ts';
import { askedOf, askingOf } from '../../client/watch/checks.ts';
import { conditionsOf, firstMissing, missingText } from '../../client/watch/conditions.ts';
import {
  afterLeaving,
  isRead,
  LOOKED_AT,
  nextUnread,
  openedAt,
  type Read,
  stepFrom,
  tallyOf,
} from '../../client/watch/reading.ts';
import { remarksFrom, remarksOn, remarksSince } from '../../client/watch/remarks.ts';
import { keyOf, type Row, rowsOf } from '../../client/watch/rows.ts';
import { DeskId, PersonId, Ref } from '../../picture/basics.ts';
import { EMPTY, type Picture } from '../../picture/fold.ts';
import { holding } from '../../picture/staff/ledger.ts';
import { MESSAGES } from './messages.ts';
import './kind-pages.ts';
import { CELL, log, MINUTE, NOW, type Said } from './picture.ts';

const [US, IL, SY] = ['us', 'il', 'sy'].map((id) => DeskId.parse(id)) as [DeskId, DeskId, DeskId];
const ME = { desk: US, person: PersonId.parse('duty') };
const OTHER = { desk: US, person: PersonId.parse('somebody') };
const w = MESSAGES.en;
const at = (minutes: number) => NOW - minutes * MINUTE;
const said = (desk: string, age: number, change: object): Said => ({ desk, age, change });
const BRIEF = { seq: 1, at: '2026-11-22T14:00:00Z', hash: '0'.repeat(64) };
const taken = (desk: string, age: number, more: object = {}) =>
  said(desk, age, { type: 'watch.taken', brief: BRIEF, ...more });
const check = (desk: string, of: string, age: number) =>
  said(desk, age, { type: 'channel.checked', desk: of });

/** A row as reading knows it. */
const row = (group: 'open' | 'waiting', ref: string, last: number): Row => ({
  group,
  ref: Ref.parse(ref),
  id: ref,
  last,
});
const ROWS = [row('open', 'E-2', 2), row('open', 'E-5', 9), row('waiting', 'E-2', 2)];

test('something is read when it was open for two seconds and then left, in every group where it stands', () => {
  const nothing: Read = new Map();
  const [first] = ROWS as [Row];
  const opened = openedAt(undefined, first, 1000);
  expect(afterLeaving(nothing, opened, 1000 + LOOKED_AT - 1)).toBe(nothing);
  const read = afterLeaving(nothing, opened, 1000 + LOOKED_AT);
  expect(ROWS.map((one) => isRead(read, one))).toEqual([true, false, true]);
  expect(tallyOf(ROWS, read)).toEqual({ done: 1, all: 2 });
});

test('what was read is unread again once its last entry moves, and looked at again while it is open', () => {
  const read: Read = new Map([['E-2', 2]]);
  expect(isRead(read, row('open', 'E-2', 12))).toBe(false);
  const before = openedAt(undefined, row('open', 'E-2', 2), 0);
  expect(openedAt(before, row('open', 'E-2', 2), 1500).since).toBe(0);
  expect(openedAt(before, row('waiting', 'E-2', 2), 1500).since).toBe(0);
  expect(openedAt(before, row('open', 'E-2', 12), 1500).since).toBe(1500);
});

test('reading goes from row to row, and Enter only to what is unread, over the end to the beginning', () => {
  const [a, b, c] = ROWS as [Row, Row, Row];
  expect(stepFrom(ROWS, undefined, 1)).toBe(a);
  expect(stepFrom(ROWS, keyOf(a), 1)).toBe(b);
  expect(stepFrom(ROWS, keyOf(c), 1)).toBe(c);
  expect(stepFrom(ROWS, keyOf(a), -1)).toBe(a);
  expect(stepFrom([], undefined, 1)).toBeUndefined();
  expect(nextUnread(ROWS, new Map([['E-2', 2]]), keyOf(c))).toBe(b);
  expect(nextUnread(ROWS, new Map([['E-5', 9]]), keyOf(b))).toBe(c);
  const all: Read = new Map(ROWS.map(({ id, last }) => [id, last]));
  expect(nextUnread(ROWS, all, keyOf(a))).toBeUndefined();
});

/** The conditions of somebody who has read these. */
const conditions = (picture: Picture, read: Read, more: object = {}) =>
  conditionsOf({
    rows: ROWS,
    read,
    same: true,
    picture,
    me: ME,
    held: undefined,
    now: NOW,
    ...more,
  });

test('[R34] the button says in numbers what is missing; channels only where somebody is relieved', () => {
  const { picture } = log(taken('us', 300));
  const held = holding(picture.staff, US, NOW);
  const all: Read = new Map([
    ['E-2', 2],
    ['E-5', 9],
  ]);
  const missing = (of: ReturnType<typeof conditions>, language: 'en' | 'ar' | 'he' = 'en') =>
    missingText(of, MESSAGES[language].watch, language);
  expect(missing(conditions(EMPTY, new Map()))).toBe('2 items');
  expect(missing(conditions(EMPTY, all))).toBeUndefined();
  const relieving = conditions(picture, new Map([['E-2', 2]]), { held, same: false });
  expect(missing(relieving)).toBe('1 item, 2 channels and the same picture');
  expect(missing(relieving, 'he')).toBe('פריט אחד, שני ערוצים ותמונה זהה');
  expect(missing(relieving, 'ar')).toBe('عنصر واحد وقناتان وتطابق الصورة');
  expect(firstMissing(relieving)).toBe('items');
  expect(firstMissing(conditions(picture, all, { held }))).toBe('channels');
  expect(firstMissing(conditions(EMPTY, all, { same: false }))).toBe('picture');
  expect(firstMissing(conditions(EMPTY, all))).toBeUndefined();
  const asked = log(taken('us', 300), check('us', 'il', 5), check('us', 'sy', 5)).picture;
  expect(conditions(asked, all, { held }).channels).toEqual({ done: 2, all: 2 });
  expect(conditions(asked, all, { held, me: OTHER }).channels).toEqual({ done: 0, all: 2 });
});

test('remarks count apart from the brief, and each is read for itself', () => {
  const remarked = (en: string, about?: string) =>
    said('us', 10, {
      type: 'watch.remarked',
      text: { original: 'en', en },
      ...(about && { about }),
    });
  const own = log(remarked('Call before 1100Z', 'E-2'), remarked('Two posts report poor radio'));
  const remarks = remarksFrom(own.picture, 0);
  expect(remarks.map(({ ref }) => ref)).toEqual(['K-2', 'K-3']);
  expect(remarksOn(remarks, Ref.parse('E-2')).map(({ ref }) => ref)).toEqual(['K-2']);
  expect(remarksFrom(own.picture, NOW)).toEqual([]);
  expect(remarksFrom(undefined, 0)).toEqual([]);
  const rows = rowsOf({ rows: [], hash: '' }, remarks);
  const got = conditionsOf({
    rows,
    read: new Map([['K-2', 2]]),
    same: true,
    picture: EMPTY,
    me: ME,
    held: undefined,
    now: NOW,
  });
  expect(got).toMatchObject({ items: { done: 0, all: 0 }, remarks: { done: 1, all: 2 } });
});

test('remarks are read since the watch that is relieved began; its holder sees those before, too', () => {
  const { picture } = log(taken('us', 500), taken('us', 60, { relieves: 'W-2', absent: true }));
  expect(remarksSince(picture, US, NOW, false)).toBe(at(60));
  expect(remarksSince(picture, US, NOW, true)).toBe(at(500));
  expect(remarksSince(EMPTY, US, NOW, false)).toBe(0);
});

test('a check is asked, waits, was missed, or was answered after so many seconds by somebody', () => {
  const open = log(taken('il', 300), check('us', 'il', 5)).picture;
  const asked = (picture: Picture, age: number, me = ME) => askedOf(picture, IL, me, at(age), CELL);
  expect(asked(open, 6)).toEqual({ is: 'not' });
  expect(asked(open, 5, OTHER)).toEqual({ is: 'not' });
  expect(asked(open, 4)).toEqual({ is: 'waiting', since: at(5) });
  expect(asked(open, 2)).toEqual({ is: 'missed', at: at(3) });
  const answer = said('il', 4.9, { type: 'channel.answered', item: 'C-3' });
  const { picture } = log(taken('il', 300), check('us', 'il', 5), answer);
  expect(asked(picture, 4)).toMatchObject({ is: 'answered', by: { person: 'duty' }, after: 6000 });
});

test('a desk is asked by each check that waits, and by the last one also after it was missed', () => {
  const { picture } = log(check('us', 'il', 10), check('sy', 'il', 5), check('us', 'il', 4));
  const asking = (age: number) => {
    const got = askingOf(picture, IL, at(age), CELL);
    return got && [got.checks.map(({ ref }) => ref), got.missed - got.since];
  };
  expect(asking(11)).toBeUndefined();
  expect(asking(9)).toEqual([['C-2'], 2 * MINUTE]);
  expect(asking(7)).toEqual([['C-2'], 2 * MINUTE]);
  expect(asking(3.5)).toEqual([['C-3', 'C-4'], 3 * MINUTE]);
  expect(asking(0)).toEqual([['C-4'], 2 * MINUTE]);
  expect(askingOf(picture, SY, NOW, CELL)).toBeUndefined();
  const answered = log(
    check('us', 'il', 5),
    said('il', 4, { type: 'channel.answered', item: 'C-2' }),
  );
  expect(askingOf(answered.picture, IL, at(3), CELL)).toBeUndefined();
});

test('an answer is for the last check of each person who asks: that says enough of those before', () => {
  const { picture } = log(check('us', 'il', 1.5), check('sy', 'il', 1.2), check('us', 'il', 1));
  const asking = askingOf(picture, IL, NOW, CELL);
  expect(asking?.checks.map(({ ref }) => ref)).toEqual(['C-3', 'C-4']);
  expect([asking?.since, asking?.missed]).toEqual([at(1.5), at(-1)]);
});

const words = ({ state, ...rest }: DeskChannel, language: 'en' | 'ar' | 'he' = 'en') =>
  channelText({ state, ...rest }, NOW, MESSAGES[language].channel);

test('[R35] the three silences have three words, and an open channel says who holds the watch', () => {
  const lost = log(taken('il', 300), said('il', 5, { type: 'channel.lost', desk: 'il' })).picture;
  const suspended = log(taken('il', 300), said('il', 20, { type: 'channel.suspended' })).picture;
  const open = log(
    taken('il', 300),
    check('us', 'il', 60),
    said('il', 59.9, { type: 'channel.answered', item: 'C-3' }),
  ).picture;
  const missed = log(taken('il', 300), check('us', 'il', 60)).picture;
  const say = (picture: Picture) => words(deskChannel(picture, IL, NOW, CELL));
  expect(say(EMPTY)).toBe('unmanned');
  expect(say(missed)).toBe('unmanned · check not answered 1323Z');
  expect(say(lost)).toBe('lost, not heard since 14:16:20Z');
  expect(say(suspended)).toBe('suspended since 1401Z');
  expect(say(open)).toBe('channel open · checked 1321Z');
  expect(deskChannel(open, IL, NOW, CELL).holder).toBe('duty');
  expect(deskChannel(lost, IL, NOW, CELL).holder).toBeUndefined();
  expect(silenceText(deskChannel(open, IL, NOW, CELL).state, NOW, w.channel)).toBeUndefined();
  // At a past moment, by what was recorded until then.
  expect(words(deskChannel(lost, IL, at(6), CELL))).toBe('channel open · not checked yet');
});

test('after a handing over both stand there for two minutes', () => {
  const { picture } = log(taken('us', 300), {
    ...taken('us', 10, { relieves: 'W-2', absent: true }),
  });
  const both = (age: number) => {
    const { holder, relieved } = deskChannel(picture, US, at(age), CELL);
    return [holder, relieved];
  };
  expect(both(9)).toEqual(['duty', 'duty']);
  expect(both(8)).toEqual(['duty', undefined]);
});

test('a cell that switches channels off shows them once a watch was taken', () => {
  const off = { ...CELL, channel: 'off' as const };
  expect(isWatched(log().picture, CELL)).toBe(true);
  expect(isWatched(log().picture, off)).toBe(false);
  expect(isWatched(log(taken('us', 5)).picture, off)).toBe(true);
  expect(isWatched(EMPTY, CELL)).toBe(false);
});

test('who may not act is told why: their role, another picture, the past', () => {
  const { picture } = log();
  const why = (role: 'officer' | 'analyst' | 'supervisor', isLive = true, of: Picture = picture) =>
    whyNotHere(of, CELL, { role }, isLive, w.watch);
  expect(why('officer')).toBeUndefined();
  expect(why('supervisor')).toBeUndefined();
  expect(why('analyst')).toBe(w.watch.notYours);
  expect(why('officer', false)).toBe(w.watch.past);
  expect(why('officer', true, EMPTY)).toBe(w.watch.elsewhere);
});
