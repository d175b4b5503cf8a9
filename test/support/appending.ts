/**
 * Appends entries to a log in a process of its own, on a system whose calls fail: `appending.ts
 * <path> <entries>`. Prints the seq of each entry that was acknowledged, and ends with 1 if one was
 * not.
 */
import { writeSync } from 'node:fs';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { lineAt } from './lines.ts';

const [path = '', count = ''] = process.argv.slice(2);
const log = sqliteLog(path);
const last = (await log.last())?.seq ?? 0;
for (let seq = last + 1; seq <= last + Number(count); seq++) {
  const outcome = await log.append([lineAt(seq)]);
  if (outcome !== 'appended') throw new Error(outcome);
  writeSync(1, `${seq}\n`);
}
await log.close();
