/** Checkpoints and entries over HTTP: in parts, compressed as asked, and only for those who may read. */
import { request } from 'node:http';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../picture/checkpoint.ts';
import { code } from '../../picture/digest.ts';
import { readBlocks } from '../../picture/revisions/block-reader.ts';
import { EntryRanges } from '../../server/http/entry-ranges.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { manifestIn, partIn } from '../support/checkpoints.ts';
import { fill, textsOf } from '../support/keeping.ts';
import { LONG } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { OFFICER, OUTSIDER, serve, type TestServer } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';

const PICTURE = '/api/pictures/shared';

async function long(): Promise<TestServer> {
  const log = memoryLog();
  await fill(log, LONG);
  return serve({ log: () => log, cell: SHARED_ONLY });
}

interface Raw {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

/** What comes over the line for this `Accept-Encoding`, before anybody decompresses it. */
function raw(server: TestServer, path: string, accept: string, more: object = {}): Promise<Raw> {
  const headers = { Cookie: cookieOf(OFFICER), 'Accept-Encoding': accept, ...more };
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, { headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const { statusCode: status, headers } = response;
      resolve({ status, headers, bytes: Buffer.concat(chunks) });
    });
    asked.on('error', reject);
    asked.end();
  });
}

const decoded = ({ bytes, headers: { 'content-encoding': encoding } }: Raw): string =>
  String(
    encoding === 'zstd'
      ? zstdDecompressSync(bytes)
      : encoding === 'gzip'
        ? gunzipSync(bytes)
        : bytes,
  );

/** As browsers ask over HTTPS, as older ones do, and as what takes no compression. */
const ASKED = [
  ['gzip, deflate, br, zstd', 'zstd'],
  ['gzip;q=1.0, zstd;q=0', 'gzip'],
  ['gzip, deflate', 'gzip'],
  ['identity', undefined],
] as const;

describe.each(ASKED)('asked for %s', (accept, encoding) => {
  test('a checkpoint comes as its manifest and its parts, about as long as the manifest says', async () => {
    const server = await long();
    const { replica } = server.served();
    const answer = await raw(server, `${PICTURE}/checkpoint`, accept);
    const manifest = manifestIn(decoded(answer));
    expect(manifest).toMatchObject({ seq: 900, hash: replica.head.hash, code: replica.code });
    const parts = new Map();
    for (const { id, bytes, text } of manifest.parts) {
      const part = await raw(server, `${PICTURE}/checkpoint/${id}`, accept);
      expect(part.headers).toMatchObject({ etag: `"${id}"`, 'cache-control': 'private, no-cache' });
      expect(part.headers['content-encoding']).toBe(encoding);
      expect(Buffer.byteLength(decoded(part))).toBe(text);
      const share = part.bytes.length / bytes; // gzip is not made to be counted
      expect(Math.abs(share - 1)).toBeLessThan(encoding === 'gzip' ? 0.3 : Number.EPSILON);
      parts.set(id, partIn(decoded(part)));
    }
    const read = assemble(manifest, parts);
    if ('missing' in read) throw new Error('a part is missing');
    expect(code(read.head.hash, read.picture)).toBe(replica.code);
    expect(readBlocks(read.revisions, read.picture).seq).toBe(900);
  });
  test('entries are the stored lines between two entries, both ends as they are asked', async () => {
    const server = await long();
    const stored = await textsOf(server.served().replica.log);
    for (const [query, from, to] of [
      ['', 0, 900],
      ['?after=300&until=700', 300, 700],
      ['?after=511&until=513', 511, 513],
      ['?after=512&limit=200', 512, 712],
      ['?after=899', 899, 900],
      ['?after=900&until=2000', 900, 900],
      ['?after=700&until=300', 0, 0],
    ] as const) {
      const answer = await raw(server, `${PICTURE}/entries${query}`, accept);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-encoding']).toBe(encoding);
      expect(decoded(answer)).toBe(
        stored
          .slice(from, to)
          .map((line) => `${line}\n`)
          .join(''),
      );
    }
  });
});

test('a part that a page holds is not sent again, but the server is asked who may have it', async () => {
  const server = await long();
  const [part] = manifestIn(await (await server.get(`${PICTURE}/checkpoint`)).text()).parts;
  const path = `${PICTURE}/checkpoint/${part?.id}`;
  const held = { 'If-None-Match': `"${part?.id}"` };
  const again = await raw(server, path, 'gzip', held);
  expect([again.status, again.bytes.length]).toEqual([304, 0]);
  expect((await raw(server, path, 'gzip', { 'If-None-Match': '"x"' })).status).toBe(200);
  const other = await server.get(path, OUTSIDER, { headers: held });
  expect(other.status).toBe(404);
});

test('a part that is not kept is 404; so are all of a picture for those who may not read it', async () => {
  const server = await serve();
  const gone = await server.get(`${PICTURE}/checkpoint/${'0'.repeat(64)}`);
  expect(gone.status).toBe(404);
  expect(await gone.json()).toEqual({
    error: { kind: 'unknown', why: 'this part is no longer kept' },
  });
  for (const who of [OUTSIDER, person('il', 'admin')]) {
    expect((await server.get(`${PICTURE}/checkpoint`, who)).status).toBe(404);
  }
});

test('many screens with the same gap cost one compression of each range', async () => {
  const log = memoryLog();
  await fill(log, LONG);
  const ranges = new EntryRanges();
  const span = { after: 100, until: 890 };
  const take = async (encoding: 'zstd' | 'gzip') => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of ranges.chunks('shared', log, span, encoding)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  const answers = await Promise.all(Array.from({ length: 200 }, () => take('gzip')));
  expect(ranges.compressed).toBe(8); // until 200, 300 … and 890
  const text = (await textsOf(log)).slice(100, 890).map((line) => `${line}\n`);
  for (const answer of answers) expect(String(gunzipSync(answer))).toBe(text.join(''));
  await Promise.all(Array.from({ length: 200 }, () => take('zstd')));
  expect(ranges.compressed).toBe(16);
});
