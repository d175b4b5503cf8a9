/** The page's time on workstations whose clocks are slow, fast, set while the page is open, or asleep. */
import { expect, test } from 'vitest';
import { parseTime } from '../../client/fields/times.ts';
import { ago } from '../../client/lib/format.ts';
import { ServerTime } from '../../client/lib/server-time.ts';
import { startOf } from '../../client/release/asked.ts';
import { PictureId } from '../../picture/basics.ts';

const START = Date.parse('2026-11-22T14:24:35.000Z'); // by the server
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A workstation whose clock is wrong by so many ms, and its page. */
class Workstation {
  #passed = 0;
  #awake = 0; // ms of that: what its steady clock counts
  #off: number;
  readonly time: ServerTime;

  constructor(off: number) {
    this.#off = off;
    this.time = new ServerTime(
      () => this.#awake,
      () => START + this.#passed + this.#off,
    );
  }

  /** The server's clock. */
  get right(): number {
    return START + this.#passed;
  }

  /** Beats come each second, held up by so many ms. */
  pass(ms: number, late = 0): void {
    for (let left = ms; left > 0; left -= SECOND) {
      this.silent(Math.min(SECOND, left));
      this.time.beat(this.right - late);
    }
  }

  /** Time passes, and nothing comes. */
  silent(ms: number): void {
    this.#passed += ms;
    this.#awake += ms;
  }

  sleep(ms: number): void {
    this.#passed += ms;
  }

  set(by: number): void {
    this.#off += by;
  }

  answer(): void {
    this.time.answered(Math.floor(this.right / SECOND) * SECOND);
  }
}

/** How far the page is from the server's time, in ms. */
const off = (one: Workstation): number => Math.abs(one.time.now() - one.right);

const WRONG: readonly [string, number][] = [
  ['right', 0],
  ['45 min slow', -45 * MINUTE],
  ['a day fast', DAY],
  ['at 1970', -START],
  ['3 s slow', -3 * SECOND],
];

test.each(WRONG)(
  'a clock that is %s: the page goes by the server’s from its first answer on',
  (_, by) => {
    const one = new Workstation(by);
    one.answer();
    expect(off(one)).toBeLessThanOrEqual(SECOND);
    one.pass(5 * SECOND);
    expect(off(one)).toBe(0);
    one.answer(); // to the second only: the beats said it better
    expect(off(one)).toBe(0);
    one.silent(10 * MINUTE);
    expect(off(one)).toBe(0);
  },
);

test.each(WRONG)(
  'a clock that is %s: ages, a form’s "-5m" and the time of a release are right',
  (_, by) => {
    const one = new Workstation(by);
    one.pass(SECOND);
    const now = one.time.now();
    expect(ago(now - (one.right - 2 * MINUTE), 'en')).toBe('2 min ago');
    expect(parseTime('-5m', now, { lean: 'past', end: 'from' })).toEqual({
      value: new Date(one.right - 5 * MINUTE).toISOString(),
    });
    const release = {
      to: PictureId.parse('shared'),
      precision: 'exact',
      place: undefined,
      delay: 15,
      time: '',
      anew: false,
    } as const;
    expect(startOf(release, now)).toEqual({ at: new Date(one.right + 15 * MINUTE).toISOString() });
  },
);

test.each([
  ['ahead an hour', HOUR],
  ['back an hour', -HOUR],
  ['ahead a year', 365 * DAY],
])(
  'a clock that is set %s while the page is open changes nothing, before the next beat and after it',
  (_, by) => {
    const one = new Workstation(-45 * MINUTE);
    one.pass(10 * SECOND);
    one.set(by);
    expect(off(one)).toBe(0);
    one.silent(999);
    expect(off(one)).toBe(0);
    one.pass(SECOND);
    expect(off(one)).toBe(0);
    one.silent(MINUTE); // the beat has told that it was not slept
    expect(off(one)).toBe(0);
  },
);

test('a machine that slept and hears nothing counts the hours it slept, after some seconds', () => {
  const one = new Workstation(DAY);
  one.pass(10 * SECOND);
  one.sleep(8 * HOUR);
  expect(off(one)).toBe(8 * HOUR); // it may as well have been set
  one.silent(4 * SECOND);
  expect(off(one)).toBe(0);
  one.sleep(HOUR);
  one.time.now();
  one.silent(4 * SECOND);
  expect(off(one)).toBe(0);
  one.pass(SECOND);
  expect(off(one)).toBe(0);
});

test('a machine that slept and hears a beat, or an answer, knows at once', () => {
  const one = new Workstation(0);
  one.pass(10 * SECOND);
  one.sleep(8 * HOUR);
  one.pass(SECOND);
  expect(off(one)).toBe(0);
  one.sleep(8 * HOUR);
  one.time.now();
  one.answer();
  expect(off(one)).toBeLessThanOrEqual(SECOND);
  one.silent(MINUTE);
  expect(off(one)).toBeLessThanOrEqual(SECOND); // and it is not counted twice
});

test('a beat held up a little turns nothing back; the server’s own clock set back does', () => {
  const one = new Workstation(0);
  one.pass(5 * SECOND);
  one.pass(3 * SECOND, 300);
  expect(off(one)).toBe(0);
  one.time.beat(one.right - HOUR);
  expect(off(one)).toBe(HOUR);
});
