import { expect, test } from 'vitest';
import { type Known, tallies, verdictOf } from '../../client/status/verdict.ts';
import { DeskId, PersonId } from '../../picture/basics.ts';
import type { Screen, ScreenState } from '../../picture/wire.ts';

const screen = (id: string, desk: string, state: ScreenState, seq = 20): Screen => ({
  id,
  desk: DeskId.parse(desk),
  person: PersonId.parse(`${desk}-${id}`),
  role: 'wall',
  state,
  seq,
});

const known = (over: Partial<Known>): Known => ({
  replaying: false,
  freshness: { state: 'fresh', age: 0 },
  agreement: { state: 'same' },
  screens: [screen('a', 'us', 'same'), screen('b', 'il', 'same')],
  total: 2,
  you: 'a',
  head: 20,
  ...over,
});

test('[W8] age comes before all else: an old picture is never called the same', () => {
  expect(verdictOf(known({ freshness: { state: 'dead', age: 12 } }))).toEqual({
    state: 'dead',
    age: 12,
  });
  expect(verdictOf(known({ freshness: { state: 'stale', age: 4 } })).state).toBe('stale');
  expect(verdictOf(known({ freshness: { state: 'never' } })).state).toBe('connecting');
});

test('[W7] the same, and how many of all are', () => {
  expect(verdictOf(known({}))).toEqual({ state: 'same', same: 2, total: 2 });
  for (const state of ['silent', 'behind'] as const) {
    const screens = [screen('a', 'us', 'same'), screen('b', 'il', state, 12)];
    expect(verdictOf(known({ screens })), state).toEqual({ state: 'same', same: 1, total: 2 });
  }
});

test('[W7] of many screens only those that are not the same need be listed', () => {
  const listed = [screen('b', 'il', 'silent'), screen('a', 'us', 'same')];
  const verdict = verdictOf(known({ screens: listed, total: 500 }));
  expect(verdict).toEqual({ state: 'same', same: 499, total: 500 });
});

test('[W7] what this page found, and what the server found of it, count alike', () => {
  const differs = { state: 'differs', own: 'A', theirs: 'B' } as const;
  expect(verdictOf(known({ agreement: differs })).state).toBe('differs');
  const listed = [screen('a', 'us', 'differs'), screen('b', 'il', 'same')];
  expect(verdictOf(known({ screens: listed })).state).toBe('differs');
  const behind = [screen('a', 'us', 'behind', 17)];
  expect(verdictOf(known({ screens: behind }))).toEqual({ state: 'behind', by: 3 });
  expect(verdictOf(known({ agreement: { state: 'behind', by: 5 } }))).toEqual({
    state: 'behind',
    by: 5,
  });
  expect(verdictOf(known({ screens: behind, replaying: true })).state).toBe('same');
});

test('[W7] another screen that differs is an alarm here too; one that has just come is not behind', () => {
  const listed = [screen('a', 'us', 'same'), screen('b', 'il', 'differs')];
  expect(verdictOf(known({ screens: listed }))).toEqual({ state: 'others-differ', count: 1 });
  const come = [screen('a', 'us', 'behind', 0), screen('b', 'il', 'same')];
  expect(verdictOf(known({ screens: come })).state).toBe('same');
});

test('every desk is counted, the gravest first', () => {
  const desks = [{ id: DeskId.parse('us') }, { id: DeskId.parse('il') }];
  const listed = [
    screen('a', 'us', 'same'),
    screen('b', 'us', 'behind', 12),
    screen('c', 'us', 'differs'),
    screen('d', 'us', 'behind', 0),
  ];
  expect(tallies(desks, listed)).toEqual([
    {
      desk: 'us',
      total: 4,
      worse: [
        { state: 'differs', count: 1 },
        { state: 'behind', count: 1 },
      ],
    },
    { desk: 'il', total: 0, worse: [] },
  ]);
});
