/** A server in a process of its own that says how long its event loop stood still and what it holds. */
import { memoryLog } from '../../server/log/memory.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { startServer } from '../../server/server.ts';
import { SECRET, SHARED_ONLY } from './cell.ts';
import { Asked, type Report, type Started } from './report.ts';
import { admitAll } from './sessions.ts';
import { UNLIMITED } from './unlimited.ts';

/** Milliseconds between two looks at the event loop; a stall is known to about that. */
const LOOK = 5;

const say = (message: Report | Started) => process.send?.(message);
const [path] = process.argv.slice(2);
const faults: string[] = [];
let passed = 0;
let stall = 0;
let last = performance.now();
let used = process.cpuUsage();
setInterval(() => {
  const now = performance.now();
  const { user, system } = process.cpuUsage(used);
  const gap = now - last - LOOK;
  passed = Math.max(passed, gap);
  stall = Math.max(stall, Math.min(gap, (user + system) / 1000)); // others may have had the CPU
  last = now;
  used = process.cpuUsage();
}, LOOK);
const { url, people } = await startServer({
  people: ':memory:',
  limits: UNLIMITED,
  cell: SHARED_ONLY,
  mode: 'exercise',
  log: (id) => (path === undefined || id !== 'shared' ? memoryLog() : sqliteLog(path)),
  secret: SECRET,
  host: '127.0.0.1',
  port: 0,
  page: import.meta.dirname,
  basemap: import.meta.dirname,
  now: Date.now,
  fault: ({ message }) => faults.push(message),
});
admitAll(people, Date.now);
process.on('message', (message) => {
  switch (Asked.parse(message)) {
    case 'measure':
      passed = 0;
      stall = 0;
      break;
    case 'report': {
      globalThis.gc?.();
      const { heapUsed, external, rss } = process.memoryUsage();
      say({ passed, stall, memory: heapUsed + external, rss, faults });
      break;
    }
  }
});
say({ port: Number(new URL(url).port) });
