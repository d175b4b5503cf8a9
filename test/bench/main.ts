/** Prints the table of figures: ratios measured in one run. Nothing here passes or fails. */
import { benchAppend } from './append.ts';
import { benchDelivery, benchIdle } from './delivery.ts';
import { benchDrawn } from './drawn.ts';
import { benchJudging } from './judging.ts';
import { benchList } from './list.ts';
import { benchReading } from './reading.ts';
import { benchReplay } from './replay.ts';
import type { Row } from './support.ts';
import { benchWeights } from './weights.ts';

/** A size a tenth of the full one, for trying: `npm run bench -- --quick`. */
const full = process.argv.includes('--quick') ? 0.1 : 1;
/** Only what is named: `npm run bench -- map list`. */
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  judging: () => benchJudging(40 * full),
  append: () => benchAppend(2000 * full),
  idle: () => benchIdle([200, 1000]),
  delivery: () => benchDelivery(300 * full),
  reading: () => benchReading(100_000 * full),
  weights: () => benchWeights(40_000 * full),
  list: () => benchList([1000, 50_000].map((n) => n * full)),
  drawn: () => benchDrawn([1000, 10_000].map((n) => n * full)),
  map: () =>
    benchReplay(
      [1000, 10_000, 100_000].map((n) => n * full),
      [1000, 10_000, 50_000, 100_000].map((n) => n * full),
    ),
};

console.log('| what | n | result |\n|---|---|---|');
for (const [name, bench] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  for (const { what, size, result } of await bench())
    console.log(`| ${what} | ${size} | ${result} |`);
}
process.exit(0);
