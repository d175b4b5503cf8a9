/** What a wall says of the gravest alarm: which one, where it goes next, and who has answered. */
import { expect, test } from 'vitest';
import { answersOf, gravest, nextReach } from '../../client/wall/wall-alarm.ts';
import { DeskId, Ref } from '../../picture/basics.ts';
import type { AlarmKind } from '../../picture/staff/alarm-name.ts';
import type { DeskAlarms, Reach } from '../../picture/views/alarms/alarm.ts';
import { limitsOf } from '../../picture/views/alarms/limits.ts';
import { deskAlarms, group, MINUTE, SECOND } from './alarms.ts';
import { CELL, NOW } from './picture.ts';

const [US, IL, SY] = [DeskId.parse('us'), DeskId.parse('il'), DeskId.parse('sy')];
const limits = limitsOf({});

test('the first that rings stands on the wall; what somebody has answered does not', () => {
  const first = group();
  const others = [group({ state: 'returned' }), group({ state: 'acknowledged' })];
  expect(gravest(deskAlarms(...others, first, group()))).toBe(first);
  expect(gravest(deskAlarms(...others, group({ state: 'shelved' })))).toBeUndefined();
  expect(gravest(undefined)).toBeUndefined();
  const flash = group();
  expect(gravest(deskAlarms(first, flash), (one) => one === flash)).toBe(flash);
  expect(gravest(deskAlarms(first, flash), () => false)).toBe(first);
});

type Going = readonly [string, Reach, number, boolean, number | undefined];
test.each<Going>([
  ['second', 'desk', 0, true, 2 * MINUTE],
  ['second', 'desk', 2 * MINUTE - SECOND, true, SECOND],
  ['all', 'desk', 0, false, 4 * MINUTE],
  ['all', 'second', 3 * MINUTE, true, MINUTE],
  ['nobody', 'all', 5 * MINUTE, true, undefined],
  ['nobody', 'desk', 3 * MINUTE, true, undefined],
])('[R41] [R63] it goes to %s next, from %s after %i ms', (to, reach, age, second, left) => {
  const next = nextReach(group({ reach, age }), limits, { now: NOW, second, cell: CELL });
  expect(next).toEqual(left === undefined ? undefined : { to, in: left });
});

test('[R41] what a cell has switched off goes nowhere, and what all desks answer not to all', () => {
  const off = limitsOf({ escalation: { inside: 'off' } });
  expect(
    nextReach(group({ kind: 'inside' }), off, { now: NOW, second: true, cell: CELL }),
  ).toBeUndefined();
  const lost = group({
    kind: 'lost',
    subjects: [{ desk: SY }],
    desks: ['us', 'il'],
    reach: 'second',
  });
  expect(nextReach(lost, limits, { now: NOW, second: true, cell: CELL })).toBeUndefined();
});

test('[R41] [R55] what some desks must answer goes to the others, but for what is over', () => {
  const of = (kind: AlarmKind, desks: readonly string[]) => {
    const one = group({ kind, desks, reach: 'second', age: MINUTE });
    return nextReach(one, limitsOf({}), { now: NOW, second: true, cell: CELL })?.to;
  };
  for (const kind of ['denounced', 'conflict', 'ending', 'waiting'] as const) {
    expect(of(kind, ['us', 'il']), kind).toBe('all');
    expect(of(kind, ['us', 'il', 'sy']), kind).toBeUndefined();
  }
  expect(of('ended', ['us', 'il'])).toBeUndefined();
});

test('each desk that is asked about the same is shown as it stands; others are left out', () => {
  const about = { subjects: [{ ref: Ref.parse('E-7') }] };
  const own = group(about);
  const lists: Readonly<Record<string, DeskAlarms>> = {
    us: deskAlarms(group({ subjects: [{ ref: Ref.parse('E-9') }] }), own),
    il: deskAlarms(group({ ...about, responds: 'il', state: 'acknowledged' })),
    sy: deskAlarms(group({ ...about, responds: 'us', reach: 'all' })),
  };
  const answers = answersOf(own, (desk) => lists[desk] ?? deskAlarms(), [US, IL, SY]);
  expect(answers).toEqual([
    { desk: US, state: 'unacknowledged' },
    { desk: IL, state: 'acknowledged' },
  ]);
});
