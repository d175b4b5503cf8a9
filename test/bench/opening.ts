/** What it costs a server to open a log until it serves the entries and what a fresh page begins with. */
import { createHash } from 'node:crypto';
import { examine, GENESIS } from '../../picture/chain.ts';
import {
  type Child,
  filled,
  quantile,
  type Row,
  sealedLog,
  startChild,
  worked,
} from './support.ts';
import { load } from './table.ts';

const ROUNDS = 3;
/** Microseconds of CPU an entry. */
const MOST = 10;

const AGAIN = 20; // ms until a server that is still reading is asked again

/** Asks until both are answered; a server without checkpoints over HTTP answers with the picture instead. */
async function served({ session }: Child): Promise<void> {
  const { url, cookie } = session('us officer');
  const ask = async (path: string) => {
    const answer = await fetch(`${url}/api/pictures/shared${path}`, {
      headers: { Cookie: cookie },
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  const untilThere = async (path: string): Promise<number> => {
    for (;;) {
      const status = await ask(path);
      if (status !== 503) return status; // 503: the log is still being read
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  };
  const entries = await untilThere('/entries?limit=300');
  if (entries !== 200) throw new Error(`entries: ${entries}`);
  if ((await untilThere('/checkpoint')) === 404) await ask('');
}

/** CPU (ms) of a server from its start until both are served. */
async function opened(dir: string): Promise<number> {
  const child = await startChild(dir);
  await served(child);
  const cpu = worked(child.process.pid ?? 0);
  await child.stop();
  return cpu;
}

/** Microseconds of this thread for each, the least of some runs. */
function least(n: number, work: () => void): number {
  const runs = Array.from({ length: ROUNDS }, () => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / n;
  });
  return Math.min(...runs);
}

export async function benchOpening(sizes: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const n of sizes) {
    const [small, large] = [await filled(1), await filled(n)];
    for (const dir of [small, large]) await opened(dir); // keeps what a later start may use
    const costs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const base = await opened(small);
      costs.push((1000 * ((await opened(large)) - base)) / n);
    }
    const { sealed } = sealedLog(Math.min(n, 10_000));
    const hashed = least(sealed.length, () => {
      for (const { bytes } of sealed) createHash('sha256').update(bytes).digest();
    });
    const examined = least(sealed.length, () => {
      let head = GENESIS;
      for (const { bytes } of sealed) ({ head } = examine(head, bytes));
    });
    const value = quantile(costs, 0.5);
    rows.push({
      what: 'a start until `entries` and `checkpoint` are served: CPU an entry, over a log of one entry',
      size: `${n.toLocaleString('en')} entries`,
      limit: `SHA-256 of its bytes ${hashed.toFixed(1)} µs; read and checked as well ${examined.toFixed(1)} µs`,
      result: `${value.toFixed(1)} µs`,
      ratio: value / hashed,
      load: load(),
      ...(n === sizes.at(-1) ? { aim: { value, most: MOST, unit: 'µs' }, telling: true } : {}),
    });
  }
  return rows;
}
