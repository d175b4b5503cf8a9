import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pictures } from '../../client/api/api.ts';
import { whenOutdated } from '../../client/api/outdated.ts';
import { reloadSoon } from '../../client/lib/reload.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../picture/wire.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('[W11] an answer says which protocol the server speaks', () => {
  test.each([
    ['another one', { [PROTOCOL_HEADER]: String(PROTOCOL + 1) }, 1],
    ['this one', { [PROTOCOL_HEADER]: String(PROTOCOL) }, 0],
    ['none: a proxy answers', {}, 0],
  ])('%s', async (_, headers, times) => {
    vi.stubGlobal('fetch', async () => new Response('[]', { headers }));
    const told: string[] = [];
    const callOff = whenOutdated((why) => told.push(why));
    await pictures();
    callOff();
    await pictures();
    const why = `the server speaks protocol ${PROTOCOL + 1}, this page ${PROTOCOL}`;
    expect(told).toEqual(new Array(times).fill(why));
  });
});

describe('[W11] a page of another version reloads itself', () => {
  const kept = new Map<string, string>();
  let reloads = 0;
  beforeEach(() => {
    kept.clear();
    reloads = 0;
    vi.useFakeTimers();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    vi.stubGlobal('location', { reload: () => reloads++ });
  });

  test('within some seconds, and then not before a minute is over, however often it comes to that', () => {
    reloadSoon();
    vi.advanceTimersByTime(2999);
    expect(reloads).toBe(0);
    vi.advanceTimersByTime(4001);
    expect(reloads).toBe(1);
    for (let minute = 2; minute < 5; minute++) {
      reloadSoon(); // what came is of another version again
      vi.advanceTimersByTime(52_000);
      expect(reloads).toBe(minute - 1);
      vi.advanceTimersByTime(8000);
      expect(reloads).toBe(minute);
    }
  });

  test('a clock that was set back does not keep it waiting for longer than a minute', () => {
    kept.set('tripoint.reloaded', String(Date.now() + 86_400_000));
    reloadSoon();
    vi.advanceTimersByTime(60_000);
    expect(reloads).toBe(1);
  });

  test('called off, it does not', () => {
    reloadSoon()();
    vi.advanceTimersByTime(100_000);
    expect(reloads).toBe(0);
  });
});
