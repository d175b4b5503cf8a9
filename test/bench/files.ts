/** Reading files into rows, beside what the parsers alone take; and files made to do harm. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readHead } from '../../picture/files/head.ts';
import { readRows } from '../../picture/files/rows.ts';
import { heldFile } from '../support/held-file.ts';
import { BOMB_NAMES, bomb } from '../support/hostile/bombs.ts';
import { filesOf } from './file-formats.ts';
import { ms, type Row, scratch, share } from './support.ts';

/** What `file-rows.ts` says of one file. */
const Report = z.object({
  rows: z.number(),
  product: z.number(),
  limit: z.number(),
  grown: z.number(),
});

export async function benchFiles(n: number): Promise<Row[]> {
  const dir = scratch();
  const script = join(import.meta.dirname, 'file-rows.ts');
  const rows = Object.entries(filesOf(n)).map(([name, text]): Row => {
    const path = join(dir, name);
    writeFileSync(path, text);
    const said = execFileSync(process.execPath, ['--expose-gc', script, path], {
      encoding: 'utf8',
    });
    const { rows, product, limit, grown } = Report.parse(JSON.parse(said));
    return {
      what: `CPU for the rows of a ${name.split('.').pop()?.toUpperCase()} file, and the memory it takes`,
      size: `${rows}`,
      result: `${ms(product)}, ${Math.round((1000 * rows) / product).toLocaleString('en')} a second of CPU; ${(grown / 2 ** 20).toFixed(0)} MiB`,
      limit: `${ms(limit)}, the parser alone, all at once`,
      ratio: Number(share(product, limit)),
    };
  });
  return [...rows, await bombs()];
}

/** The bomb that takes longest, in ms of CPU: what it takes on a machine that has nothing else to do. */
async function bombs(): Promise<Row> {
  let worst = { name: '', took: 0 };
  for (const name of BOMB_NAMES) {
    const file = heldFile(name, bomb(name));
    const before = process.cpuUsage();
    const head = await readHead(file);
    if (!('kind' in head)) for await (const _ of readRows(file, head));
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1000;
    if (took > worst.took) worst = { name, took };
  }
  return {
    what: 'CPU for a file that unpacks to 300 MiB: the one that takes longest',
    size: `${BOMB_NAMES.length}`,
    result: `${ms(worst.took)} (${worst.name})`,
    aim: { value: worst.took, most: 2000, unit: 'ms' },
  };
}
