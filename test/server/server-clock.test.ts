import { expect, test } from 'vitest';
import { Clock, DAY, HOUR, MINUTE, SECOND } from '../support/clock.ts';

/** By how many ms the clock has stepped ahead. */
const aheadOf = ({ server }: Clock): number => server.read().ahead;

test('[L16] a clock that is never set is gone by', () => {
  const clock = new Clock();
  for (let hours = 0; hours < 1000; hours++) {
    expect(clock.server.read()).toEqual({ now: clock.now(), ahead: 0 });
    clock.pass(HOUR);
  }
});

test.each([
  ['1 s a minute', MINUTE, SECOND],
  ['8 % of the time, as the fastest slewing has it', 10 * SECOND, 0.8 * SECOND],
])('[L16] a drift ahead of %s is no step, however long', (_, every, by) => {
  const clock = new Clock();
  for (let passed = 0; passed < 2 * DAY; passed += every) {
    clock.pass(every);
    clock.step(by);
    expect(clock.server.read()).toEqual({ now: clock.now(), ahead: 0 });
  }
});

test('[L16] a step ahead of a minute is gone by, one of a second more is not', () => {
  const clock = new Clock();
  clock.pass(HOUR);
  clock.step(MINUTE);
  expect(clock.server.read()).toEqual({ now: clock.now(), ahead: 0 });
  const other = new Clock();
  other.pass(HOUR); // nobody looked for an hour: the step is as large
  const before = other.now();
  other.step(MINUTE + SECOND);
  expect(other.server.read()).toEqual({ now: before, ahead: MINUTE + SECOND });
});

test('[L16] small steps that come faster than a drift add up', () => {
  const clock = new Clock();
  const noticed = [0, 1, 2].map(() => {
    clock.pass(MINUTE);
    clock.step(30 * SECOND);
    return aheadOf(clock) > 0;
  });
  expect(noticed).toEqual([false, false, true]);
});

test('[L16] after a step ahead time goes on from before it, until the clock is back', () => {
  const clock = new Clock();
  const before = clock.now();
  clock.step(2 * MINUTE);
  for (let minutes = 0; minutes < 3 * 60; minutes++) {
    const now = before + minutes * MINUTE; // for as long as it takes: it is not got used to
    expect(clock.server.read()).toEqual({ now, ahead: 2 * MINUTE });
    clock.pass(MINUTE);
  }
  clock.step(-2 * MINUTE);
  expect(clock.server.read()).toEqual({ now: clock.now(), ahead: 0 });
  clock.step(2 * MINUTE);
  expect(aheadOf(clock)).toBe(2 * MINUTE);
});

test('[L16] a step that was confirmed is gone by, and the next one is another', () => {
  const clock = new Clock();
  clock.step(DAY);
  expect(aheadOf(clock)).toBe(DAY);
  clock.server.confirm();
  expect(clock.server.read()).toEqual({ now: clock.now(), ahead: 0 });
  clock.pass(SECOND);
  clock.step(2 * MINUTE);
  expect(aheadOf(clock)).toBe(2 * MINUTE);
});

test('[L16] a clock that is set further ahead after a step is further ahead', () => {
  const clock = new Clock();
  clock.step(HOUR);
  expect(aheadOf(clock)).toBe(HOUR);
  clock.step(DAY);
  expect(aheadOf(clock)).toBe(DAY + HOUR);
});

test('[L15] [L16] a leap back is followed at once, and coming back from it is no step ahead', () => {
  const clock = new Clock();
  clock.step(-HOUR);
  expect(clock.server.read()).toEqual({ now: clock.now(), ahead: 0 });
  clock.pass(MINUTE);
  clock.step(HOUR);
  expect(clock.server.read()).toEqual({ now: clock.now(), ahead: 0 });
  clock.step(-HOUR);
  expect(aheadOf(clock)).toBe(0);
  for (let hours = 0; hours < 24; hours++) {
    clock.pass(HOUR);
    clock.server.read();
  }
  clock.step(HOUR); // a day later the earlier time is a thing of the past
  expect(aheadOf(clock)).toBe(HOUR);
});
