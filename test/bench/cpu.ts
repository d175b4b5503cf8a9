/** Processor time of another process, from the books that Linux keeps of each thread. */
import { readdirSync, readFileSync } from 'node:fs';

/** Microseconds that all threads of a process have run until now; NaN where nobody keeps such books. */
export function cpuOf(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [ran] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    nanoseconds += Number(ran);
  }
  return nanoseconds / 1000;
}
