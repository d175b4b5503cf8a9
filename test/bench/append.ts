/** What a durable command over HTTP costs the server, beside bare node:http that does the same work. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { event, ms, quantile, type Row, scratch, startChild, worked } from './support.ts';

/** A server in a process of its own that takes commands. */
interface Taker {
  readonly pid: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  stop(): Promise<unknown>;
}

async function product(): Promise<Taker> {
  const child = await startChild();
  const { cookie, url } = child.session('il officer');
  const { pid = 0 } = child.process;
  return {
    pid,
    url: `${url}/api/pictures/shared/changes`,
    headers: { Cookie: cookie },
    stop: child.stop,
  };
}

async function limit(): Promise<Taker> {
  const program = join(import.meta.dirname, 'append-limit.ts');
  const child = spawn(process.execPath, [program, join(scratch(), 'limit.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  const stop = () => {
    child.kill();
    return once(child, 'exit');
  };
  return { pid: child.pid ?? 0, url: `http://127.0.0.1:${Number(port)}/`, headers: {}, stop };
}

interface Load {
  readonly writers: number;
  readonly perRequest: number;
  readonly n: number;
}

interface Cost {
  /** Microseconds of the server's processor for each command. */
  readonly cpu: number;
  /** Commands a second. */
  readonly rate: number;
  /** ms of each request. */
  readonly took: readonly number[];
}

/** Sends `n` commands by `writers` at once, over connections that are kept. */
async function load(taker: Taker, { writers, perRequest, n }: Load): Promise<Cost> {
  const agent = new Agent({ keepAlive: true, maxSockets: writers });
  const type = perRequest === 1 ? 'application/json' : 'application/x-ndjson';
  const took: number[] = [];
  let sent = 0;
  const post = (body: string) =>
    new Promise<number>((resolve, reject) => {
      const length = Buffer.byteLength(body);
      const headers = { ...taker.headers, 'Content-Type': type, 'Content-Length': length };
      const asked = request(taker.url, { agent, method: 'POST', headers });
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
  const before = worked(taker.pid);
  await Promise.all(Array.from({ length: writers }, writer));
  const cpu = (1000 * (worked(taker.pid) - before)) / sent; // µs
  const rate = (1000 * sent) / (performance.now() - start);
  agent.destroy();
  return { cpu, rate, took };
}

const ROUNDS = 5;
const WRITERS = 64;
/** Share of a round that is sent before, so that both servers run compiled code. */
const WARMED = 0.5;

/** Rounds of both, one after the other in turn, and the ratio of each pair. */
async function paired(
  how: Load,
): Promise<Pick<Row, 'limit' | 'result'> & { readonly ratio: number }> {
  const takers = [await limit(), await product()] as const;
  for (const taker of takers) await load(taker, { ...how, n: WARMED * how.n });
  const pairs: (readonly [Cost, Cost])[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    pairs.push([await load(takers[0], how), await load(takers[1], how)]);
  }
  for (const taker of takers) await taker.stop();
  const ratios = pairs.map(([least, own]) => own.cpu / least.cpu);
  const median = (of: (pair: readonly [Cost, Cost]) => number) => quantile(pairs.map(of), 0.5);
  const took = pairs.flatMap(([, own]) => own.took);
  const ratio = quantile(ratios, 0.5);
  const costs = (one: 0 | 1) => {
    const cpu = median((pair) => pair[one].cpu).toFixed(0);
    return `${cpu} µs, ${median((pair) => pair[one].rate).toFixed(0)}/s`;
  };
  return {
    ratio,
    limit: `bare node:http ${costs(0)}`,
    result: `${costs(1)}; request p50 ${ms(quantile(took, 0.5))}, p99 ${ms(quantile(took, 0.99))}; ratios ${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
  };
}

/** By commands a request: the aim for their CPU over that of bare node:http. */
const MOST = new Map([
  [1, 3],
  [50, 4],
]);

export async function benchAppend(n: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [n, 10 * n]) {
    for (const perRequest of [1, 50]) {
      const measured = await paired({ writers: WRITERS, perRequest, n: size });
      const most = MOST.get(perRequest);
      rows.push({
        what: `CPU of a durable command over HTTP, ${WRITERS} writers, ${perRequest} a request, over bare node:http that does the same work`,
        size: `${size}`,
        ...measured,
        ...(most === undefined ? {} : { aim: { value: measured.ratio, most } }),
        telling: size === 10 * n,
      });
    }
  }
  return rows;
}
