/**
 * Prints the table of figures, ratios measured in one run, and writes it into docs/figures.md and README.md.
 * `--quick` takes a tenth of the sizes and writes nothing; `npm run bench -- map list` measures what is named.
 */
import { benchAlarms } from './alarms.ts';
import { benchAppend } from './append.ts';
import { benchConflicts } from './conflicts.ts';
import { benchDrawn } from './drawn.ts';
import { benchFeed } from './feed.ts';
import { benchFiles } from './files.ts';
import { benchFresh } from './fresh.ts';
import { benchJudging } from './judging.ts';
import { benchList } from './list.ts';
import { benchMessageList } from './message-list.ts';
import { benchMessages } from './messages.ts';
import { benchOpening } from './opening.ts';
import { benchPeers } from './peers.ts';
import { benchReading } from './reading.ts';
import { benchReplay } from './replay.ts';
import { benchSlider } from './slider.ts';
import { benchSockets } from './sockets.ts';
import { machine, type Row, Table } from './table.ts';
import { benchWeights } from './weights.ts';

const quick = process.argv.includes('--quick');
const full = quick ? 0.1 : 1;
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  peers: () => benchPeers(full),
  sockets: () => benchSockets(full),
  opening: () => benchOpening([10_000, 100_000].map((n) => n * full)),
  fresh: () => benchFresh([1, ...[10_000, 100_000].map((n) => n * full)]),
  alarms: () => benchAlarms(100_000 * full),
  conflicts: () => benchConflicts(),
  judging: () => benchJudging(40 * full),
  messages: async () => [
    ...(await benchMessages(100 * full)),
    ...(await benchMessageList(100 * full)),
  ],
  append: () => benchAppend(2000 * full),
  feed: () => benchFeed(100_000 * full),
  files: () => benchFiles(100_000 * full),
  reading: () => benchReading(100_000 * full),
  weights: () => benchWeights(40_000 * full),
  list: () => benchList([1000, 50_000].map((n) => n * full)),
  drawn: () => benchDrawn([1000, 10_000].map((n) => n * full)),
  slider: () => benchSlider(),
  map: () =>
    benchReplay(
      [1000, 10_000, 100_000].map((n) => n * full),
      [1000, 10_000, 50_000, 100_000].map((n) => n * full),
    ),
};

const unknown = named.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`no part ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}

const table = new Table();
console.log(`${machine()}\n\n${Table.head}`);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(table.add(name, await bench()));
  if (!quick) table.write(Object.keys(BENCHES)); // after each: what follows may fail
}
process.exit(0);
