/** npm run who-knew: says from a log, offline, how far a desk had come with an item at a moment. */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BrokenLog } from '../../picture/broken.ts';
import { Cell } from '../../picture/cell.ts';
import { knewReport } from '../verify/knew-report.ts';
import { knowing } from '../verify/knowing.ts';

/** Exit codes. */
const EXIT = { answered: 0, broken: 1, untried: 3 } as const;

const USAGE = `npm run who-knew -- <log> --item <reference> --desk <desk> --at <time>
A log is a download (.ndjson, .ndjson.gz) or a database (.db). Prints how far the desk had come with the item
by then: shown, acknowledged, answered, passed to units, confirmed, told by voice; and when it was silent since
the words were said. Each with the number of its entry, its time and the hash of its line.
  --item <reference>     such as M-40, E-12, Z-7
  --desk <desk>          by its id in the cell's configuration
  --at <time>            221414Z (the one nearest the log's end), 221414Z NOV 26, or ISO 8601
  --cell <file>          the cell's configuration: how soon a check is missed (without it 2 minutes)
It checks the chain (C2), not that every entry was allowed: that does npm run verify-log.
Ends with 0 if it could be said, 1 if the log is broken, 3 if what was asked cannot be answered.`;

const OPTIONS = {
  item: { type: 'string' },
  desk: { type: 'string' },
  at: { type: 'string' },
  cell: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

function fail(why: string, code: number = EXIT.untried): never {
  console.error(why);
  process.exit(code);
}

const whyOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

function parseFlags() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (fault) {
    return fail(`${whyOf(fault)}\n\n${USAGE}`);
  }
}

function cellIn(path: string): Cell {
  try {
    return Cell.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (fault) {
    return fail(`${path} is no configuration of a cell: ${whyOf(fault)}`);
  }
}

const { values, positionals } = parseFlags();
if (values.help) {
  console.log(USAGE);
  process.exit(EXIT.answered);
}
const [path, ...more] = positionals;
const { item, desk, at, cell } = values;
if (path === undefined || more.length > 0) fail(`Name one log\n\n${USAGE}`);
for (const [name, value] of Object.entries({ item, desk, at })) {
  if (value === undefined) fail(`--${name} is missing\n\n${USAGE}`);
}
if (!existsSync(path)) fail(`There is no file ${path}`);
const asking = {
  item: item ?? '',
  desk: desk ?? '',
  at: at ?? '',
  cell: cell === undefined ? {} : cellIn(cell),
};
try {
  const answer = await knowing(path, asking);
  if ('why' in answer) fail(answer.why);
  for (const line of knewReport(answer)) console.log(line);
} catch (fault) {
  if (!(fault instanceof BrokenLog)) throw fault;
  fail(`${fault.message} [${fault.rule}]: npm run verify-log says more`, EXIT.broken);
}
