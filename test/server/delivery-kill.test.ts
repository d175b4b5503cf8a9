/** Messages, receipts and suspended channels while the server is killed at any moment. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Cell } from '../../picture/cell.ts';
import type { Entry } from '../../picture/entry.ts';
import { ROOT, startMain, turns } from '../support/child.ts';
import { DAY } from '../support/clock.ts';
import { figure } from '../support/figure.ts';
import { laddersAt } from '../support/laddering.ts';
import { sized } from '../support/scale.ts';
import { random, seed } from '../support/seed.ts';
import { scratch, stubPage } from '../support/server.ts';
import { Talkers } from '../support/talkers.ts';
import { entriesOf, expectKept, readiness } from '../support/writers.ts';

const KILLS = sized({ test: 12, soak: 200 });
const SERVED = Cell.parse(JSON.parse(readFileSync(join(ROOT, 'data', 'cell.json'), 'utf8')));

/**
 * When each message reached each desk, by one walk through the log: at once, or with the next resumption of a
 * channel that was suspended. Written apart from the rules.
 */
function reachedIn(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const reached = new Map<string, string>();
  const suspended = new Map<string, string>();
  const waiting = new Map<string, string[]>();
  for (const { seq, time, by, change } of entries) {
    if (change.type === 'channel.suspended') suspended.set(by.desk, `C-${seq}`);
    if (change.type === 'channel.resumed') {
      suspended.delete(by.desk);
      for (const key of waiting.get(by.desk) ?? []) reached.set(key, `reached ${Date.parse(time)}`);
      waiting.delete(by.desk);
    }
    if (change.type !== 'message.sent') continue;
    for (const desk of change.message.to) {
      const key = `M-${seq} ${desk}`;
      const waits = change.message.phrase?.lifeSafety === true ? undefined : suspended.get(desk);
      reached.set(key, waits === undefined ? `reached ${Date.parse(time)}` : `waits for ${waits}`);
      if (waits !== undefined) waiting.set(desk, [...(waiting.get(desk) ?? []), key]);
    }
  }
  return reached;
}

test('[R65] [L8] [L9] killed again and again while three desks write: nothing is lost, and each ladder is what it was', async () => {
  const next = random(17);
  const [dir, page] = [scratch(), stubPage()];
  const talkers = new Talkers();
  let before: { readonly seq: number; readonly ladders: readonly string[] } | undefined;
  let acknowledged = 0;
  let now = 0;
  /** Starts a server that holds all that the one before had acknowledged. */
  const started = async () => {
    const child = await startMain(dir, page);
    expect(await readiness(child), `seed ${seed}`).toBe('ready');
    const kept = await entriesOf(child);
    expectKept(talkers.taken.slice(0, acknowledged), kept);
    if (before === undefined) return child;
    const entries = [...kept.values()].map(({ entry }) => entry);
    expect(laddersAt(entries, SERVED, now, before.seq)).toEqual(before.ladders);
    return child;
  };
  for (let kill = 0; kill < KILLS; kill++) {
    const child = await started();
    const enough = talkers.answered(1 + Math.floor(next() * 30));
    talkers.serve(child);
    await enough;
    const entries = [...(await entriesOf(child)).values()].map(({ entry }) => entry);
    now = Date.parse(entries.at(-1)?.time ?? '') + DAY; // all clocks have run out by then
    before = { seq: entries.length, ladders: laddersAt(entries, SERVED, now) };
    await turns(next() * 60); // anywhere between two answers
    talkers.unserve();
    child.process.kill('SIGKILL');
    expect(await child.ended).toBe('SIGKILL');
    acknowledged = talkers.taken.length;
  }
  const child = await started();
  talkers.serve(child);
  await talkers.stop();
  const kept = await entriesOf(child);
  expectKept(talkers.taken, kept);
  expect(kept.size).toBe(talkers.taken.length + 1); // what was asked again was not taken again
  const reached = reachedIn([...kept.values()].map(({ entry }) => entry));
  const ladders = laddersAt(
    [...kept.values()].map(({ entry }) => entry),
    SERVED,
    now + DAY,
  );
  const firsts = ladders.map((line) => line.split(',')[0]);
  expect(firsts).toEqual([...reached].map(([key, how]) => `${key}: ${how}`));
  const named = new Set([...reached.keys()].map((key) => key.split(' ')[0]));
  expect([...named].sort()).toEqual([...talkers.sent].sort());
  figure(
    `killed ${KILLS} times: ${named.size} messages in ${kept.size} entries, to ${ladders.length} desks`,
  );
});
