/** Append through HTTP, durable, against the same bytes in bare SQLite transactions of the same size. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { event, ms, quantile, type Row, scratch, sealedLog, share, startChild } from './support.ts';

/** Lines a second that bare SQLite makes durable in groups of `group`. */
function bare(n: number, group: number): number {
  const db = new DatabaseSync(join(scratch(), 'bare.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;');
  db.exec('CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO entry VALUES (?, ?)');
  const { sealed } = sealedLog(n);
  const start = performance.now();
  for (let i = 0; i < sealed.length; i += group) {
    db.exec('BEGIN IMMEDIATE');
    for (const { seq, bytes } of sealed.slice(i, i + group)) insert.run(seq, bytes);
    db.exec('COMMIT');
  }
  const rate = (1000 * sealed.length) / (performance.now() - start);
  db.close();
  return rate;
}

interface Load {
  readonly writers: number;
  readonly perRequest: number;
  readonly n: number;
}

/** Commands a second taken through HTTP by `writers` at once, and how long each request took (ms). */
async function through({
  writers,
  perRequest,
  n,
}: Load): Promise<{ rate: number; took: number[] }> {
  const child = await startChild();
  const agent = new Agent({ keepAlive: true, maxSockets: writers });
  const { cookie, url } = child.session('il officer');
  const { hostname, port, pathname } = new URL(url);
  const took: number[] = [];
  let sent = 0;
  const post = (body: string) =>
    new Promise<number>((resolve, reject) => {
      const asked = request({
        agent,
        hostname,
        port,
        method: 'POST',
        path: `${pathname}/api/pictures/shared/changes`,
        headers: {
          Cookie: cookie,
          'Content-Type': perRequest === 1 ? 'application/json' : 'application/x-ndjson',
          'Content-Length': Buffer.byteLength(body),
        },
      });
      asked.on('error', reject);
      asked.on('response', (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      asked.end(body);
    });
  const writer = async () => {
    while (sent < n) {
      const lines = Array.from({ length: perRequest }, () =>
        JSON.stringify({ id: randomUUID(), change: event(sent++) }),
      );
      const start = performance.now();
      const status = await post(lines.join('\n'));
      took.push(performance.now() - start);
      if (status !== 200 && status !== 201) throw new Error(`answered ${status}`);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: writers }, writer));
  const rate = (1000 * sent) / (performance.now() - start);
  agent.destroy();
  await child.stop();
  return { rate, took };
}

export async function benchAppend(n: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [n, 10 * n]) {
    for (const writers of [16, 64]) {
      const base = bare(size, writers);
      for (const perRequest of [1, 50]) {
        const { rate, took } = await through({ writers, perRequest, n: size });
        rows.push({
          what: `append through HTTP, ${writers} writers, ${perRequest} command${perRequest > 1 ? 's' : ''} a request: share of bare SQLite in groups of ${writers}`,
          size: `${size}`,
          result: `${share(rate, base)} (${Math.round(rate)}/s of ${Math.round(base)}/s; request p50 ${ms(quantile(took, 0.5))}, p99 ${ms(quantile(took, 0.99))})`,
        });
      }
    }
  }
  return rows;
}
