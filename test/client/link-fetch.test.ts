import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../client/store/link-parts.ts';
import { digest } from '../../picture/digest.ts';
import { PROTOCOL } from '../../picture/wire.ts';
import { until } from '../support/until.ts';
import { failing, lying, silent } from './fetcher.ts';
import { linked, live } from './linked.ts';

/** A screen that holds nothing, told that a log of three parts comes over HTTP. */
function opening(entries = 2100, door: 'open' | Refusal = 'open') {
  const all = linked(door);
  all.server.grow(entries);
  all.link.open();
  all.server.open();
  return all;
}

const whole = ({ holder, server }: ReturnType<typeof linked>) =>
  digest(holder.live) === digest(server.log.picture);

describe('a gap', () => {
  test('[W2] a screen that lacks some entries fetches them alone, and what is carried waits behind', async () => {
    const all = await live();
    const { server, holder, fetcher } = all;
    server.grow(400);
    server.gap(); // until 411
    server.grow(2);
    server.entries(412);
    server.grow(1);
    server.entries(414);
    expect(holder.got).toEqual([]);
    await until(() => holder.head.seq === 414);
    expect(fetcher.asked.slice(-1)).toEqual(['entries 12-411']);
    expect(holder.got).toEqual(Array.from({ length: 403 }, (_, i) => i + 12));
    expect(holder.starts).toEqual([11]);
    expect(whole(all)).toBe(true);
  });

  test('[W2] a screen that holds nothing fetches a checkpoint in parts, and goes on from it', async () => {
    const all = opening();
    const { server, holder, fetcher, progress } = all;
    server.gap(2000); // what is carried next is in the checkpoint as well
    server.entries(2001);
    server.grow(1);
    server.entries(2102);
    await until(() => holder.head.seq === 2102 && progress.at(-1) === undefined);
    expect(fetcher.asked).toEqual(['manifest', 'part 0', 'part 1', 'part 2']);
    expect([holder.starts, holder.got]).toEqual([[2101], [2102]]); // nothing twice
    expect(whole(all)).toBe(true);
    const told = progress.flatMap((one) => (one === undefined ? [] : [one.parts]));
    expect([told[0], told.at(-1)]).toEqual([0, 3]);
  });

  test('[W2] a checkpoint that is behind is followed by the entries from there', async () => {
    const all = opening(300);
    const { server, holder, fetcher } = all;
    fetcher.answer('manifest', (truth) => {
      server.grow(50);
      server.gap();
      return truth;
    });
    server.gap();
    await until(() => holder.head.seq === 351);
    expect(fetcher.asked.slice(-1)).toEqual(['entries 302-351']);
    expect(holder.starts).toEqual([301]);
    expect(whole(all)).toBe(true);
  });

  test('[W2] a second gap while one is fetched: each entry comes once, in order', async () => {
    const all = await live();
    const { server, holder, fetcher } = all;
    server.grow(20);
    server.gap(); // until 31
    server.grow(2);
    server.entries(32);
    server.grow(30);
    server.gap(); // until 63
    server.gap();
    server.grow(1);
    server.entries(64);
    await until(() => holder.head.seq === 64);
    expect(fetcher.asked.slice(-2)).toEqual(['entries 12-31', 'entries 34-63']);
    expect(holder.got).toEqual(Array.from({ length: 53 }, (_, i) => i + 12));
  });

  test('[W2] too much behind a gap is dropped and fetched with it', async () => {
    const all = await live();
    const { server, holder, fetcher, ticker } = all;
    server.grow(20);
    server.gap(); // until 31
    server.grow(3000); // over 1 MiB
    for (let from = 32; from <= 3031; from += 300) server.entries(from, from + 299);
    await until(() => {
      ticker.pass(1);
      return holder.head.seq === 3031;
    });
    expect(holder.got).toEqual(Array.from({ length: 3020 }, (_, i) => i + 12));
    expect(fetcher.asked.slice(1).filter((one) => one.startsWith('entries'))).toHaveLength(2);
    expect(whole(all)).toBe(true);
  });

  test('[W3] told that it differs while it fetches, it fetches a checkpoint next', async () => {
    const all = await live();
    const { server, holder, fetcher, histories } = all;
    server.grow(10);
    fetcher.answer('entries', silent);
    server.gap();
    server.ears?.closed(1006, '');
    all.ticker.pass(500);
    server.open();
    server.frame(JSON.stringify({ type: 'differs', seq: 11, hash: server.hashAt(10) }));
    server.gap();
    await until(() => holder.starts.length === 2);
    expect(histories).toHaveLength(1);
    expect(fetcher.asked.slice(-2)).toEqual(['manifest', 'part 0']);
    expect(whole(all)).toBe(true);
  });

  test('[C2] lines over HTTP that do not follow are thrown away, and a checkpoint is fetched', async () => {
    const all = await live();
    const { server, holder, fetcher, states, ticker } = all;
    server.grow(10);
    fetcher.answer('entries', () => server.log.lines.slice(13, 21));
    server.gap();
    await until(() => states.at(-1)?.state === 'waiting');
    expect(states.at(-1)).toMatchObject({ lost: 'broken' });
    expect([holder.got, server.hungUp]).toEqual([[], true]);
    ticker.pass(500);
    expect(server.queries.at(-1)).toBe('');
    server.open();
    await all.started(() => server.gap());
    expect(whole(all)).toBe(true);
  });

  test('an answer that holds fewer entries is asked for again from there', async () => {
    const { server, holder, fetcher } = await live();
    server.grow(10);
    fetcher.answer('entries', () => server.log.lines.slice(11, 15));
    server.gap();
    await until(() => holder.head.seq === 21);
    expect(fetcher.asked.slice(-2)).toEqual(['entries 12-21', 'entries 16-21']);
  });
});

