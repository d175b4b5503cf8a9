import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PROTOCOL } from '../../picture/wire.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { added, reported } from '../support/examples.ts';
import { START } from '../support/keeping.ts';
import { opened } from '../support/raw.ts';
import { drawn } from '../support/screen.ts';
import { serve } from '../support/server.ts';

describe('the beat', () => {
  let clock = START;
  beforeEach(() => {
    clock = START;
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });
  afterEach(() => void vi.useRealTimers());
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      clock += 1000;
      vi.advanceTimersByTime(1000);
    }
  };

  test('[W4] every second: the time, the head, its hash, the code', async () => {
    const server = await serve({ now: () => clock, cell: SHARED_ONLY });
    const { replica } = server.served();
    const screen = await server.screen();
    const due = (at: number) => ({
      type: 'beat',
      protocol: PROTOCOL,
      time: new Date(at).toISOString(),
      head: replica.head.seq,
      hash: replica.head.hash,
      code: replica.code,
    });
    expect((await screen.next('beat')).header).toEqual(due(START));
    pass(1);
    expect((await screen.next('beat')).header).toEqual(due(START + 1000));
    const before = replica.code;
    await server.ask(reported());
    pass(2);
    expect((await screen.next('beat')).header).toEqual(due(START + 2000));
    expect((await screen.next('beat')).header).toEqual(due(START + 3000));
    expect(replica.code).not.toBe(before);
    await screen.next('screens', ({ header }) => header.screens.length > 0);
    expect(drawn(screen.frames).code).toBe(replica.code);
  });

  test('[W5] a socket whose other side is gone without a word is let go of after 30 s', async () => {
    const server = await serve({ now: () => clock, cell: SHARED_ONLY });
    const { stream } = server.served();
    const screen = await server.screen();
    const gone = await opened(server.port);
    gone.resume(); // reads, and never answers
    for (let s = 5; s <= 30; s += 5) {
      const pinged = once(screen.socket, 'ping');
      pass(5);
      await pinged;
      await screen.roundTrip();
      expect(stream.sockets, `after ${s} s`).toBe(2);
    }
    pass(5);
    await once(gone, 'close');
    await screen.roundTrip();
    expect(stream.sockets).toBe(1);
  });

  test('[W2] a screen that was not woken for what landed gets it with the next beat', async () => {
    const log = memoryLog();
    const stuck = Promise.withResolvers<void>();
    let sticking = false;
    const read: typeof log.read = async (seq, limit) => {
      if (sticking) {
        sticking = false;
        await stuck.promise; // whoever reads first what landed: the stream
      }
      return log.read(seq, limit);
    };
    const server = await serve({
      log: () => ({ ...log, read }),
      now: () => clock,
      cell: SHARED_ONLY,
    });
    const screen = await server.screen();
    await screen.next('gap');
    sticking = true;
    await server.ask(added());
    await screen.roundTrip();
    expect([sticking, screen.seqs]).toEqual([false, []]);
    pass(1);
    await screen.until(() => screen.seqs.length === 1);
    stuck.resolve();
  });
});
