import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reported } from '../support/examples.ts';
import { figure } from '../support/figure.ts';
import { startMeasured } from '../support/measure.ts';
import { person } from '../support/people.ts';
import { opened } from '../support/raw.ts';
import { SOAKING, sized } from '../support/scale.ts';
import { Screen } from '../support/screen.ts';
import { asked, OFFICER, scratch } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';

const SOCKETS = sized({ test: 20, soak: 60 });
const ENTRIES = sized({ test: 2000, soak: 10_000 });
/** Commands in a body, and so at least in a commit. */
const AT_ONCE = 10;
const WRITERS = 4;
const MB = 1e6;
/** What the server may hold more in the end (MB), the entries themselves included. */
const MOST = sized({ test: 12, soak: 32 });

/** By how much (MB) a server's memory grows while all entries go out to one screen and these that never read. */
async function growth(sockets: number): Promise<{ memory: number; rss: number }> {
  const server = await startMeasured(join(scratch(), 'shared.db'));
  const live = `ws://127.0.0.1:${server.port}/api/pictures/shared/live`;
  const screen = await Screen.open(live, cookieOf(person('il', 'wall')));
  for (let i = 0; i < sockets; i++) await opened(server.port);
  const before = await server.report();
  const headers = { Cookie: cookieOf(OFFICER), 'Content-Type': 'application/x-ndjson' };
  let left = ENTRIES / AT_ONCE;
  const write = async () => {
    while (left-- > 0) {
      const body = Array.from({ length: AT_ONCE }, () => asked(reported())).join('\n');
      const to = `${server.url}/api/pictures/shared/changes`;
      const response = await fetch(to, { method: 'POST', body, headers });
      expect(response.status).toBe(200);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  await screen.until(() => screen.reached === ENTRIES + 1);
  const after = await server.report();
  screen.drop();
  return { memory: (after.memory - before.memory) / MB, rss: (after.rss - before.rss) / MB };
}

test('[W5] sockets that never read while entries go out cost no memory', async () => {
  const stuck = await growth(SOCKETS);
  const told = ({ memory, rss }: typeof stuck) =>
    `${memory.toFixed(1)} MB (rss ${rss.toFixed(1)} MB)`;
  figure(`${ENTRIES} entries, ${SOCKETS} stuck sockets: ${told(stuck)} more`);
  expect(stuck.memory).toBeLessThan(MOST);
  if (!SOAKING) return;
  const without = await growth(0);
  figure(`${ENTRIES} entries without them: ${told(without)} more`);
  expect(stuck.memory - without.memory).toBeLessThan(MOST / 2);
});
