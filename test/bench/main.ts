/** Prints the table of figures: ratios measured in one run. Nothing here passes or fails. */
import { benchAppend } from './append.ts';
import { benchDelivery, benchIdle } from './delivery.ts';
import { benchDrawn } from './drawn.ts';
import { benchReading } from './reading.ts';
import { benchReplay } from './replay.ts';
import type { Row } from './support.ts';

/** A size a tenth of the full one, for trying: `npm run bench -- --quick`. */
const full = process.argv.includes('--quick') ? 0.1 : 1;

const benches: (() => Promise<Row[]>)[] = [
  () => benchAppend(2000 * full),
  () => benchIdle([200, 1000]),
  () => benchDelivery(300 * full),
  () => benchReading(100_000 * full),
  () => benchDrawn([1000, 10_000].map((n) => n * full)),
  () =>
    benchReplay(
      [1000, 10_000, 100_000].map((n) => n * full),
      [1000, 10_000, 50_000, 100_000].map((n) => n * full),
    ),
];

console.log('| what | n | result |\n|---|---|---|');
for (const bench of benches) {
  for (const { what, size, result } of await bench())
    console.log(`| ${what} | ${size} | ${result} |`);
}
process.exit(0);
