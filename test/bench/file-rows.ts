/** Reads a file in a process of its own: as rows, for its memory and its time, then by the parser of its format alone. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { readHead } from '../../picture/files/head.ts';
import { readRows } from '../../picture/files/rows.ts';
import { openFile } from '../../server/feed/open-file.ts';
import { forgetPeak, peak } from '../support/peak.ts';

const ROUNDS = 3;
const [path = ''] = process.argv.slice(2);

async function readAll(): Promise<number> {
  const source = openFile(path);
  if ('why' in source) throw new Error(source.why);
  const head = await readHead(source);
  if ('kind' in head) throw new Error(head.fault);
  let rows = 0;
  for await (const row of readRows(source, head)) if (row.kind === 'row') rows++;
  return rows;
}

/** The least that it takes, in ms of CPU of all threads. */
async function quickest(run: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    globalThis.gc?.();
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function parseAlone(): unknown {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('csv')) return parse(text);
  if (path.endsWith('ndjson')) return text.split('\n').map((line) => line && JSON.parse(line));
  if (path.endsWith('json')) return JSON.parse(text);
  return new XMLParser({ preserveOrder: true, ignoreAttributes: false }).parse(text);
}

globalThis.gc?.();
forgetPeak();
const before = process.memoryUsage.rss();
const rows = await readAll();
const grown = peak() - before;
const product = await quickest(readAll);
const limit = await quickest(parseAlone);
console.log(JSON.stringify({ rows, product, limit, grown }));
