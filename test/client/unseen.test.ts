/** What came while nobody looked: one state for the lists, the map and the keys. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { arrived } from '../../client/navigation/arrived.ts';
import { Unseen } from '../../client/navigation/unseen.svelte.ts';
import { Ref, seqOf } from '../../picture/basics.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { Growing } from '../support/logs.ts';
import { person } from '../support/people.ts';

const MINUTE = 60_000; // ms
let page = new EventTarget();
let hands = new EventTarget();
let off = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  hands = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', hands.addEventListener.bind(hands));
  vi.stubGlobal('removeEventListener', hands.removeEventListener.bind(hands));
});
afterEach(() => off());

const turn = (visibilityState: 'visible' | 'hidden') => {
  Object.assign(page, { visibilityState }).dispatchEvent(new Event('visibilitychange'));
};
const leave = () => turn('hidden');
const back = () => turn('visible');
const act = (sign: string) => hands.dispatchEvent(new Event(sign));

/** A page that follows a log in which one event stands. */
function begun() {
  const log = new Growing();
  const unseen = new Unseen();
  off = unseen.watch();
  log.roles = true;
  const ask = (desk: 'us' | 'il' | 'sy', change: object, role?: 'feed') => {
    log.ask(person(desk, role), change);
    unseen.follow(log.picture);
  };
  ask('us', reported());
  const refs = () => arrived(unseen.fresh, log.picture).map(({ ref }) => ref);
  const saw = (ref: string) => unseen.seen([seqOf(Ref.parse(ref))]);
  return { unseen, ask, refs, saw };
}

test('while somebody looks, nothing waits to be seen', () => {
  const { unseen, ask, refs } = begun();
  ask('us', reported());
  expect(refs()).toEqual([]);
  expect(unseen.fresh.size).toBe(0);
});

test('what arrives in an absence waits after it too, the gravest first', () => {
  const { unseen, ask, refs, saw } = begun();
  leave();
  ask('il', reported({ precedence: 'ROUTINE' }));
  ask('il', proposed());
  ask('il', added());
  ask('sy', reported({ precedence: 'FLASH' }));
  leave(); // leaving twice is leaving once
  ask('sy', reported({ precedence: 'ROUTINE' }));
  expect(refs()).toEqual(['E-6', 'E-7', 'E-3', 'A-5', 'Z-4']);
  back();
  expect(refs()).toHaveLength(5);
  ask('sy', reported());
  expect(refs()).toHaveLength(5); // somebody looked when that came
  saw('E-6');
  expect(refs()).toEqual(['E-7', 'E-3', 'A-5', 'Z-4']);
  const before = unseen.fresh;
  saw('E-6');
  expect(unseen.fresh).toBe(before);
  unseen.seenAll();
  expect(refs()).toEqual([]);
});

test('what was not seen before a second absence is not forgotten, and what was withdrawn is', () => {
  const { ask, refs } = begun();
  leave();
  ask('il', reported());
  back();
  leave();
  ask('il', reported());
  expect(refs().toSorted()).toEqual(['E-3', 'E-4']);
  ask('il', { type: 'event.withdrawn', item: 'E-3', reason: 'a mistake' });
  expect(refs()).toEqual(['E-4']);
});

test('history that a feed imports does not wait to be seen; what it reports of now does', () => {
  const { unseen, ask, refs } = begun();
  leave();
  for (const from of ['2021-05-11T18:00:00Z', '2026-11-20T18:00:00Z']) {
    ask('il', reported({ precedence: 'FLASH', occurred: { from } }), 'feed');
  }
  expect([refs(), unseen.fresh.size]).toEqual([[], 0]);
  ask('il', reported({ occurred: { from: '2026-11-22T13:00:00Z' } }), 'feed');
  ask('il', reported({ occurred: { from: '2021-05-11T18:00:00Z' } })); // somebody speaks of it now
  expect(refs()).toEqual(['E-5', 'E-6']);
});

test('what only changed is marked in the lists, and has no ring on the map', () => {
  const { unseen, ask, refs } = begun();
  leave();
  ask('us', { type: 'event.amended', item: 'E-2', event: reported({ precedence: 'FLASH' }).event });
  expect([...unseen.fresh]).toEqual([[2, 'changed']]);
  expect(refs()).toEqual([]);
});

test('all who ask whether somebody is there hear it from one listener', () => {
  begun();
  const listened = vi.fn();
  vi.stubGlobal('addEventListener', listened);
  const other = new Unseen().watch();
  expect(listened).not.toHaveBeenCalled();
  other();
});

test.each(['pointermove', 'pointerdown', 'keydown', 'wheel'])(
  'without a hand on the page for two minutes nobody looks, until %s',
  (sign) => {
    const { unseen } = begun();
    vi.advanceTimersByTime(MINUTE);
    act(sign);
    vi.advanceTimersByTime(2 * MINUTE);
    expect(unseen.present).toBe(true);
    vi.advanceTimersByTime(5000);
    expect(unseen.present).toBe(false);
    act(sign);
    expect(unseen.present).toBe(true);
  },
);
