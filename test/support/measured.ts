/** A server in a process of its own that says how long its event loop stood still and what it holds. */
import { scaledLimits } from '../../server/http/rate-limits.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { startServer } from '../../server/server.ts';
import { SECRET, SHARED_ONLY } from './cell.ts';
import { Asked, type Report, type Started } from './report.ts';
import { admitAll } from './sessions.ts';
import { UNLIMITED } from './unlimited.ts';
import { unsteppedClock } from './unstepped-clock.ts';

/** Milliseconds between two looks at the event loop; a stall is known to about that. */
const LOOK = 5;

/** CPU (ms) that this thread has used: the event loop's, whatever others compute beside it. */
const used = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** The least of some rounds: the first are slower, and the machine may have other work. */
const reference = Math.min(
  ...Array.from({ length: 20 }, () => {
    const text = `[${'35.8412345,'.repeat((1 << 20) / 11)}0]`;
    const before = used();
    JSON.parse(text);
    return used() - before;
  }),
);

const say = (message: Report | Started) => process.send?.(message);
const [path] = process.argv.slice(2);
const faults: string[] = [];
let stall = 0;
let last = { at: performance.now(), used: used() };
setInterval(() => {
  const now = { at: performance.now(), used: used() };
  // others may have had the CPU between two looks, and timers may be late: a stall is no longer than either
  stall = Math.max(stall, Math.min(now.at - last.at - LOOK, now.used - last.used));
  last = now;
}, LOOK);
const { url, people } = await startServer({
  people: ':memory:',
  limits: { ...UNLIMITED, answers: scaledLimits().answers },
  cell: SHARED_ONLY,
  mode: 'exercise',
  log: (picture) => (path === undefined || picture !== 'shared' ? memoryLog() : sqliteLog(path)), // records: not measured
  secret: SECRET,
  host: '127.0.0.1',
  port: 0,
  page: import.meta.dirname,
  basemap: import.meta.dirname,
  clock: unsteppedClock(Date.now),
  fault: ({ message }) => faults.push(message),
});
admitAll(people, Date.now);
process.on('message', (message) => {
  switch (Asked.parse(message)) {
    case 'measure':
      stall = 0;
      break;
    case 'report': {
      globalThis.gc?.();
      const { heapUsed, external, rss } = process.memoryUsage();
      say({ stall, reference, memory: heapUsed + external, rss, faults });
      break;
    }
  }
});
say({ port: Number(new URL(url).port) });
