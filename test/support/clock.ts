import { vi } from 'vitest';
import { ServerClock } from '../../server/lib/server-clock.ts';

/** A clock that stands still until the test says how much time has passed, or sets it. */
export class Clock {
  #now: number;
  #passed = 0;
  /** The clock of a server whose machine has this one. */
  readonly server: ServerClock;

  constructor(start = Date.parse('2026-11-22T14:00:00Z')) {
    this.#now = start;
    this.server = new ServerClock({ wall: this.now, steady: () => this.#passed });
  }

  readonly now = (): number => this.#now;

  pass(ms: number): void {
    this.#now += ms;
    this.#passed += ms;
  }

  /** Sets it ahead, or back, by so much. No time passes; so is a machine that was suspended. */
  step(ms: number): void {
    this.#now += ms;
  }
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Stops the intervals of every server that is started from now on, until the test is over: sweeps
 * and beats come only as far as the answer is told that `ms` have passed.
 */
export function stopIntervals(): (ms: number) => void {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  return (ms) => void vi.advanceTimersByTime(ms);
}

/** The same for everything that is to happen once after a while. */
export function stopTimeouts(): (ms: number) => void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return (ms) => void vi.advanceTimersByTime(ms);
}
