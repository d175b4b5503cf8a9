/** Reads each bomb in a process of its own, and prints what came of it and what it took, one line of JSON for each. */
import { readHead } from '../../../picture/files/head.ts';
import { readRows } from '../../../picture/files/rows.ts';
import { heldFile } from '../held-file.ts';
import { forgetPeak, peak } from '../peak.ts';
import { BOMB_NAMES, bomb } from './bombs.ts';

async function report(name: string) {
  const bytes = bomb(name);
  const file = heldFile(name, bytes, 1 << 14);
  let read = 0;
  const source = {
    ...file,
    async *open() {
      read = 0;
      for await (const piece of file.open()) {
        read += piece.length;
        yield piece;
      }
    },
  };
  const faults = new Map<string, number>();
  let rows = 0;
  const head = await readHead(source);
  const all = 'kind' in head ? [head] : readRows(source, head);
  for await (const row of all) {
    const fault = row.kind === 'row' ? '' : row.number === 0 ? `0 ${row.fault}` : row.fault;
    if (fault === '') rows++;
    else faults.set(fault, (faults.get(fault) ?? 0) + 1);
  }
  return { name, rows, faults: [...faults], read, size: bytes.length };
}

for (const name of BOMB_NAMES) bomb(name); // what it takes to make them is not what it takes to read them
for (const name of BOMB_NAMES) {
  globalThis.gc?.();
  forgetPeak();
  const before = process.memoryUsage.rss();
  console.log(JSON.stringify({ ...(await report(name)), grown: peak() - before }));
}
