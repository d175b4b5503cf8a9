import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { sealedLog } from '../bench/support.ts';
import { figure } from '../support/figure.ts';
import { startMeasured } from '../support/measure.ts';
import { person } from '../support/people.ts';
import { connected } from '../support/raw.ts';
import { SOAKING, sized } from '../support/scale.ts';
import { scratch } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';
import { until } from '../support/until.ts';

const ITEMS = sized({ test: 6000, soak: 30_000 });
const UNREAD = sized({ test: 60, soak: 500 });
const MB = 1e6;
/** What the server may hold more while none of these answers is read (MB). */
const MOST = sized({ test: 60, soak: 200 });
const PICTURE = '/api/pictures/shared';
const PATHS = ['', `?at=${ITEMS / 2}`, '?at=2026-11-22T04:00:00Z&as=happened', '/entries'];
/** Who asks, and what they accept. What is not compressed is more than the system keeps of it. */
const FLOODERS = [
  { who: person('us', 'wall'), encoding: 'gzip' },
  { who: person('us', 'officer'), encoding: 'zstd' },
  { who: person('il', 'wall'), encoding: 'identity' },
] as const;
/** ms within which somebody else is answered, on a machine that does nothing else. */
const SOON = 1000;

test('[S21] large answers that nobody reads cost little memory, and others are answered', async () => {
  const path = join(scratch(), 'shared.db');
  const log = sqliteLog(path);
  await log.append(sealedLog(ITEMS).sealed);
  await log.close();
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
  for (let i = 0; i < UNREAD; i++) {
    const socket = await connected(server.port);
    socket.pause();
    const { who, encoding } = FLOODERS[i % FLOODERS.length] ?? FLOODERS[0];
    const asked = `${PICTURE}${PATHS[i % PATHS.length]}`;
    socket.write(
      `GET ${asked} HTTP/1.1\r\nHost: cell\r\nCookie: ${cookieOf(who)}\r\nAccept-Encoding: ${encoding}\r\n\r\n`,
    );
  }
  await until(async () => (await ask(PICTURE, person('il', 'wall'))).status === 503); // all have been heard
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
    `${UNREAD} unread answers over ${ITEMS} items: ${memory.toFixed(1)} MB (rss ${rss.toFixed(1)} MB) more; others answered within ${longest.toFixed(0)} ms`,
  );
  expect(memory).toBeLessThan(MOST);
  if (!SOAKING) return;
  expect(rss).toBeLessThan(MOST);
  expect(longest).toBeLessThan(SOON);
});
