/** The tone of alarms: on whose page, when, and what a browser that keeps sound back is told. */
import { describe, expect, test } from 'vitest';
import { Sounding } from '../../client/alarms/sounding.svelte.ts';
import { hearsFrom, type Listener, type OnWatch, toneAt } from '../../client/alarms/tone.ts';
import { PersonId } from '../../picture/basics.ts';
import type { AlarmGroup, Reach } from '../../picture/views/alarms/alarm.ts';
import { deskAlarms, group, MINUTE, SECOND } from './alarms.ts';
import { NOW } from './picture.ts';

const COLE = PersonId.parse('r.cole');
const AMIT = PersonId.parse('n.amit');
const KHOURY = PersonId.parse('s.khoury');
const page = (person = COLE, role: Listener['role'] = 'officer'): Listener => ({
  person,
  role,
});
const NOBODY: OnWatch = { holder: undefined, second: undefined };
const ALONE: OnWatch = { holder: COLE, second: undefined };
const BOTH: OnWatch = { holder: COLE, second: AMIT };

test.each<readonly [from: Reach | undefined, whose: string, listener: Listener, on: OnWatch]>([
  ['desk', 'the holder', page(COLE), BOTH],
  ['second', 'the second officer', page(AMIT), BOTH],
  ['all', 'another officer', page(KHOURY), BOTH],
  ['all', 'the supervisor', page(KHOURY, 'supervisor'), BOTH],
  ['second', 'another officer, where no second one is named', page(KHOURY), ALONE],
  ['desk', 'any officer, while nobody holds the watch', page(KHOURY), NOBODY],
  ['desk', 'the wall', page(KHOURY, 'wall'), BOTH],
  [undefined, 'an analyst', page(COLE, 'analyst'), NOBODY],
  [undefined, 'an observer', page(COLE, 'observer'), NOBODY],
])('[R41] from reach %s on, the page of %s sounds', (from, _, listener, on) => {
  expect(hearsFrom(listener, on)).toBe(from);
});

describe('[R40] the tone', () => {
  const rings = deskAlarms(group({ age: 0 }));
  const later = (ms: number) => toneAt(rings, 'desk', NOW + ms);

  test('is due at the first sounding, and again every 30 s', () => {
    expect(later(0)).toBeDefined();
    expect(later(29 * SECOND)).toBe(later(0));
    expect(later(30 * SECOND)).not.toBe(later(0));
    expect(later(59 * SECOND)).toBe(later(30 * SECOND));
  });
  test('is one for the whole desk, and begins again with the next sounding', () => {
    const two = deskAlarms(group({ age: 40 * SECOND }), group({ age: 0 }));
    expect(toneAt(two, 'desk', NOW)).toBe(later(0));
  });
  test.each<readonly [due: boolean, what: string, groups: readonly AlarmGroup[]]>([
    [false, 'what nobody rings for', [group({ state: 'acknowledged' })]],
    [false, 'what is shelved', [group({ state: 'shelved' })]],
    [false, 'what ended and nobody has seen', [group({ state: 'returned' })]],
    [false, 'nothing at all', []],
    [true, 'what is not acknowledged', [group()]],
  ])('%s for %s', (due, _, groups) => {
    expect(toneAt(deskAlarms(...groups), 'desk', NOW) !== undefined).toBe(due);
  });
  test('waits for the reach that a page hears from', () => {
    const second = deskAlarms(group(), group({ reach: 'second', age: 5 * MINUTE }));
    expect(toneAt(second, 'all', NOW)).toBeUndefined();
    expect(toneAt(second, 'second', NOW)).toBeDefined();
    expect(toneAt(second, 'second', NOW)).not.toBe(toneAt(second, 'desk', NOW));
    expect(toneAt(second, undefined, NOW)).toBeUndefined();
  });
});

test('each tone sounds once; one that is kept back is said to be, until it is let out', async () => {
  let lets: 'sounded' | 'blocked' = 'sounded';
  let sounds = 0;
  const sounding = new Sounding({
    sound: async () => {
      sounds++;
      return lets;
    },
  });
  await sounding.due('a');
  await sounding.due('a');
  expect({ sounds, blocked: sounding.blocked }).toEqual({ sounds: 1, blocked: false });
  lets = 'blocked';
  await sounding.due('b');
  expect({ sounds, blocked: sounding.blocked }).toEqual({ sounds: 2, blocked: true });
  await sounding.due(undefined);
  expect({ sounds, blocked: sounding.blocked }).toEqual({ sounds: 2, blocked: false });
});
