import { describe, expect, test } from 'vitest';
import {
  apartIn,
  isGreen,
  type Known,
  notLiveOf,
  tallies,
  type Verdict,
  verdictOf,
} from '../../client/status/verdict.ts';
import { DeskId, PersonId } from '../../picture/basics.ts';
import type { Role } from '../../picture/roles.ts';
import { type Counts, type Screen, type ScreenState, Undrawn } from '../../picture/wire.ts';

const screen = (
  id: string,
  desk: string,
  state: ScreenState,
  seq = 20,
  role: Role = 'analyst',
): Screen => ({
  id,
  desk: DeskId.parse(desk),
  person: PersonId.parse(`${desk}-${id}`),
  role,
  state,
  seq,
});
const counts = (same: number, counted: number, over: Partial<Counts> = {}): Counts => ({
  same,
  counted,
  past: 0,
  hidden: 0,
  'no-map': 0,
  ...over,
});

/** A page that shows the head, as both screens do. */
const known = (over: Partial<Known>): Known => ({
  freshness: { state: 'fresh', age: 0 },
  agreement: { state: 'same' },
  glass: { state: 'there', overdue: false },
  altered: false,
  screens: [screen('a', 'us', 'same'), screen('b', 'il', 'same')],
  counts: counts(2, 2),
  you: 'a',
  head: 20,
  ...over,
});

const dead = { freshness: { state: 'dead', age: 12 } } as const;
const stale = { freshness: { state: 'stale', age: 4 } } as const;
const never = { freshness: { state: 'never' } } as const;
const lost = { glass: { state: 'lost', overdue: true } } as const;
const losing = { glass: { state: 'lost', overdue: false } } as const;
const altered = { altered: true } as const;
const past = { glass: { state: 'past', overdue: false } } as const;
const noMap = { glass: { state: 'no-map', overdue: false } } as const;
const drawing = { glass: { state: 'drawing', overdue: false } } as const;
const differs = { agreement: { state: 'differs', own: 'A', theirs: 'B' } } as const;
const behind = { agreement: { state: 'behind', by: 5 } } as const;
const listed = (state: ScreenState, seq = 20): Partial<Known> => ({
  screens: [screen('a', 'us', state, seq), screen('b', 'il', 'same')],
  counts: counts(1, 2),
});

/** The lamp, row by row: the first that fits. Each row holds all that lie below it, too. */
const LAMP: readonly [name: string, row: Partial<Known>, verdict: Verdict][] = [
  ['CONNECTING: nothing was heard yet', never, { state: 'connecting' }],
  ['NOT LIVE: no beat for 10 s', dead, { state: 'not-live', why: 'server', age: 12 }],
  ['NOT LIVE: the page was altered', altered, { state: 'not-live', why: 'altered', age: 0 }],
  ['NOT LIVE: the map is not drawn', lost, { state: 'not-live', why: 'map', age: 0 }],
  ['IN THE PAST', past, { state: 'past' }],
  ['NO MAP, with the count of the others', noMap, { state: 'no-map', counts: counts(2, 2) }],
  ['DRAWING: before the first proof', drawing, { state: 'drawing' }],
  ['DRAWING: the map was lost a moment ago', losing, { state: 'drawing' }],
  ['DIFFERS, as this page found', differs, { state: 'differs' }],
  ['DIFFERS, as the server found', listed('differs'), { state: 'differs' }],
  ['BEHIND, as the server found', listed('behind', 17), { state: 'behind', by: 3 }],
  ['BEHIND, as this page found', behind, { state: 'behind', by: 5 }],
  ['BEHIND: no beat for 3 s', stale, { state: 'old', age: 4 }],
  ['SAME', {}, { state: 'same', counts: counts(2, 2) }],
];

describe('[W8] the lamp says the first that fits', () => {
  test.each(LAMP)('%s', (_, row, verdict) => {
    expect(verdictOf(known(row))).toEqual(verdict);
  });
  /** Rows of one kind of fact exclude each other; all others can be true at once. */
  const facts = (row: Partial<Known>) => Object.keys(row);
  const pairs = LAMP.flatMap(([above, first, verdict], i) =>
    LAMP.slice(i + 1)
      .filter(([, second]) => !facts(second).some((fact) => facts(first).includes(fact)))
      .map(([below, second]) => [above, below, { ...second, ...first }, verdict] as const),
  );
  test.each(pairs)('%s, before %s', (_above, _below, row, verdict) => {
    expect(verdictOf(known(row))).toMatchObject({ state: verdict.state });
  });
});

describe('[W7] green', () => {
  const green = (over: Partial<Known>) => isGreen(verdictOf(known(over)));
  test('only if all counted screens are the same, this one included', () => {
    expect(green({})).toBe(true);
    expect(green({ counts: counts(499, 500) })).toBe(false);
    expect(green({ counts: counts(500, 500, { hidden: 3 }) })).toBe(true);
    expect(green({ counts: counts(0, 0, { hidden: 3 }) })).toBe(false);
  });
  test.each<ScreenState>(['behind', 'differs', 'silent', ...Undrawn.options])(
    'not while the server takes this screen to be %s, whatever the counts',
    (state) => {
      const screens = [screen('a', 'us', state, 20), screen('b', 'il', 'same')];
      expect(green({ screens, counts: counts(1, 1) })).toBe(false);
    },
  );
  test.each(Undrawn.options)('not while this page knows itself to be %s', (state) => {
    expect(green({ glass: { state, overdue: false } })).toBe(false);
  });
  test('not without the count of all screens', () => {
    expect(green({ counts: undefined, screens: [] })).toBe(false);
  });
});

test('[W7] another screen that differs is an alarm here too', () => {
  const screens = [screen('a', 'us', 'same'), screen('b', 'il', 'differs')];
  expect(verdictOf(known({ screens }))).toEqual({ state: 'others-differ', count: 1 });
});

test('[W8] NOT LIVE says the gravest reason, and none before the first beat', () => {
  expect(notLiveOf(known({ ...dead, ...altered, ...lost }))).toBe('server');
  expect(notLiveOf(known({ ...altered, ...lost }))).toBe('altered');
  expect(notLiveOf(known(lost))).toBe('map');
  expect(notLiveOf(known(losing))).toBeUndefined();
  expect(notLiveOf(known({ ...never, ...altered, ...lost }))).toBeUndefined();
});

test('[W7] those counted apart have a number each', () => {
  const some = counts(3, 3, { past: 1, 'no-map': 2 });
  expect(apartIn(some, 'same')).toEqual([
    { state: 'past', count: 1 },
    { state: 'no-map', count: 2 },
  ]);
  expect(apartIn(some, 'past')).toEqual([{ state: 'no-map', count: 2 }]); // not itself
  expect(apartIn(undefined, undefined)).toEqual([]);
});

test('every desk is counted, the gravest first, and who is counted apart last', () => {
  const desks = [{ id: DeskId.parse('us') }, { id: DeskId.parse('il') }];
  const all = [
    screen('a', 'us', 'same'),
    screen('b', 'us', 'behind', 12),
    screen('c', 'us', 'differs'),
    screen('d', 'us', 'hidden'),
    screen('e', 'us', 'hidden', 20, 'wall'),
    screen('f', 'us', 'lost'),
  ];
  expect(tallies(desks, all)).toEqual([
    {
      desk: 'us',
      total: 5,
      worse: [
        { state: 'differs', count: 1 },
        { state: 'lost', count: 1 },
        { state: 'behind', count: 1 },
        { state: 'hidden', count: 2 },
      ],
    },
    { desk: 'il', total: 0, worse: [] },
  ]);
});
