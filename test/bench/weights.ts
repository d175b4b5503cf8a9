/**
 * What a request of each route that only reads costs, in CPU of the whole server, beside the weight that
 * it is charged (server/http/weights.ts).
 */
import { mkdirSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { TOKEN, tokensAtOnce, tokensFor, WEIGHTS } from '../../server/http/weights.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { type Child, type Row, scratch, sealedLog, startChild, worked } from './support.ts';

/** What stands for the names in paths. */
const PICTURE = '/api/pictures/shared';
/** The queries with which a route is asked; each is measured, the dearest counts. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  'GET /api/pictures/:picture': ['', '?at={half}', '?at={time}&as=happened'],
  'GET /api/pictures/:picture/entries': ['', '?limit=2000'],
};
/** Not measured: they answer a link, an upgrade or a file that is not there. */
const LEFT_OUT = ['GET /enter/:token', 'GET /api/pictures/:picture/live', 'GET /tiles/:file'];

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Asks once and reads all of the answer; returns how many bytes came. */
function ask({ session }: Child, path: string, encoding: string): Promise<number> {
  const { url, cookie } = session(/^\/api\/(people|clock)/.test(path) ? 'us admin' : 'us officer');
  const { hostname, port, pathname } = new URL(url);
  const headers = { Cookie: cookie, 'Accept-Encoding': encoding };
  return new Promise((resolve, reject) => {
    const asked = get(
      { agent, hostname, port, path: `${pathname}${path}`, headers },
      async (response) => {
        let bytes = 0;
        for await (const chunk of response) bytes += chunk.length;
        const { statusCode = 0 } = response;
        if (statusCode >= 400 && statusCode !== 404) reject(new Error(`${path}: ${statusCode}`));
        else resolve(bytes);
      },
    );
    asked.on('error', reject);
  });
}

/** ms of CPU a request, the least of some rounds, without what the server does by itself. */
async function costOf(child: Child, path: string, encoding: string): Promise<number> {
  const { pid = 0 } = child.process;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round++) {
    const [from, began] = [worked(pid), performance.now()];
    let asked = 0;
    for (; asked < 200 && performance.now() - began < 500; asked++)
      await ask(child, path, encoding);
    least = Math.min(least, (worked(pid) - from) / asked);
  }
  return least;
}

export async function benchWeights(n: number): Promise<Row[]> {
  const dir = scratch();
  const folder = join(dir, 'exercise');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { sealed, entries } = sealedLog(n);
  const log = sqliteLog(join(folder, 'shared.db'));
  await log.append(sealed);
  await log.close();
  const half = String(n / 2);
  const { change } = entries[n / 2] ?? {};
  const time = change?.type === 'event.reported' ? change.event.occurred.from : '';
  const child = await startChild(dir);
  const rows: Row[] = [];
  for (const [route, weight] of Object.entries(WEIGHTS)) {
    if (!route.startsWith('GET ') || LEFT_OUT.includes(route)) continue;
    const path = route.slice('GET '.length).replace('/api/pictures/:picture', PICTURE);
    for (const query of QUERIES[route] ?? ['']) {
      const asked = `${path}${query.replace('{half}', half).replace('{time}', time)}`;
      const count = query === '?limit=2000' ? 2000 : n;
      const costs: string[] = [];
      let dearest = 0;
      for (const encoding of ['identity', 'gzip', 'zstd']) {
        const cost = await costOf(child, asked, encoding);
        dearest = Math.max(dearest, cost);
        costs.push(`${encoding} ${cost.toFixed(2)}`);
      }
      const charged = tokensAtOnce(weight) + tokensFor(weight, count);
      rows.push({
        what: `weight of ${route}${query}`,
        size: `${n}`,
        result: `${(dearest / TOKEN).toFixed(1)} tokens by CPU (ms: ${costs.join(', ')}); charged ${charged.toFixed(1)}`,
      });
    }
  }
  agent.destroy();
  await child.stop();
  return rows;
}
