/** Answers that are large, and clients that do not read them. */
import { get } from 'node:http';
import type { Socket } from 'node:net';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { PAGE } from '../../picture/table.ts';
import { parseMoment, pictureJson } from '../../server/http/picture-reads.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { SECOND, stopIntervals } from '../support/clock.ts';
import { reported } from '../support/examples.ts';
import { fill } from '../support/keeping.ts';
import type { Log as Lines } from '../support/logs.ts';
import { longLog } from '../support/long-log.ts';
import { person } from '../support/people.ts';
import { connected } from '../support/raw.ts';
import { OFFICER, type Setup, serve, serveAll, type TestServer } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';
import { UNLIMITED } from '../support/unlimited.ts';
import { until } from '../support/until.ts';

const PICTURE = '/api/pictures/shared';
const ENTRIES = `${PICTURE}/entries`;
/** Many times what the system itself keeps of what nobody reads. */
const MUCH = 24_000_000;

let much: Lines;
beforeAll(() => {
  much = longLog(MUCH);
});

interface Much extends Setup {
  /** How many of its lines there are; default: all. */
  readonly lines?: number;
  /** The entry after which none can be read any more. */
  readonly spoilt?: number;
}

/** A server of that log, and how many bytes of it were read since it opened. */
async function serveMuch({ lines = much.lines.length, spoilt, ...setup }: Much = {}) {
  const kept = memoryLog();
  await fill(kept, { lines: much.lines.slice(0, lines) });
  let [bytes, opened] = [0, false];
  const log: Log = {
    ...kept,
    async read(seq, limit) {
      const lines = await kept.read(seq, limit);
      if (opened && seq > (spoilt ?? Number.POSITIVE_INFINITY)) throw new Error('the disk is gone');
      bytes += lines.reduce((sum, line) => sum + line.bytes.length, 0);
      return lines;
    },
  };
  const logOf = (picture: string) => (picture === 'shared' ? log : memoryLog());
  const server = await serve({ ...setup, log: logOf });
  [bytes, opened] = [0, true];
  return { server, read: () => bytes };
}

