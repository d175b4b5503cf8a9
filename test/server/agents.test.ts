import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Entry } from '../../picture/entry.ts';
import type { Picture } from '../../picture/fold.ts';
import type { View } from '../../picture/views/view.ts';
import { Agent, appendOnce, type Duty } from '../../server/agents/agent.ts';
import { ItemRows } from '../../server/agents/item-rows.ts';
import { viewDuty } from '../../server/agents/view-duty.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { added, reported } from '../support/examples.ts';
import { keep } from '../support/keeping.ts';
import { command } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { random } from '../support/seed.ts';
import { OFFICER } from '../support/server.ts';
import { until } from '../support/until.ts';

interface Chore {
  readonly name: string;
  readonly from: number;
}

/** An agent with chores that a test hands to it, and what became of them. */
function hired(chores: Chore[], perform: Duty<Chore>['perform']) {
  let now = 0;
  const faults: string[] = [];
  const done: string[] = [];
  let wake = () => {};
  const agent = new Agent<Chore>(
    {
      async *wakes(signal) {
        while (!signal.aborted) {
          const woken = new Promise<void>((resolve) => {
            wake = resolve;
            signal.addEventListener('abort', () => resolve());
          });
          yield;
          await woken;
        }
      },
      at: (time) => chores.filter(({ from }) => from <= time),
      next: (time) => chores.map(({ from }) => from).find((from) => from > time),
      cause: ({ name }) => name,
      async perform(due) {
        const became = await perform(due);
        if (became === 'done') done.push(due.name);
        return became;
      },
    },
    { now: () => now, fault: ({ message }) => faults.push(message) },
  );
  return {
    agent,
    running: agent.run(),
    faults,
    done,
    wake: () => wake(),
    async pass(ms: number) {
      now += ms;
      await vi.advanceTimersByTimeAsync(ms);
    },
  };
}

const at = (from: number, ...names: string[]): Chore[] => names.map((name) => ({ name, from }));

describe('an agent', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  test('does one thing at a time, in order, each once, although it stays listed as due', async () => {
    let busy = 0;
    let most = 0;
    const chores = at(0, 'a', 'b', 'c');
    const { agent, done, wake, pass } = hired(chores, async () => {
      most = Math.max(most, ++busy);
      await new Promise(setImmediate);
      busy--;
      return 'done';
    });
    wake();
    await until(() => done.length >= 3);
    expect(done).toEqual(['a', 'b', 'c']);
    chores.push(...at(0, 'd'));
    wake();
    await until(() => done.length >= 4);
    expect(done).toEqual(['a', 'b', 'c', 'd']);
    await pass(1_000_000);
    expect([done.length, most]).toEqual([4, 1]);
    await agent.close();
  });

  test('waits for the next time, and looks at the clock at least once a minute: it may be set', async () => {
    const chores = [...at(1000, 'soon'), ...at(86_400_000, 'tomorrow')];
    const { agent, done, pass } = hired(chores, async () => 'done');
    await pass(999);
    expect(done).toEqual([]);
    await pass(1);
    expect(done).toEqual(['soon']);
    await pass(60_000);
    expect(vi.getTimerCount()).toBe(1);
    await pass(86_400_000);
    expect(done).toEqual(['soon', 'tomorrow']);
    await agent.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a fault is told and holds up nobody; what had it is not tried again', async () => {
    const chores = at(0, 'a', 'bad', 'c');
    let tries = 0;
    const { agent, done, faults, wake, pass } = hired(chores, async ({ name }) => {
      if (name === 'bad') {
        tries++;
        throw new Error('torn');
      }
      return 'done';
    });
    await until(() => done.length >= 2);
    expect(done).toEqual(['a', 'c']);
    wake();
    await pass(1_000_000);
    expect([faults, tries]).toEqual([['torn'], 1]);
    await agent.close();
  });

  test('what cannot be done just now is tried again in some seconds, the rest goes on', async () => {
    let open = false;
    const { agent, done, pass } = hired(at(0, 'shut', 'b'), async ({ name }) =>
      name === 'shut' && !open ? 'later' : 'done',
    );
    await until(() => done.length >= 1);
    expect(done).toEqual(['b']);
    await pass(5000);
    expect(done).toEqual(['b']);
    open = true;
    await pass(5000);
    expect(done).toEqual(['b', 'shut']);
    await agent.close();
  });

  test('closed, it finishes what it has begun and begins nothing more; drained, it does what is due first', async () => {
    const gate = Promise.withResolvers<void>();
    const chores = at(0, 'a', 'b');
    const { agent, done, running } = hired(chores, async () => {
      await gate.promise;
      return 'done';
    });
    await new Promise(setImmediate);
    const closed = agent.close();
    gate.resolve();
    await closed;
    await running;
    expect(done).toEqual(['a']);

    const late: Chore[] = [];
    const draining = hired(late, async () => 'done');
    await new Promise(setImmediate);
    late.push(...at(0, 'late')); // and nothing wakes it
    await draining.agent.drain();
    await draining.running;
    expect(draining.done).toEqual(['late']);
  });
});

