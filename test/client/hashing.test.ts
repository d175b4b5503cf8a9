import { afterEach, expect, test, vi } from 'vitest';
import { hashBeside } from '../../client/store/hashing.ts';
import { all } from '../../picture/table.ts';
import { FakeServer } from './support.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a worker that does not answer is given up after 10 s, for good, and the page hashes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let workers = 0;
  let ended = 0;
  class Mute extends EventTarget {
    constructor() {
      super();
      workers++;
    }
    postMessage(): void {}
    terminate(): void {
      ended++;
    }
  }
  vi.stubGlobal('Worker', Mute);
  const server = new FakeServer();
  server.grow(1100);
  const items = [...all(server.log.picture.items)];
  const turns = vi.fn((run: () => void) => run());
  const hash = hashBeside(turns);

  const both = Promise.all([hash(items, new Uint8Array(9)), hash(items, new Uint8Array(9))]);
  await vi.advanceTimersByTimeAsync(9_999);
  expect([workers, ended, turns.mock.calls.length]).toEqual([1, 0, 0]);
  await vi.advanceTimersByTimeAsync(1);
  await both;
  expect([workers, ended]).toEqual([1, 1]);
  expect(turns).toHaveBeenCalledTimes(10); // five slices, twice

  await hash(items, new Uint8Array(9));
  expect([workers, turns.mock.calls.length]).toEqual([1, 15]);
});
