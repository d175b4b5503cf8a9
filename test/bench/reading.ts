/** Catching up by a checkpoint and its rows, and the picture at a random moment. */
import { join } from 'node:path';
import { code } from '../../picture/digest.ts';
import { fold, type Result } from '../../picture/fold.ts';
import { BEGINNING, type State } from '../../picture/replay.ts';
import { readBlocks } from '../../picture/revisions/block-reader.ts';
import { blocksOf } from '../../picture/revisions/blocks.ts';
import { Revisions } from '../../picture/revisions/revisions.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { PictureReplica } from '../../server/pictures/picture-replica.ts';
import { readCheckpoint, writeCheckpoint } from '../support/checkpoint-line.ts';
import { command } from '../support/logs.ts';
import { CELL, OPENED } from '../support/people.ts';
import { ms, quantile, type Row, scratch, sealedLog, share } from './support.ts';

const TIMES = 5;

/** How long a run takes, ms. */
function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The quickest of a few runs (ms): what disturbs a run only ever makes it slower. */
const quickest = (run: () => void): number =>
  Math.min(...Array.from({ length: TIMES }, () => timed(run)));

export async function benchReading(n: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [n / 10, n]) {
    const { sealed, entries, heads } = sealedLog(size);
    const head = heads.at(-1) ?? BEGINNING.head;
    const results: Result[] = [];
    const state: State = { head, picture: fold(BEGINNING.picture, entries, results) };
    const index = new Revisions();
    const taking = timed(() => index.take(entries, results));
    let text = '';
    const made = timed(() => {
      text = JSON.stringify([blocksOf(index, head.seq)]);
    });
    const line = writeCheckpoint(state.picture, head, code(head.hash, state.picture), text);
    const parse = quickest(() => JSON.parse(line));
    const read = quickest(() => readCheckpoint(line));
    rows.push({
      what: 'catch-up from a checkpoint: times JSON.parse of the same bytes',
      size: `${size}`,
      result: `${share(read, parse)} (${ms(read)} of ${ms(parse)}, ${(line.length / 2 ** 20).toFixed(1)} MiB)`,
    });
    const raw: unknown = JSON.parse(text);
    const judged = quickest(() => readBlocks(raw, state.picture));
    rows.push({
      what: 'rows of a checkpoint: size, taking entries, text of all blocks, reading them',
      size: `${size}`,
      result: [
        `${(text.length / size).toFixed(1)} bytes an entry, ${share(text.length, line.length)} of the line`,
        `${((1000 * taking) / size).toFixed(1)} µs an entry`,
        ms(made),
        ms(judged),
      ].join('; '),
    });
    const log = sqliteLog(join(scratch(), 'moment.db'));
    await log.append(sealed);
    const opening = { by: CELL, command: { ...command(OPENED, 0), change: OPENED } };
    const start = performance.now();
    const replica = await PictureReplica.open(log, opening, Date.now);
    const opened = performance.now() - start;
    const took: number[] = [];
    for (let i = 0; i < 500; i++) {
      const seq = 1 + ((i * 7919) % size);
      const from = performance.now();
      await replica.at({ seq });
      took.push(performance.now() - from);
    }
    rows.push({
      what: 'the picture at a random moment',
      size: `${size}`,
      result: `p50 ${ms(quantile(took, 0.5))}, p99 ${ms(quantile(took, 0.99))}`,
    });
    rows.push({
      what: 'start: the whole log read, hashed, checked and folded',
      size: `${size}`,
      result: `${ms(opened)}, ${((1000 * opened) / size).toFixed(0)} µs an entry`,
    });
    await log.close();
  }
  return rows;
}
