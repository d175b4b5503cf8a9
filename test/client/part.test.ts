import { afterEach, expect, test, vi } from 'vitest';
import { Part } from '../../client/ui/part.svelte.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a part is fetched once, however often it is asked for', async () => {
  const fetch = vi.fn(async () => 'form');
  const part = new Part(fetch);
  expect([part.here, part.failed]).toEqual([undefined, false]);
  expect(await Promise.all([part.ask(), part.ask()])).toEqual(['form', 'form']);
  expect(part.here).toBe('form');
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('a part that cannot be had is asked for again until it is here', async () => {
  vi.useFakeTimers();
  const fetch = vi.fn(async () => 'form');
  fetch.mockRejectedValueOnce(new Error('gone')).mockRejectedValueOnce(new Error('gone'));
  const part = new Part(fetch);
  const asked = part.ask();
  await vi.advanceTimersByTimeAsync(0);
  expect([part.here, part.failed]).toEqual([undefined, true]);
  await vi.advanceTimersByTimeAsync(6000);
  expect(await asked).toBe('form');
  expect([part.here, part.failed]).toEqual(['form', false]);
  expect(fetch).toHaveBeenCalledTimes(3);
});

test('a part that takes long is said to have failed, and is waited for all the same', async () => {
  vi.useFakeTimers();
  let come = (_: string) => {};
  const fetch = vi.fn(
    () =>
      new Promise<string>((done) => {
        come = done;
      }),
  );
  const part = new Part(fetch);
  const asked = part.ask();
  await vi.advanceTimersByTimeAsync(14_999);
  expect(part.failed).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([part.here, part.failed]).toEqual([undefined, true]);
  come('form');
  expect(await asked).toBe('form');
  expect([part.here, part.failed]).toEqual(['form', false]);
  expect(fetch).toHaveBeenCalledTimes(1);
});