/** Asks, and reads nothing. */
async function ask(server: TestServer, path: string, who = OFFICER): Promise<Socket> {
  const socket = await connected(server.port);
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: cell\r\nCookie: ${cookieOf(who)}\r\n\r\n`);
  return socket;
}

/** Settles when the system has taken what it takes, however many turns pass after that. */
async function stopped(read: () => number): Promise<void> {
  await until(() => read() > 0);
  for (let before = -1; before !== read(); ) {
    before = read();
    for (let turn = 0; turn < 500; turn++) await new Promise(setImmediate);
  }
}

describe('[S21] an answer that nobody reads', () => {
  test.each([ENTRIES, `${PICTURE}/export`])('%s is not read ahead', async (path) => {
    const { server, read } = await serveMuch();
    await ask(server, path);
    await stopped(read);
    expect(read()).toBeLessThan(MUCH / 2);
    expect((await server.get('/healthz')).status).toBe(200);
  });
  test('the picture is made page by page, as it is taken', async () => {
    const { server } = await serveMuch({ lines: 600 });
    const { replica } = server.served();
    const items = vi.spyOn(JSON, 'stringify');
    const time = replica.head.time ?? '';
    for (const query of [undefined, { seq: 500 }, parseMoment(time)]) {
      for (const as of ['known', 'happened'] as const) {
        const chunks = pictureJson(replica, query, as);
        await chunks.next(); // its head
        items.mockClear();
        await chunks.next();
        expect(items.mock.calls.length).toBeLessThanOrEqual(PAGE);
        await chunks.return(undefined);
      }
    }
  });
  test('it is cut once the system has taken none of it for 30 s', async () => {
    const pass = stopIntervals();
    const answers = { session: 2, desk: 9, all: 9 };
    const { server, read } = await serveMuch({ limits: { ...UNLIMITED, answers } });
    await ask(server, ENTRIES);
    const slow = await ask(server, ENTRIES);
    await stopped(read);
    /** Some of it is taken by the slow one: as much as makes the server read on. */
    const some = async () => {
      for (const before = read(); read() === before; slow.read()) await new Promise(setImmediate);
    };
    const status = async () => (await server.get(`${ENTRIES}?limit=0`)).status;
    for (let look = 0; look <= 6; look++) {
      expect([look, await status()]).toEqual([look, 503]);
      pass(5 * SECOND);
      await some();
    }
    await until(async () => (await status()) === 200);
    await some(); // the slow one is still answered
    expect(read()).toBeLessThan(2 * MUCH);
  });
});

describe('[S21] few at a time', () => {
  const answers = { session: 2, desk: 3, all: 4 };
  const status = async (server: TestServer, who = OFFICER) => {
    const response = await server.get(PICTURE, who);
    await response.body?.cancel();
    return response.status;
  };
  test('to a session, to a desk, and to all: 503, and after how long; others go on', async () => {
    const { server, read } = await serveMuch({ limits: { ...UNLIMITED, answers } });
    const first = await ask(server, ENTRIES);
    await ask(server, ENTRIES);
    await stopped(read);
    const full = await server.get(`${ENTRIES}?limit=1`);
    expect([full.status, full.headers.get('retry-after'), await full.json()]).toEqual([
      503,
      '2',
      { error: { kind: 'busy', rule: 'S21', why: expect.any(String) } },
    ]);
    expect((await server.get('/api/me')).status).toBe(200);
    await ask(server, ENTRIES, person('us', 'analyst'));
    await until(async () => (await status(server, person('us', 'wall'))) === 503); // its desk
    expect(await status(server, person('il'))).toBe(200);
    await ask(server, ENTRIES, person('il'));
    await until(async () => (await status(server, person('sy'))) === 503); // all
    first.destroy();
    await until(async () => (await status(server, person('sy'))) === 200);
    await until(async () => (await status(server)) === 200);
  });
  test('a HEAD holds no place, nor does an answer that was read', async () => {
    const { server } = await serveMuch({ lines: 9, limits: { ...UNLIMITED, answers } });
    for (let i = 0; i < 8; i++) {
      expect((await server.get(ENTRIES, OFFICER, { method: 'HEAD' })).status).toBe(200);
      const whole = await server.get(`${ENTRIES}?limit=3`);
      expect((await whole.text()).split('\n')).toHaveLength(4);
    }
  });
  test('an export that finds no place is not on the record', async () => {
    const limits = { ...UNLIMITED, answers: { ...answers, session: 0 } };
    const { server } = await serveMuch({ lines: 9, limits });
    expect((await server.get(`${PICTURE}/export`)).status).toBe(503);
    expect(server.people.queue.first(1)).toEqual([]);
    expect(server.served('access-us').replica.head.seq).toBe(1);
  });
});

describe('compressed as the client accepts it', () => {
  const server = serveAll();
  const PATHS = [ENTRIES, PICTURE, '/api/openapi.json'];
  beforeAll(async () => {
    for (let i = 0; i < 9; i++) await (await server).ask(reported());
  });
  test.each(['gzip', 'zstd'])('%s gives the same bytes', async (encoding) => {
    for (const path of PATHS) {
      const as = await raw(await server, path, `br, ${encoding}`);
      expect([as.encoding, as.vary], path).toEqual([encoding, 'Accept-Encoding']);
      const bytes = encoding === 'gzip' ? gunzipSync(as.body) : zstdDecompressSync(as.body);
      const plain = await raw(await server, path, 'identity');
      expect(bytes.toString(), path).toBe(plain.body.toString());
      expect(as.body.length).toBeLessThan(bytes.length);
    }
  });
  test.each(['', 'br', 'gzip;q=0, zstd;q=0.0', 'identity'])('"%s" is plain', async (accepted) => {
    for (const path of PATHS)
      expect((await raw(await server, path, accepted)).encoding, path).toBeUndefined();
  });
  test('what is short is not compressed', async () => {
    expect((await raw(await server, '/api/me', 'gzip')).encoding).toBeUndefined();
    expect((await raw(await server, '/api/pictures', 'gzip')).encoding).toBeUndefined();
  });
});

test('[S21] an answer that this server cannot go on with breaks off, and is not taken for whole', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // what carries the answer says it too
  const { server } = await serveMuch({ lines: 300, spoilt: 100 });
  const broken = async (path: string) => (await server.get(path)).text();
  await expect(broken(ENTRIES)).rejects.toThrow();
  await until(() => server.faults.length > 0);
  expect(server.faults.splice(0).map(({ message }) => message)).toEqual(['the disk is gone']);
});

/** The answer as it came, not decoded. */
function raw(server: TestServer, path: string, accepted: string) {
  const headers = { Cookie: cookieOf(OFFICER), 'Accept-Encoding': accepted };
  return new Promise<{ body: Buffer; encoding: string | undefined; vary: string | undefined }>(
    (resolve, reject) => {
      get({ port: server.port, host: '127.0.0.1', path, headers }, async (response) => {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part);
        const { 'content-encoding': encoding, vary } = response.headers;
        resolve({ body: Buffer.concat(parts), encoding, vary });
      }).on('error', reject);
    },
  );
}
