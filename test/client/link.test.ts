import { describe, expect, test } from 'vitest';
import { BrokenLog } from '../../picture/broken.ts';
import { digest } from '../../picture/digest.ts';
import { CLOSE, PROTOCOL } from '../../picture/wire.ts';
import { linked, live } from './linked.ts';
import type { FakeServer } from './support.ts';

describe('resuming', () => {
  test('[W2] a new screen fetches a checkpoint and goes on from it', async () => {
    const { server, holder, link } = await live();
    expect(server.queries).toEqual(['']);
    server.grow(3);
    server.entries(12);
    expect(holder.got).toEqual([12, 13, 14]);
    expect(digest(holder.live)).toBe(digest(server.log.picture));
    expect(link.state).toEqual({ state: 'live' });
  });

  test('[W2] after a break it names the entry it holds and gets each later one once', async () => {
    const { server, holder, ticker } = await live();
    server.ears?.closed(1006, '');
    server.grow(5);
    ticker.pass(500);
    expect(server.queries[1]).toBe(`?after=11&hash=${server.hashAt(11)}`);
    server.open();
    server.entries(12, 13);
    server.entries(14);
    expect(holder.got).toEqual([12, 13, 14, 15, 16]);
    expect(holder.starts).toEqual([11]);
  });

  test('[W3] told that it holds another history, it says so and begins anew', async () => {
    const { server, holder, histories, started } = await live();
    server.frame(JSON.stringify({ type: 'differs', seq: 11, hash: server.hashAt(10) }));
    await started(() => server.gap());
    expect(histories).toHaveLength(1);
    expect(holder.starts).toEqual([11, 11]);
  });

  test.each([
    ['a gap', (s: FakeServer) => s.entries(13)],
    ['an entry again', (s: FakeServer) => s.entries(11)],
    [
      'a changed line',
      (s: FakeServer) => s.entries(12, 12, (l) => l.replace('IMMEDIATE', 'FLASH')),
    ],
    [
      'a broken chain',
      (s: FakeServer) => s.entries(12, 13, (l) => l.replace('"seq":13', '"seq":14')),
    ],
    ['half a line', (s: FakeServer) => s.entries(12, 12, (l) => l.slice(0, 80))],
    [
      'fewer lines than counted',
      (s: FakeServer) => s.frame('{"type":"entries","count":2,"head":13}'),
    ],
  ])('[W2] after %s nothing of it is kept and a checkpoint is fetched', async (what, spoil) => {
    const { server, holder, ticker, states, started } = await live();
    server.grow(2);
    const before = digest(holder.live);
    spoil(server);
    if (what === 'a changed line') server.entries(13); // found by the line that follows
    expect(states.at(-1)).toMatchObject({ state: 'waiting', lost: 'broken' });
    if (what !== 'a changed line') expect(digest(holder.live)).toBe(before);
    expect(server.hungUp).toBe(true);
    ticker.pass(500);
    expect(server.queries.at(-1)).toBe('');
    server.open();
    await started(() => server.gap());
    expect(digest(holder.live)).toBe(digest(server.log.picture));
  });

  test('[R4] a name it does not know stops it and says reload', async () => {
    const { server, states, ticker } = await live();
    server.grow(1);
    server.entries(12, 12, (line) => line.replace('event.reported', 'event.dreamt'));
    expect(states.at(-1)).toMatchObject({ state: 'reload' });
    ticker.pass(60_000);
    expect(server.queries).toHaveLength(1);
  });

  test.each([
    ['a field that it does not know', '"command":', '"mood":"calm","command":'],
    ['a value that it does not know', '"precedence":"IMMEDIATE"', '"precedence":"CALM"'],
  ])(
    '[W11] a whole line with %s says reload, and never that the log is broken',
    async (_, known, newer) => {
      const { server, states, holder } = await live();
      server.grow(2);
      server.entries(12, 13, (line) => line.replace(known, newer));
      expect(states.at(-1)).toMatchObject({
        state: 'reload',
        why: expect.stringMatching(/^entry 12/),
      });
      expect(states.some(({ state }) => state === 'waiting')).toBe(false);
      expect([holder.got, server.hungUp]).toEqual([[], true]);
    },
  );

  test('[W4] [W11] a beat of another protocol says reload, and nothing that follows it is read', async () => {
    for (const protocol of [PROTOCOL + 1, PROTOCOL - 1]) {
      const { server, states, holder } = await live();
      server.grow(1);
      server.beat({ protocol });
      server.entries(12, 12, (line) => line.slice(0, 80));
      server.gap();
      expect(states.at(-1)).toMatchObject({ state: 'reload' });
      expect([holder.got, holder.starts]).toEqual([[], [11]]);
    }
  });
});

