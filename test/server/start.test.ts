/** A start serves what is stored at once, and reads the log behind it. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { manifestIn } from '../support/checkpoints.ts';
import { added } from '../support/examples.ts';
import { fill, textsOf } from '../support/keeping.ts';
import { LONG } from '../support/logs.ts';
import { scratch, serve } from '../support/server.ts';

const PICTURE = '/api/pictures/shared';
const FOLDED = 128; // lines that are read at once to be folded

/** A log of 900 entries that was served and stopped, and the file beside it. */
async function stopped() {
  const log = memoryLog();
  await fill(log, LONG);
  const path = join(scratch(), 'shared.checkpoint');
  const checkpoint = (picture: string) => (picture === 'shared' ? path : `${path}.${picture}`);
  const setup = { log: () => log, cell: SHARED_ONLY, checkpoint };
  const server = await serve(setup);
  await server.whole;
  await server.close();
  return { log, path, setup };
}

/** A log of which only the first lines can be folded until it is let go on. */
function held(log: Log): { log: Log; goOn: () => void } {
  const gate = Promise.withResolvers<void>();
  const read: Log['read'] = async (seq, limit) => {
    if (seq > 0 && limit === FOLDED) await gate.promise;
    return log.read(seq, limit);
  };
  return { log: { ...log, read }, goOn: gate.resolve };
}

test('entries and checkpoint are served by the chain alone, while the log is still being read', async () => {
  const { log, setup } = await stopped();
  const { log: slow, goOn } = held(log);
  const server = await serve({ ...setup, log: () => slow });
  const ready = await server.get('/readyz');
  expect([ready.status, await ready.text()]).toEqual([503, '1 of 5 logs are still being read']);
  const entries = await (await server.get(`${PICTURE}/entries`)).text();
  expect(entries.trimEnd().split('\n')).toEqual(await textsOf(log));
  const manifest = manifestIn(await (await server.get(`${PICTURE}/checkpoint`)).text());
  expect(manifest).toMatchObject({ seq: 900, hash: LONG.heads.at(-1)?.hash });
  for (const { id } of manifest.parts) {
    expect((await server.get(`${PICTURE}/checkpoint/${id}`)).status).toBe(200);
  }
  const refused = await server.ask(added());
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  await expect(server.screen()).rejects.toThrow('503');
  const picture = server.get(PICTURE);
  goOn();
  expect(await (await picture).json()).toMatchObject({ seq: 900, code: manifest.code });
  await server.whole;
  expect((await server.get('/readyz')).status).toBe(200);
  expect((await server.ask(added())).status).toBe(201);
  await server.screen();
});

/** The bytes of a stored checkpoint with another text in place of one, and the sum that this makes. */
function forged(bytes: Buffer, from: string, to: string): Buffer {
  const body = Buffer.from(bytes.subarray(0, -32).toString('latin1').replace(from, to), 'latin1');
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

test('a stored checkpoint that is not what its log makes is thrown away, and said', async () => {
  const { path, setup } = await stopped();
  const code = manifestIn(String(readFileSync(path)).split('\n')[0] ?? '').code;
  writeFileSync(path, forged(readFileSync(path), code, 'FFFF-0000'));
  const server = await serve(setup);
  await server.whole;
  expect(server.faults.splice(0).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^a stored checkpoint was not what its log makes/),
  ]);
  expect(existsSync(path)).toBe(false);
  const manifest = manifestIn(await (await server.get(`${PICTURE}/checkpoint`)).text());
  expect(manifest.code).toBe(code);
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['cut', (bytes) => bytes.subarray(0, -40)],
  ['changed in one byte', (bytes) => bytes.fill(7, 400, 401)],
  ['empty', () => Buffer.alloc(0)],
  ['of another entry', (bytes) => forged(bytes, '"seq":900', '"seq":899')],
])('a stored checkpoint that is %s is as if there were none', async (_, spoilt) => {
  const { path, setup, log } = await stopped();
  writeFileSync(path, spoilt(readFileSync(path)));
  const { log: slow, goOn } = held(log);
  const server = await serve({ ...setup, log: () => slow });
  const asked = server.get(`${PICTURE}/checkpoint`);
  goOn();
  expect(manifestIn(await (await asked).text()).seq).toBe(900);
  await server.whole;
});

test('[C2] [L11] a chain that is broken is not served by hash: the alarm names the entry, as ever', async () => {
  const { path, setup } = await stopped();
  const lines = LONG.lines.toSpliced(500, 1, LONG.lines[400] ?? new Uint8Array());
  const log = memoryLog();
  await fill(log, { lines });
  const server = await serve({ ...setup, log: () => log });
  await server.whole;
  expect(server.served().replica.alarm).toMatch(/^entry 501: /);
  expect(existsSync(path)).toBe(true);
  const manifest = manifestIn(await (await server.get(`${PICTURE}/checkpoint`)).text());
  expect(manifest.seq).toBe(500);
});
