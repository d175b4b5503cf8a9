import { describe, expect, test } from 'vitest';
import { Link } from '../../client/store/link.ts';
import type { Differs, LinkState } from '../../client/store/link-parts.ts';
import { GENESIS } from '../../picture/chain.ts';
import { digest } from '../../picture/digest.ts';
import { CLOSE, PROTOCOL } from '../../picture/wire.ts';
import { FakeServer, FakeTicker, Holder } from './support.ts';

function linked(door: 'open' | 401 | 403 | 404 = 'open') {
  const ticker = new FakeTicker();
  const server = new FakeServer();
  const holder = new Holder(GENESIS);
  const states: LinkState[] = [];
  const histories: Differs[] = [];
  const link = new Link({
    dial: server.dial,
    ticker,
    receiver: holder,
    random: () => 1, // the longest of each pause
    knock: async () => door,
    listener: {
      state: (state) => states.push(state),
      differs: (differs) => histories.push(differs),
      beat: () => {},
      screens: () => {},
      presence: () => {},
    },
  });
  return { ticker, server, holder, states, histories, link };
}

/** A link that stands at the head of a log of eleven entries, with a beat just heard. */
function live() {
  const all = linked();
  all.server.grow(10);
  all.link.open();
  all.server.open();
  all.server.checkpoint();
  all.server.beat();
  return all;
}

describe('resuming', () => {
  test('[W2] a new screen asks for a checkpoint and goes on from it', () => {
    const { server, holder, link } = live();
    expect(server.queries).toEqual(['']);
    server.grow(3);
    server.entries(12);
    expect(holder.got).toEqual([12, 13, 14]);
    expect(digest(holder.live)).toBe(digest(server.log.picture));
    expect(link.state).toEqual({ state: 'live' });
  });

  test('[W2] after a break it names the entry it holds and gets each later one once', () => {
    const { server, holder, ticker } = live();
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

  test('[W3] told that it holds another history, it says so and begins anew', () => {
    const { server, holder, histories } = live();
    server.frame(JSON.stringify({ type: 'differs', seq: 11, hash: server.hashAt(10) }));
    server.checkpoint();
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
  ])('[W2] after %s nothing of it is kept and a checkpoint is fetched', (what, spoil) => {
    const { server, holder, ticker, states } = live();
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
    server.checkpoint();
    expect(digest(holder.live)).toBe(digest(server.log.picture));
  });

  test('[R4] a name it does not know stops it and says reload', () => {
    const { server, states, ticker } = live();
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
    (_, known, newer) => {
      const { server, states, holder } = live();
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

  test('[W4] [W11] a beat of another protocol says reload, and nothing that follows it is read', () => {
    for (const protocol of [PROTOCOL + 1, PROTOCOL - 1]) {
      const { server, states, holder } = live();
      server.grow(1);
      server.beat({ protocol });
      server.entries(12, 12, (line) => line.slice(0, 80));
      server.checkpoint();
      expect(states.at(-1)).toMatchObject({ state: 'reload' });
      expect([holder.got, holder.starts]).toEqual([[], [11]]);
    }
  });
});

describe('backing off', () => {
  test('[W2] pauses double from half a second up to fifteen, and start anew once live', () => {
    const { server, ticker, states } = live();
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

  test('a server that stops says so, and the page comes back by itself', () => {
    const { server, states, ticker } = live();
    server.ears?.closed(CLOSE.draining, 'the server stops');
    expect(states.at(-1)).toMatchObject({ state: 'waiting', lost: 'draining' });
    ticker.pass(500);
    expect(server.queries).toHaveLength(2);
  });

  test('[P6] a session that ended shuts the door at once, and the page does not knock again by itself', () => {
    const { server, states, ticker } = live();
    server.ears?.closed(CLOSE.ended, 'the session has ended');
    expect(states.at(-1)).toEqual({ state: 'refused', status: 401 });
    ticker.pass(60_000);
    expect(server.queries).toHaveLength(1);
  });

  test('offline at once when the browser says so, back at once when it says that too', () => {
    const { server, states, link } = live();
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

  test('what an earlier socket still says is not heard', () => {
    const { server, holder, ticker, link } = live();
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

describe('freshness', () => {
  test('[W8] fresh, amber with its age after 3 s, NOT LIVE after 10 s', () => {
    const { link, ticker } = live();
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

  test('[W8] before anything was heard it is never fresh', () => {
    const { link, server } = linked();
    link.open();
    server.open();
    expect(link.freshness).toEqual({ state: 'never' });
  });

  test('[W8] no beat for 10 s: the socket is given up and dialled again', () => {
    const { states, ticker, server } = live();
    ticker.pass(9_999);
    expect(states.at(-1)).toEqual({ state: 'live' });
    ticker.pass(1);
    expect(states.at(-1)).toMatchObject({ state: 'waiting', lost: 'silent' });
    expect(server.hungUp).toBe(true);
    ticker.pass(500);
    expect(server.queries).toHaveLength(2);
  });

  test('[W8] a reopened socket alone does not make an old picture live', () => {
    const { link, ticker, server } = live();
    server.ears?.closed(1006, '');
    ticker.pass(20_000);
    server.open();
    expect(link.freshness.state).toBe('dead');
  });

  test('[W8] beats do not keep a picture fresh that lacks what they name', () => {
    const { link, ticker, server } = live();
    server.grow(4);
    for (let i = 0; i < 11; i++) {
      ticker.pass(1000);
      server.beat();
    }
    expect(link.freshness).toEqual({ state: 'dead', age: 11 });
    server.entries(12);
    expect(link.freshness).toEqual({ state: 'stale', age: 10 }); // as of the first beat it lacked
    server.beat();
    expect(link.freshness).toEqual({ state: 'fresh', age: 0 });
  });
});
