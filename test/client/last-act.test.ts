import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LastAct } from '../../client/release/last-act.svelte.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('of what was asked while something was to come, the last alone is done, once', () => {
  const done: string[] = [];
  const last = new LastAct<string>();
  for (const what of ['list', 'propose', 'decide']) last.put((on) => done.push(`${what} ${on}`));
  expect(last.waits).toBe(true);
  last.do('here');
  last.do('here');
  expect([done, last.waits]).toEqual([['decide here'], false]);
});

test('what has waited for 10 s is dropped, from when it was asked', () => {
  const act = vi.fn();
  const last = new LastAct<string>();
  last.put(() => expect.unreachable());
  vi.advanceTimersByTime(9000);
  last.put(act);
  vi.advanceTimersByTime(9999);
  expect(last.waits).toBe(true);
  vi.advanceTimersByTime(1);
  expect(last.waits).toBe(false);
  last.do('here');
  expect(act).not.toHaveBeenCalled();
});
