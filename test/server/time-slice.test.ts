/** Long work on requests gives way: judged by a clock that the test moves and by turns of the event loop. */
import { expect, test, vi } from 'vitest';
import { handleCommands } from '../../server/http/picture-changes.ts';
import { parseMoment, pictureJson } from '../../server/http/picture-reads.ts';
import { TimeSlice } from '../../server/lib/time-slice.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { reported } from '../support/examples.ts';
import { fill, keep } from '../support/keeping.ts';
import { LONG } from '../support/logs.ts';
import { asked, OFFICER } from '../support/server.ts';

/** A clock that is `step` ms later at every look. */
function everyLook(step: number): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += step;
    return now;
  });
}

/** How many turns everything else had while this work went on. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let done = false;
  const turn = () => {
    turns++;
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  await work().finally(() => (done = true));
  return turns;
}

test('work that has gone on for 15 ms gives everything else a turn; shorter work goes on', async () => {
  everyLook(15);
  const slow = new TimeSlice();
  expect(await turnsDuring(() => slow.yieldIfDue())).toBe(1);
  everyLook(14);
  const quick = new TimeSlice();
  expect(await turnsDuring(() => quick.yieldIfDue())).toBe(0);
});

test('a batch whose every line takes long lets everything else have its turn between any two lines', async () => {
  const LINES = 40;
  const body = Array.from({ length: LINES }, () => asked(reported())).join('\n');
  const { replica, appender } = await keep(memoryLog());
  everyLook(20);
  const bytes = new TextEncoder().encode(body);
  const turns = await turnsDuring(() => handleCommands({ replica, appender }, OFFICER, bytes));
  expect(turns).toBeGreaterThanOrEqual(2 * LINES); // read, and then judged
  expect(replica.head.seq).toBe(LINES + 1);
});

test('the picture at any moment, however large, lets everything else have its turn at each page and entry', async () => {
  const log = memoryLog();
  await fill(log, LONG);
  const { replica } = await keep(log);
  const { pages } = replica.picture.items;
  for (const [at, as, turns] of [
    [undefined, 'known', pages.length],
    [{ seq: 890 }, 'known', pages.length + 100], // entries after its keyframe
    [parseMoment('2026-11-22T15:00:00Z'), 'happened', 2 * pages.length],
  ] as const) {
    everyLook(20);
    const whole = async () => {
      for await (const chunk of pictureJson(replica, at, as)) expect(chunk).toBeDefined();
    };
    expect(await turnsDuring(whole)).toBeGreaterThanOrEqual(turns);
  }
});
