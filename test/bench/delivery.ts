/** Delivery to many sockets, against a bare `ws` loop writing the same ready frames in the same batches. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { fold, type Result } from '../../picture/fold.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { entriesFrames } from '../../server/pictures/cursor.ts';
import { Hearing } from '../../server/pictures/hearing.ts';
import { PictureReplica } from '../../server/pictures/picture-replica.ts';
import { Stream } from '../../server/pictures/stream.ts';
import { command } from '../support/logs.ts';
import { CELL, OPENED, person } from '../support/people.ts';
import { unsteppedClock } from '../support/unstepped-clock.ts';
import { type Row, sealedLog, share, startChild } from './support.ts';

/** One way to bring a batch of lines to all sockets. */
interface Way {
  join(socket: WebSocket): void;
  batch(from: number, to: number): Promise<void>;
  close(): void;
}

const LOGS = new Map<number, ReturnType<typeof sealedLog>>();
function logOf(n: number) {
  const log = LOGS.get(n) ?? sealedLog(n);
  LOGS.set(n, log);
  return log;
}

async function tripoint(n: number): Promise<Way> {
  const { sealed, entries, heads } = logOf(n);
  const log = memoryLog();
  const opening = { by: CELL, command: { ...command(OPENED, 0), change: OPENED } };
  await log.append(sealed.slice(0, 1));
  const replica = await PictureReplica.open(log, opening, Date.now);
  const fault = (error: Error) => {
    throw error;
  };
  const stream = new Stream(replica, unsteppedClock(Date.now), fault, new Hearing(Date.now));
  void stream.run();
  return {
    join: (socket) =>
      void stream.join(socket, person('us', 'wall'), { after: 1, hash: replica.head.hash }),
    async batch(from, to) {
      const head = heads[to - 1];
      const more = entries.slice(from, to);
      if (head === undefined) return;
      const results: Result[] = [];
      const picture = fold(replica.picture, more, results);
      const lines = sealed.slice(from, to);
      await replica.commit({ sealed: lines, entries: more, results, head, picture });
    },
    close: () => stream.close(),
  };
}

/** A loop over sockets and nothing else: no cursors, no log, no beat, no screens. */
async function bare(n: number): Promise<Way> {
  const { sealed } = logOf(n);
  const sockets: WebSocket[] = [];
  return {
    join: (socket) => void sockets.push(socket),
    async batch(from, to) {
      for (const { frame } of entriesFrames(sealed.slice(from, to), to)) {
        for (const socket of sockets) (socket as Raw)._socket.write(frame);
      }
    },
    close: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}
type Raw = WebSocket & { _socket: { write(bytes: Buffer): void } };

interface Case {
  readonly sockets: number;
  /** Entries a second; 0 for as fast as they are taken. */
  readonly rate: number;
  readonly n: number;
}

interface Outcome {
  /** Deliveries (entries times sockets) a second of CPU time of the sending process. */
  readonly perCpuSecond: number;
  readonly perSecond: number;
}

const BATCH = 20;

async function measure(way: Way, { sockets, rate, n }: Case): Promise<Outcome> {
  const server = createServer();
  const accept = new WebSocketServer({ server, perMessageDeflate: false });
  accept.on('connection', (socket) => way.join(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has one
  const reader = readers(`ws://127.0.0.1:${port}`, sockets, n);
  await once(reader.stdout, 'data'); // all are connected
  global.gc?.();
  const start = performance.now();
  const cpu = process.cpuUsage();
  const done = once(reader.stdout, 'data');
  for (let from = 1; from < n + 1; from += BATCH) {
    const due = rate === 0 ? 0 : start + (1000 * from) / rate - performance.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    else await new Promise(setImmediate);
    await way.batch(from, Math.min(n + 1, from + BATCH));
  }
  await done;
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - start) / 1000;
  reader.kill();
  way.close();
  accept.close();
  server.close();
  const deliveries = n * sockets;
  return {
    perCpuSecond: deliveries / ((user + system) / 1e6),
    perSecond: deliveries / seconds,
  };
}

/** Sockets opened by another process, which says a line when all are open and one when all have all. */
const readers = (url: string, sockets: number, entries: number, cookie = '') =>
  spawn(
    process.execPath,
    [join(import.meta.dirname, 'reader.ts'), url, String(sockets), String(entries), cookie],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

/** Memory of the real server before and after so many screens connect and say nothing. */
export async function benchIdle(counts: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const sockets of counts) {
    const child = await startChild();
    const resident = async () => {
      const text = await (await fetch(`${child.url}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
    };
    await resident(); // the first answer loads what it needs
    const before = await resident();
    const { cookie, url } = child.session('us wall');
    const address = `${url.replace('http', 'ws')}/api/pictures/shared/live`;
    const reader = readers(address, sockets, 1, cookie);
    await once(reader.stdout, 'data');
    const each = ((await resident()) - before) / sockets / 1024;
    reader.kill();
    await child.stop();
    rows.push({
      what: 'memory of an idle socket (resident size of the server)',
      size: `${sockets} sockets`,
      result: `${each.toFixed(0)} KiB`,
    });
  }
  return rows;
}

export async function benchDelivery(n: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const sockets of [200, 1000]) {
    for (const [rate, entries] of [
      [100, n],
      [1000, n * 5],
      [0, n],
      [0, n * 10],
    ] as const) {
      const one = { sockets, rate, n: entries };
      const theirs = await measure(await bare(entries), one);
      const ours = await measure(await tripoint(entries), one);
      const speed = rate === 0 ? 'flat out' : `${rate} entries/s`;
      rows.push({
        what: `delivery to ${sockets} sockets, ${speed}: share of a bare ws loop, per CPU second (per second)`,
        size: `${entries}`,
        result: `${share(ours.perCpuSecond, theirs.perCpuSecond)} (${share(ours.perSecond, theirs.perSecond)}; ${(1e6 / ours.perCpuSecond).toFixed(1)} µs CPU a delivery)`,
      });
    }
  }
  return rows;
}
