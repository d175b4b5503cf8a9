/** The rows that a server keeps and sends are those of its log, however the entries came to it. */
import { expect, test } from 'vitest';
import { readEntry } from '../../picture/entry.ts';
import { readBlocks } from '../../picture/revisions/block-reader.ts';
import { blocksOf } from '../../picture/revisions/blocks.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { CheckpointCache } from '../../server/pictures/checkpoint-cache.ts';
import type { PictureReplica } from '../../server/pictures/picture-replica.ts';
import { fetched } from '../support/checkpoints.ts';
import { EVENT, reported } from '../support/examples.ts';
import { indexOf } from '../support/indexed.ts';
import { fill, keep, START } from '../support/keeping.ts';
import { command, LONG } from '../support/logs.ts';
import { OFFICER } from '../support/server.ts';

const LATER = START + 1e9;

/** The rows of the stored lines until `seq`. */
async function rowsIn({ log }: PictureReplica, seq: number) {
  const lines = await log.read(0, seq);
  return blocksOf(indexOf(lines.map(({ bytes }, i) => readEntry(bytes, i + 1))));
}

test('[R27] entries read at the start, committed here, and committed by another make the same rows', async () => {
  const log = memoryLog();
  await fill(log, LONG);
  const [one, other] = [await keep(log, () => LATER), await keep(log, () => LATER)];
  const item = 'E-2';
  const changes = [
    reported({ precedence: 'FLASH' }),
    { type: 'event.amended', item, event: { ...EVENT, precedence: 'ROUTINE' } },
    { type: 'position.taken', item, stance: 'denies' },
    { type: 'event.withdrawn', item, reason: 'false alarm' },
  ];
  const taken = await Promise.all(
    changes.map((change, i) => one.appender.append(OFFICER, [command(change, 2000 + i)])),
  );
  await other.replica.catchUp();
  const { seq } = one.replica.head;
  expect(taken.flat().filter(({ kind }) => kind === 'taken').length).toBe(seq - LONG.lines.length);
  expect(seq).toBeGreaterThan(LONG.lines.length);
  for (const { replica } of [one, other, await keep(log)]) {
    expect(replica.revisions.seq).toBe(seq);
    expect(blocksOf(replica.revisions)).toEqual(await rowsIn(replica, seq));
  }
});

test('[R27] a log that does not verify has rows until its last good entry', async () => {
  const log = memoryLog();
  const lines = LONG.lines.slice(0, 60).with(40, new TextEncoder().encode('{}'));
  await fill(log, { lines });
  const { replica } = await keep(log);
  expect(replica.alarm).toMatch(/^entry 41: /);
  expect([replica.head.seq, replica.revisions.seq]).toEqual([40, 40]);
  expect(blocksOf(replica.revisions)).toEqual(blocksOf(indexOf(LONG.entries.slice(0, 40))));
});

test('[R28] a checkpoint has the rows of its own last entry, whatever lands while it is made', async () => {
  const log = memoryLog();
  await fill(log, LONG);
  const { replica, appender } = await keep(log, () => LATER);
  const making = new CheckpointCache(replica).current();
  await appender.append(OFFICER, [command(reported(), 3000)]);
  const made = await making;
  const { seq } = made.head;
  expect(seq).toBe(LONG.lines.length);
  expect(replica.head.seq).toBe(seq + 1);
  const read = await fetched(made);
  expect(blocksOf(readBlocks(read.revisions, read.picture))).toEqual(await rowsIn(replica, seq));
});
