/** Runs in a thread of its own: says of pairs of areas whether they overlap, exactly. (overlap-judge.ts) */
import { parentPort } from 'node:worker_threads';
import { overlaps } from '../../picture/geo/overlap.ts';
import type { AreaPair } from '../../picture/views/alarms/unjudged.ts';

parentPort?.on('message', (pairs: readonly AreaPair[]) => {
  parentPort?.postMessage(pairs.map(([a, b]) => overlaps(a, b)));
});