describe('a fetch that fails', () => {
  test('a server that stops in the middle of a part: it alone is asked for again', async () => {
    const all = opening();
    const { server, holder, fetcher, ticker, states } = all;
    fetcher.answer('part 1', (_, told) => {
      told.bytes(500);
      return new Promise(() => {});
    });
    server.gap();
    await until(() => fetcher.asked.length === 4);
    for (let i = 0; i < 10; i++) {
      ticker.pass(999);
      server.beat();
    }
    expect(fetcher.signals[2]?.aborted).toBe(false);
    ticker.pass(10);
    expect(fetcher.signals[2]?.aborted).toBe(true);
    await until(() => ticker.plans.includes(500));
    ticker.pass(500);
    await until(() => holder.starts.length === 1);
    expect(fetcher.asked.slice(1).sort()).toEqual(['part 0', 'part 1', 'part 1', 'part 2']);
    expect(states.at(-1)).toEqual({ state: 'live' });
    expect(whole(all)).toBe(true);
  });

  test('[W14] a part with another hash is never taken: asked for again, then thrown away', async () => {
    const all = opening();
    const { server, holder, fetcher, ticker, states } = all;
    fetcher.answer('part 0', lying);
    server.gap();
    await until(() => ticker.plans.includes(500));
    ticker.pass(500);
    await until(() => holder.starts.length === 1);
    expect(whole(all)).toBe(true);

    const other = opening(10);
    other.fetcher.answer('part 0', lying, lying, lying);
    other.server.gap();
    for (const pause of [500, 1000]) {
      await until(() => other.ticker.plans.includes(pause));
      other.ticker.pass(pause);
    }
    await until(() => other.states.at(-1)?.state === 'waiting');
    expect(other.states.at(-1)).toMatchObject({ lost: 'broken', why: /does not have its hash/ });
    expect(other.holder.starts).toEqual([]);
    expect(states.at(-1)).toEqual({ state: 'live' });
  });

  test('[R20] [W14] a checkpoint whose code the page does not find again is thrown away', async () => {
    const { server, holder, fetcher, states } = opening(10);
    fetcher.answer('manifest', (truth) => ({ ...truth, code: '0000-0000' }));
    server.gap();
    await until(() => states.at(-1)?.state === 'waiting');
    expect(states.at(-1)).toMatchObject({ lost: 'broken', why: /has the code .*0000-0000/ });
    expect(holder.starts).toEqual([]);
  });

  test('a part that is no longer there: the manifest again, and the parts that came are kept', async () => {
    const all = opening();
    const { server, holder, fetcher } = all;
    fetcher.answer('part 2', (truth) => {
      server.grow(1); // changes the last part
      return truth instanceof Uint8Array ? { failed: 404, why: 'no such part' } : truth;
    });
    server.gap();
    await until(() => holder.starts.length === 1);
    expect(fetcher.asked).toEqual(['manifest', 'part 0', 'part 1', 'part 2', 'manifest', 'part 2']);
    expect(whole(all)).toBe(true);
  });

  test.each([401, 403, 404] as const)('refused with %i, it waits for a person', async (status) => {
    for (const to of ['manifest', 'entries'] as const) {
      const all = to === 'manifest' ? opening(10, status) : await live(10, status);
      const { server, fetcher, states, ticker } = all;
      server.grow(10);
      fetcher.answer(to, failing(status));
      server.gap();
      await until(() => states.at(-1)?.state === 'refused');
      expect(states.at(-1)).toEqual({ state: 'refused', status });
      const asked = fetcher.asked.length;
      ticker.pass(60_000);
      expect([fetcher.asked.length, server.hungUp]).toEqual([asked, true]);
    }
  });

  test('a refusal that the door does not confirm is a break: dialled again, and fetched', async () => {
    const { server, holder, fetcher, states, ticker } = await live();
    server.grow(10);
    fetcher.answer('entries', failing(404));
    server.gap();
    await until(() => states.at(-1)?.state === 'waiting');
    await new Promise(setImmediate); // it has knocked
    expect(states.at(-1)).toMatchObject({ lost: 'lost', why: 'refused with 404' });
    ticker.pass(500);
    server.open();
    server.gap();
    await until(() => holder.head.seq === 21);
    expect(states.some(({ state }) => state === 'refused')).toBe(false);
  });

  test('a mistake of the page is told of, and the link begins anew', async () => {
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    try {
      const told = new Promise((done) => process.once('unhandledRejection', done));
      const { server, fetcher, states } = opening(10);
      fetcher.answer('manifest', () => {
        throw new TypeError('a mistake');
      });
      server.gap();
      expect(await told).toEqual(new TypeError('a mistake'));
      expect(states.at(-1)).toMatchObject({ state: 'waiting', lost: 'broken', why: /a mistake/ });
    } finally {
      for (const other of others) process.on('unhandledRejection', other);
    }
  });

  test('503 is asked again after as long as it says, no network ever more slowly', async () => {
    const { server, holder, fetcher, ticker } = opening(10);
    fetcher.answer('manifest', failing(503, 7000));
    fetcher.answer('part 0', failing('offline'), failing('offline'), failing(500));
    server.gap();
    for (const pause of [7000, 500, 1000, 2000]) {
      await until(() => ticker.plans.includes(pause));
      ticker.pass(pause);
      server.beat(); // the socket is alive
    }
    await until(() => holder.starts.length === 1);
    expect(fetcher.asked).toEqual(['manifest', 'manifest', 'part 0', 'part 0', 'part 0', 'part 0']);
  });

  test('closed while it fetches: called off, and the parts that came are kept for the next', async () => {
    const all = opening();
    const { server, holder, fetcher, ticker, progress } = all;
    fetcher.answer('part 2', silent);
    server.gap();
    await until(() => progress.at(-1)?.parts === 2);
    server.ears?.closed(1006, '');
    expect(fetcher.signals.at(-1)?.aborted).toBe(true);
    expect(progress.at(-1)).toBeUndefined();
    ticker.pass(500);
    server.open();
    server.gap();
    await until(() => holder.starts.length === 1);
    expect(fetcher.asked.slice(4)).toEqual(['manifest', 'part 2']);
    expect(whole(all)).toBe(true);
  });

  test('[W11] a manifest of another version says reload', async () => {
    const { server, fetcher, states } = opening(10);
    fetcher.answer('manifest', () => ({ other: `protocol ${PROTOCOL + 1}` }) as never);
    server.gap();
    await until(() => states.at(-1)?.state === 'reload');
    expect(server.hungUp).toBe(true);
  });
});