/** What a view was told, checked as it comes: entry after entry, to just the picture that they lead to. */
class Told implements View<readonly number[]> {
  readonly seqs: number[] = [];
  starts = 0;
  #seq = 0;
  start({ seq }: Picture): void {
    this.starts++;
    this.#seq = seq;
  }
  take(entries: readonly Entry[], picture: Picture): void {
    for (const { seq } of entries) {
      expect(seq).toBe(++this.#seq);
      this.seqs.push(seq);
    }
    expect(picture.seq).toBe(this.#seq);
  }
  at = () => this.seqs;
  next = () => undefined;
}

describe('following a picture', () => {
  const rows = () =>
    new ItemRows(({ ref, seq, revision }) => (seq % 3 ? [{ ref, revision, from: seq }] : []));

  test('[R21] a view is told each entry once, with the picture it leads to; rows taken along are those begun anew', async () => {
    const { replica, appender } = await keep(memoryLog());
    const next = random(21);
    const [told, along] = [new Told(), rows()];
    const take = along.take.bind(along);
    let reached = 0; // by the rows
    along.take = (entries, after) => {
      take(entries, after);
      reached = after.seq;
    };
    const stop = new AbortController();
    const wakes = [told, along].map(async (view) => {
      for await (const _ of viewDuty<unknown>(replica, view).wakes(stop.signal)) {
        for (let n = next() * 5; n > 0; n--) await new Promise(setImmediate); // busy with what is due
      }
    });
    await new Promise(setImmediate);
    for (let n = 1; n < 300; ) {
      const size = 1 + Math.floor(next() * 8);
      const group = Array.from({ length: size }, () => {
        const change =
          next() < 0.5
            ? reported()
            : {
                ...reported({ precedence: 'FLASH' }),
                type: 'event.amended',
                item: `E-${2 + Math.floor(next() * n)}`,
              };
        return command(next() < 0.1 ? added() : change, n++);
      });
      await appender.append(OFFICER, group);
    }
    const { head, picture } = replica;
    while (told.seqs.length < head.seq - 1 || reached < head.seq) await new Promise(setImmediate);
    stop.abort();
    await Promise.all(wakes);
    expect([told.starts, told.seqs.at(-1)]).toEqual([1, head.seq]);
    const anew = rows();
    anew.start(picture);
    for (const now of [0, head.seq / 2, head.seq]) {
      expect(new Set(along.at(now))).toEqual(new Set(anew.at(now)));
      expect(along.next(now)).toBe(anew.next(now));
    }
    expect(along.at(head.seq).length).toBeGreaterThan(50);
  });

  test('one that is too far behind begins anew from the picture', async () => {
    const { replica, appender } = await keep(memoryLog());
    const view = new Told();
    const stop = new AbortController();
    const wakes = viewDuty<unknown>(replica, view).wakes(stop.signal)[Symbol.asyncIterator]();
    await wakes.next();
    for (let group = 0; group < 3; group++) {
      const commands = Array.from({ length: 512 }, (_, n) => command(added(), group * 512 + n + 1));
      await appender.append(OFFICER, commands);
    }
    await wakes.next();
    expect([view.starts, view.seqs]).toEqual([2, []]);
    await appender.append(OFFICER, [command(added(), 9999)]);
    await wakes.next();
    expect(view.seqs).toEqual([replica.head.seq]);
  });
});

test('[L8] what one cause leads to is taken once, whoever asks again', async () => {
  const { appender, replica } = await keep(memoryLog());
  const officer = person('us');
  const first = await appendOnce(appender, officer, reported(), 'siren', '7');
  expect(first).toMatchObject({ kind: 'taken', seq: 2 });
  expect(await appendOnce(appender, officer, reported(), 'siren', '7')).toEqual(first);
  expect(await appendOnce(appender, officer, reported(), 'siren', '8')).toMatchObject({ seq: 3 });
  expect(replica.head.seq).toBe(3);
});
