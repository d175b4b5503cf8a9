import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { sealedLog } from '../bench/support.ts';
import { figure } from '../support/figure.ts';
import { fill } from '../support/keeping.ts';
import { longLog } from '../support/long-log.ts';
import { startMeasured } from '../support/measure.ts';
import { person } from '../support/people.ts';
import { connected } from '../support/raw.ts';
import { SOAKING, sized } from '../support/scale.ts';
import { scratch } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';

const UNREAD = sized({ test: 60, soak: 500 });
const MB = 1e6;
/** What the server may hold more while none of these answers is read (MB). */
const MOST = 200;
const PICTURE = '/api/pictures/shared';
/** Who asks, and what they accept. What is not compressed is more than the system keeps of it. */
const FLOODERS = [
  { who: person('us', 'wall'), encoding: 'gzip' },
  { who: person('us', 'officer'), encoding: 'zstd' },
  { who: person('il', 'wall'), encoding: 'identity' },
] as const;
const STATUS = 'HTTP/1.1 200';
/** ms within which somebody else is answered, on a machine that does nothing else. */
const SOON = 1000;

test('[S21] large answers that nobody reads cost little memory, and others are answered', async () => {
  const path = join(scratch(), 'shared.db');
  const log = sqliteLog(path);
  if (SOAKING) await log.append(sealedLog(30_000).sealed);
  else await fill(log, longLog(24 * MB));
  const size = (await log.last())?.seq ?? 0;
  await log.close();
  const moment = '2026-11-22T16:00:00Z';
  const paths = ['', `?at=${size - 1}`, `?at=${moment}&as=happened`, '/entries'];
  const server = await startMeasured(path);
  const ask = async (path: string, who = person('sy')) => {
    const begun = performance.now();
    const response = await fetch(`${server.url}${path}`, { headers: { Cookie: cookieOf(who) } });
    const { length } = await response.text();
    return { status: response.status, length, took: performance.now() - begun };
  };
  const whole = await ask(PICTURE); // what is kept of it is there from now on
  expect(whole.status).toBe(200);
  const before = await server.report();
  const unread = Array.from({ length: UNREAD }, async (_, i) => {
    const { who, encoding } = FLOODERS[i % FLOODERS.length] ?? FLOODERS[0];
    const head = [
      `GET ${PICTURE}${paths[i % paths.length]} HTTP/1.1`,
      `Cookie: ${cookieOf(who)}`,
      `Accept-Encoding: ${encoding}`,
    ];
    const socket = await connected(server.port);
    socket.write(`${head.join('\r\n')}\r\nHost: cell\r\n\r\n`);
    await once(socket, 'readable'); // nothing but the beginning is taken
    return String(socket.read(STATUS.length)).slice(-3);
  });
  const statuses = new Set(await Promise.all(unread));
  expect([...statuses].sort()).toEqual(['200', '503']);
  const others = [];
  for (const asked of ['/api/me', '/healthz', `${PICTURE}/entries?limit=100`, PICTURE]) {
    const { status, took, length } = await ask(asked);
    expect(status, asked).toBe(200);
    if (asked === PICTURE) expect(length).toBe(whole.length);
    else others.push(took);
  }
  const after = await server.report();
  const [memory, rss] = [(after.memory - before.memory) / MB, (after.rss - before.rss) / MB];
  const longest = Math.max(...others);
  figure(
    `${UNREAD} unread answers over ${size} items: ${memory.toFixed(1)} MB (rss ${rss.toFixed(1)} MB) more; others answered within ${longest.toFixed(0)} ms`,
  );
  expect(rss).toBeLessThan(MOST); // what waits in a socket is outside of the heap
  if (SOAKING) expect(longest).toBeLessThan(SOON);
});
