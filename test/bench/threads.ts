/** Processor time of a browser's workers, from the books that Linux keeps of each thread. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

const WORKER = 'DedicatedWorker';

/** Milliseconds that the workers of all pages have taken until now; NaN where nobody keeps such books. */
export async function workersWorked(browser: Browser): Promise<number> {
  if (process.platform !== 'linux') return Number.NaN;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  let nanoseconds = 0;
  for (const { id, type } of processInfo) {
    if (type !== 'renderer') continue;
    for (const thread of readdirSync(`/proc/${id}/task`)) {
      const of = `/proc/${id}/task/${thread}`;
      if (!readFileSync(`${of}/comm`, 'utf8').startsWith(WORKER)) continue;
      nanoseconds += Number(readFileSync(`${of}/schedstat`, 'utf8').split(' ')[0]);
    }
  }
  return nanoseconds / 1e6;
}