describe('backing off', () => {
  test('[W2] pauses double from half a second up to fifteen, and start anew once live', async () => {
    const { server, ticker, states } = await live();
    const pauses: number[] = [];
    for (let i = 0; i < 7; i++) {
      server.ears?.closed(1006, '');
      const last = states.at(-1);
      if (last?.state !== 'waiting') throw new Error(`is ${last?.state}`);
      pauses.push(last.until - ticker.now());
      ticker.pass(last.until - ticker.now());
      server.open();
    }
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    server.beat(); // at the head: live again
    server.ears?.closed(1006, '');
    expect(states.at(-1)).toMatchObject({ until: ticker.now() + 500 });
  });

  test('a server that stops says so, and the page comes back by itself', async () => {
    const { server, states, ticker } = await live();
    server.ears?.closed(CLOSE.draining, 'the server stops');
    expect(states.at(-1)).toMatchObject({ state: 'waiting', lost: 'draining' });
    ticker.pass(500);
    expect(server.queries).toHaveLength(2);
  });

  test('[P6] a session that ended shuts the door at once, and the page does not knock again by itself', async () => {
    const { server, states, ticker } = await live();
    server.ears?.closed(CLOSE.ended, 'the session has ended');
    expect(states.at(-1)).toEqual({ state: 'refused', status: 401 });
    ticker.pass(60_000);
    expect(server.queries).toHaveLength(1);
  });

  test('offline at once when the browser says so, back at once when it says that too', async () => {
    const { server, states, link } = await live();
    link.offline();
    expect(states.at(-1)).toMatchObject({ state: 'waiting', lost: 'offline' });
    link.hurry();
    expect(server.queries).toHaveLength(2);
  });

  test.each([401, 403, 404] as const)('a door shut with %i waits for a person', async (status) => {
    const { server, states, ticker, link } = linked(status);
    link.open();
    server.ears?.closed(1006, '');
    await Promise.resolve();
    await Promise.resolve();
    expect(states.at(-1)).toEqual({ state: 'refused', status });
    ticker.pass(60_000);
    expect(server.queries).toHaveLength(1);
  });

  test('what an earlier socket still says is not heard', async () => {
    const { server, holder, ticker, link } = await live();
    const old = server.ears;
    old?.closed(1006, '');
    ticker.pass(500);
    server.open();
    old?.frame('{"type":"entries","count":9,"head":99}');
    old?.closed(1006, '');
    expect(link.state).toEqual({ state: 'live' });
    expect(holder.starts).toEqual([11]);
    expect(server.queries).toHaveLength(2);
  });
});

describe('a moment that is fetched first', () => {
  /** A link that waits for the moment; the answers tell of it, or end it. */
  function waiting() {
    const all = linked();
    let heard = () => {};
    let fail = (_: Error) => {};
    Object.assign(all.holder, {
      ahead: (_: number, told: () => void) => {
        heard = told;
        return new Promise<void>((_, no) => {
          fail = no;
        });
      },
    });
    all.server.grow(10);
    all.link.open();
    all.server.open();
    all.server.gap();
    return { ...all, heard: () => heard(), fail: (fault: Error) => fail(fault) };
  }

  test('[W8] what comes of it keeps the socket', () => {
    const { ticker, heard, link } = waiting();
    for (let i = 0; i < 3; i++) {
      ticker.pass(9000);
      heard();
    }
    expect(link.state).toEqual({ state: 'live' });
  });

  test('a link that was closed meanwhile stays closed', () => {
    const { server, ticker, heard, link } = waiting();
    link.close();
    heard();
    ticker.pass(60_000);
    expect(link.state).toEqual({ state: 'closed' });
    expect(server.queries).toHaveLength(1);
  });

  test('if it is broken, the picture is fetched without it', async () => {
    const { server, fail, started } = waiting();
    await started(() => fail(new BrokenLog(3, 'R28', 'has other rows')));
    expect(server.queries).toHaveLength(1);
  });
});

describe('freshness', () => {
  test('[W8] fresh, amber with its age after 3 s, NOT LIVE after 10 s', async () => {
    const { link, ticker } = await live();
    expect(link.freshness).toEqual({ state: 'fresh', age: 0 });
    ticker.pass(3000);
    expect(link.freshness).toEqual({ state: 'fresh', age: 3 });
    ticker.pass(1000);
    expect(link.freshness).toEqual({ state: 'stale', age: 4 });
    ticker.pass(6000);
    expect(link.freshness).toEqual({ state: 'stale', age: 10 });
    ticker.pass(1);
    expect(link.freshness).toEqual({ state: 'dead', age: 10 });
  });

  test('[W8] before anything was heard it is never fresh', async () => {
    const { link, server } = linked();
    link.open();
    server.open();
    expect(link.freshness).toEqual({ state: 'never' });
  });

  test('[W8] no beat for 10 s: the socket is given up and dialled again', async () => {
    const { states, ticker, server } = await live();
    ticker.pass(9_999);
    expect(states.at(-1)).toEqual({ state: 'live' });
    ticker.pass(1);
    expect(states.at(-1)).toMatchObject({ state: 'waiting', lost: 'silent' });
    expect(server.hungUp).toBe(true);
    ticker.pass(500);
    expect(server.queries).toHaveLength(2);
  });

  test('[W8] a reopened socket alone does not make an old picture live', async () => {
    const { link, ticker, server } = await live();
    server.ears?.closed(1006, '');
    ticker.pass(20_000);
    server.open();
    expect(link.freshness.state).toBe('dead');
  });

  test('[W8] beats do not keep a picture fresh that lacks what they name', async () => {
    const { link, ticker, server } = await live();
    server.grow(4);
    for (let i = 0; i < 11; i++) {
      ticker.pass(1000);
      server.beat();
    }
    expect(link.freshness).toEqual({ state: 'dead', age: 11 });
    server.entries(12);
    expect(link.freshness).toEqual({ state: 'fresh', age: 0 }); // the last beat named no more
    server.grow(1);
    ticker.pass(1000);
    server.beat();
    server.grow(1);
    ticker.pass(3000);
    server.beat();
    server.entries(16, 16);
    expect(link.freshness).toEqual({ state: 'fresh', age: 3 }); // as of the beat that named it
    server.entries(17);
    expect(link.freshness).toEqual({ state: 'fresh', age: 0 });
  });
});