describe('life', () => {
  test('[W8] [W14] bytes of a fetch keep the socket, but make no picture fresh', async () => {
    const { server, fetcher, ticker, link, states } = await live();
    let bytes = (_: number) => {};
    server.grow(5);
    fetcher.answer('entries', (_, told) => {
      bytes = told.bytes;
      return new Promise(() => {});
    });
    server.gap();
    for (let i = 0; i < 5; i++) {
      ticker.pass(9000);
      bytes(100);
    }
    expect(states.at(-1)).toEqual({ state: 'live' });
    expect(link.freshness).toEqual({ state: 'dead', age: 45 });
    ticker.pass(10_000); // neither beat nor byte
    expect(states.at(-1)).toMatchObject({ state: 'waiting', lost: 'silent' });
  });

  test('[W8] [W14] the picture is as old as the last beat that it has reached', async () => {
    const { server, holder, fetcher, ticker, link } = await live();
    const held: (() => void)[] = [];
    server.grow(10);
    fetcher.answer('entries', (_, told) => {
      held.push(() => told.lines(server.log.lines.slice(11, 16)));
      return new Promise(() => {});
    });
    server.beat({ head: 14 });
    ticker.pass(2000);
    server.beat({ head: 16 });
    ticker.pass(2000);
    server.beat({ head: 21 });
    server.gap();
    held[0]?.();
    await until(() => holder.head.seq === 16);
    expect(link.freshness).toEqual({ state: 'fresh', age: 2 });
  });

  test('64 KiB of entries are acknowledged, but not while they wait behind a gap', async () => {
    const { server, holder, fetcher, ticker } = await live();
    const received = () => server.heard.filter((text) => text.includes('"received"'));
    server.grow(300);
    for (let from = 12; from <= 311; from += 50) server.entries(from, from + 49);
    await until(() => holder.head.seq === 311);
    const bytes = (seq: number) =>
      server.log.lines.slice(11, seq).reduce((sum, { length }) => sum + length, 0);
    const said = received().map((text) => Number(JSON.parse(text).seq));
    expect(said.length).toBeGreaterThan(1);
    for (const [i, seq] of said.entries()) {
      const since = bytes(seq) - bytes(said[i - 1] ?? 11);
      expect(since).toBeGreaterThanOrEqual(64 * 1024);
    }
    let answer = (_: readonly Uint8Array[]) => {};
    fetcher.answer(
      'entries',
      () =>
        new Promise((done) => {
          answer = done;
        }),
    );
    server.grow(10);
    server.gap();
    server.grow(300);
    server.entries(322);
    expect(received()).toHaveLength(said.length);
    answer(server.log.lines.slice(311, 321));
    await until(() => {
      ticker.pass(1);
      return holder.head.seq === 621;
    });
    expect(JSON.parse(received().at(-1) ?? '{}')).toEqual({ type: 'received', seq: 621 });
  });
});
