import { describe, expect, test } from 'vitest';
import { hashInPage } from '../../client/store/hashing.ts';
import { Inflow } from '../../client/store/inflow.ts';
import { Progressing, TimeLeft } from '../../client/store/progress.ts';
import { headOf } from '../../picture/chain.ts';
import { until } from '../support/until.ts';
import { FakeFetcher } from './fetcher.ts';
import { FakeServer, FakeTicker, Holder } from './support.ts';

/** Each look at it is `step` ms later: reading takes time. */
class BusyTicker extends FakeTicker {
  step = 0;
  override now(): number {
    this.pass(this.step);
    return super.now();
  }
}

function inflow() {
  const ticker = new BusyTicker();
  const server = new FakeServer();
  const fetcher = new FakeFetcher(server);
  const [entry] = server.log.entries;
  if (entry === undefined) throw new Error('a log begins with an entry');
  const holder = new Holder(headOf({ entry, hash: server.hashAt(1) }));
  holder.live = server.log.picture;
  const turns: (() => void)[] = [];
  const got: number[][] = [];
  const inflow = new Inflow({
    fetcher,
    hash: hashInPage(setImmediate),
    ticker,
    receiver: {
      get head() {
        return holder.head;
      },
      get live() {
        return holder.live;
      },
      start: () => {
        throw new Error('nothing is fetched');
      },
      receive: (entries, head) => {
        holder.receive(entries, head);
        got.push(entries.map(({ seq }) => seq));
      },
    },
    random: () => 1,
    turn: (run) => turns.push(run),
    heard: () => {},
    reached: () => {},
    received: () => {},
    progress: () => {},
    broken: (why) => expect.unreachable(why),
    newer: (why) => expect.unreachable(why),
    refused: (status) => expect.unreachable(String(status)),
  });
  const carry = (from: number, to: number) => inflow.take(server.log.lines.slice(from - 1, to));
  /** The turns that were asked for until now. */
  const pageTurn = () => {
    for (const run of turns.splice(0)) run();
  };
  return { ticker, server, fetcher, holder, inflow, carry, got, turns, pageTurn };
}

describe('a page that is behind', () => {
  test('what comes at once is handed over at once', () => {
    const { server, carry, got, turns, pageTurn } = inflow();
    server.grow(3);
    carry(2, 2);
    carry(3, 4);
    expect(got).toEqual([[2], [3, 4]]);
    pageTurn();
    expect(turns).toEqual([]);
  });

  test('[W8] [W14] many entries are read in slices, and the page has its turn between them', () => {
    const { ticker, server, holder, carry, pageTurn, turns } = inflow();
    server.grow(200);
    ticker.step = 1;
    carry(2, 201);
    let slices = 1;
    for (; holder.head.seq < 201 && turns.length > 0; slices++) pageTurn();
    ticker.step = 0;
    ticker.pass(2000);
    expect(holder.head.seq).toBe(201);
    expect(slices).toBeGreaterThan(10); // 13 lines of 1 ms each
  });

  test('[W14] the more a picture costs the page, the more seldom it gets one, never later than 1.5 s', () => {
    const { ticker, server, holder, carry, got, pageTurn } = inflow();
    server.grow(100);
    carry(2, 2);
    ticker.pass(300); // it took the page so long to draw it
    pageTurn();
    for (let seq = 3; seq <= 30; seq++) {
      carry(seq, seq);
      ticker.pass(10);
    }
    expect(got.map((seqs) => seqs.length)).toEqual([1]);
    ticker.pass(620); // 4 times as long as it took
    expect(got.map((seqs) => seqs.length)).toEqual([1, 28]);
    ticker.pass(5000);
    pageTurn(); // 5 s
    carry(31, 31);
    expect(holder.head.seq).toBe(31); // after a rest, at once
    ticker.pass(1000);
    carry(32, 101);
    expect(holder.head.seq).toBe(31);
    ticker.pass(500);
    expect(holder.head.seq).toBe(101);
  });

  test('[W14] a page that draws quickly gets few entries within 50 ms', () => {
    const { ticker, server, holder, carry, pageTurn } = inflow();
    server.grow(10);
    carry(2, 2);
    ticker.pass(100); // it took the page so long to draw it
    pageTurn();
    carry(3, 3);
    expect(holder.head.seq).toBe(3); // it rested meanwhile
    ticker.pass(10);
    carry(4, 4);
    expect(holder.head.seq).toBe(3);
    ticker.pass(40);
    expect(holder.head.seq).toBe(4);
  });

  test('while hundreds wait, a picture is handed over twice a second', () => {
    const { ticker, server, carry, got, pageTurn } = inflow();
    server.grow(4000);
    for (let from = 2; from < 4002; from += 400) {
      carry(from, Math.min(4001, from + 399));
      pageTurn();
      ticker.pass(100);
    }
    ticker.pass(500);
    expect(got.length).toBeLessThanOrEqual(4);
    expect(got.flat()).toEqual(Array.from({ length: 4000 }, (_, i) => i + 2));
  });

  test('[W14] a gap is fetched while what comes before it is read, and each entry comes once', async () => {
    const { ticker, server, fetcher, holder, inflow: flow, carry, got, pageTurn } = inflow();
    server.grow(300);
    ticker.step = 1;
    carry(2, 101);
    flow.gap(251);
    carry(252, 301);
    expect(holder.head.seq).toBeLessThan(101);
    pageTurn();
    expect(fetcher.asked).toEqual(['entries 102-251']);
    await until(() => {
      pageTurn();
      ticker.pass(50);
      return holder.head.seq === 301;
    });
    expect(fetcher.asked).toHaveLength(1);
    expect(got.flat()).toEqual(Array.from({ length: 300 }, (_, i) => i + 2));
  });

  test('what was planned before it was cleared does not happen', () => {
    const { ticker, server, holder, inflow: flow, carry, turns, pageTurn } = inflow();
    server.grow(200);
    ticker.step = 1;
    carry(2, 201);
    expect(turns.length).toBeGreaterThan(0);
    flow.clear();
    const { seq } = holder.head;
    pageTurn();
    ticker.pass(5000);
    expect(holder.head.seq).toBe(seq);
    ticker.step = 0;
    carry(seq + 1, 201); // goes on from what is held
    ticker.pass(5000);
    expect(holder.head.seq).toBe(201);
  });
});

test('the time left is as long as it took of late; nothing is said before a second', () => {
  const clock = new TimeLeft();
  expect(clock.left(0, 0, 100)).toBeUndefined();
  expect(clock.left(900, 9, 100)).toBeUndefined();
  expect(clock.left(2000, 20, 100)).toBe(8);
  expect(clock.left(4000, 20, 100)).toBe(16);
  for (let at = 5000; at <= 14_000; at += 1000) clock.left(at, 20 + (at - 4000) / 500, 100);
  expect(clock.left(14_000, 40, 100)).toBe(30); // what was fast before is forgotten
});

test('while a pause lasts no time left is told; then it is reckoned from what comes after it', () => {
  const ticker = new FakeTicker();
  const told: (number | undefined)[] = [];
  const progress = new Progressing(ticker, ({ left }) => told.push(left));
  const come = (entries: number) => {
    ticker.pass(1000);
    progress.came(entries);
  };
  progress.lacking(100);
  come(10);
  expect(told.at(-1)).toBe(9);
  progress.pause();
  expect(told.at(-1)).toBeUndefined();
  ticker.pass(15_000);
  come(10);
  expect(told.at(-1)).toBeUndefined();
  come(10);
  expect(told.at(-1)).toBe(7);
});
