import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../picture/chain.ts';
import { linesOf } from '../../server/lines.ts';
import { readSqlite, sqliteLog } from '../../server/log/sqlite.ts';
import { piecesOfDatabase, piecesOfExport, type Verdict, verify } from '../../server/verify.ts';
import { log as anyLog, LONG, type Log } from '../support/logs.ts';
import { type Kept, keptOf, mutateExport, mutateKept } from '../support/mutations.ts';
import { sized } from '../support/scale.ts';
import { seed } from '../support/seed.ts';

const encoder = new TextEncoder();

const linesOfExport = ({ lines, heads }: Log): Uint8Array[] => {
  const last = heads.at(-1);
  const closed = { closed: { seq: last?.seq, hash: last?.hash } };
  return [...lines, encoder.encode(JSON.stringify(closed))];
};
const fileOf = (lines: readonly Uint8Array[]) =>
  Buffer.concat(lines.flatMap((line) => [line, encoder.encode('\n')]));

async function* inChunks(file: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += 777) yield file.subarray(at, at + 777);
}
const verifyFile = (file: Uint8Array, given?: Parameters<typeof verify>[1]) =>
  verify(piecesOfExport(linesOf(inChunks(file), 1 << 20)), given);
const verifyKept = ({ rows, head }: Kept) =>
  verify(piecesOfDatabase({ lines: () => rows, head: () => head, faults: () => [] }));

/** A bad place is named at the entry that changed, or at the one after it that no longer follows. */
function expectNamed(verdict: Verdict, first: number, what: string): void {
  expect(verdict.kind, what).toBe('broken');
  if (verdict.kind !== 'broken') return;
  expect(verdict.why, what).toMatch(new RegExp(`^entry ${verdict.seq}: .* \\[[A-Z]\\d+\\]$`));
  expect([first, first + 1], `${what}: ${verdict.why}`).toContain(verdict.seq);
}

const sample = (count: number) => fc.sample(anyLog, { seed, numRuns: count });

const MUTATIONS = sized({ test: 80, soak: 5000 });
const LOGS = sized({ test: 16, soak: 200 });

describe('[C5] [C6] a log that was tampered with does not verify, and the entry is named', () => {
  test('as an export, whatever was done to it', async () => {
    const logs = sample(LOGS);
    const random = fc.sample(fc.nat(), { seed, numRuns: MUTATIONS * 6 });
    for (let i = 0; i < MUTATIONS; i++) {
      const lines = linesOfExport(logs[i % logs.length] ?? LONG);
      const { mutated, first, what } = mutateExport(lines, random.slice(i * 6, i * 6 + 6));
      expectNamed(await verifyFile(fileOf(mutated)), first, `${i}: ${what}`);
    }
  });

  test('as a database, whatever was done to it', async () => {
    const logs = sample(LOGS);
    const random = fc.sample(fc.nat(), { seed: seed + 1, numRuns: MUTATIONS * 6 });
    for (let i = 0; i < MUTATIONS; i++) {
      const kept = keptOf(logs[i % logs.length] ?? LONG);
      const { mutated, first, what } = mutateKept(kept, random.slice(i * 6, i * 6 + 6));
      expectNamed(await verifyKept(mutated), first, `${i}: ${what}`);
    }
  });

  test('untouched logs are not accused, as exports or as databases', async () => {
    for (const log of sample(LOGS)) {
      const last = log.heads.at(-1);
      const whole = {
        kind: 'verified',
        picture: 'shared',
        head: { seq: last?.seq, hash: last?.hash },
        witnessed: true,
      };
      expect(await verifyFile(fileOf(linesOfExport(log)))).toMatchObject(whole);
      expect(await verifyKept(keptOf(log))).toMatchObject(whole);
    }
  });
});

describe('[C6] what is known of the end', () => {
  const open = fileOf(LONG.lines);
  const at = (seq: number) => {
    const line = LONG.heads[seq - 1];
    if (line === undefined) throw new Error(`the log has no entry ${seq}`);
    return { seq, hash: line.hash };
  };

  test('without a closing line the end is not witnessed, and a cut there is not seen', async () => {
    expect(await verifyFile(open)).toMatchObject({ kind: 'verified', witnessed: false });
    const cut = fileOf(LONG.lines.slice(0, -3));
    expect(await verifyFile(cut)).toMatchObject({ kind: 'verified', witnessed: false });
    expectNamed(await verifyFile(cut, at(LONG.lines.length)), LONG.lines.length - 2, 'cut');
  });

  test('a head that was written down is found in the log, at its end or before', async () => {
    expect(await verifyFile(open, at(LONG.lines.length))).toMatchObject({ witnessed: true });
    expect(await verifyFile(open, at(5))).toMatchObject({ kind: 'verified', witnessed: false });
    const other = { seq: 5, hash: at(6).hash };
    expect(await verifyFile(open, other)).toMatchObject({ kind: 'broken', seq: 5, rule: 'C6' });
  });

  test('what is empty, cut inside a line, blank, or follows the closing line is named', async () => {
    const closed = fileOf(linesOfExport(LONG));
    expect(await verifyFile(new Uint8Array())).toMatchObject({
      kind: 'broken',
      seq: 1,
      rule: 'R5',
    });
    expectNamed(await verifyFile(open.subarray(0, -9)), LONG.lines.length, 'cut');
    expectNamed(await verifyFile(Buffer.concat([encoder.encode('\n'), closed])), 1, 'blank');
    expectNamed(await verifyFile(Buffer.concat([closed, closed])), LONG.lines.length + 1, 'twice');
    const long = encoder.encode(`${' '.repeat(2 << 20)}\n`);
    expectNamed(await verifyFile(Buffer.concat([long, closed])), 1, 'long');
  });
});

describe('a database file', () => {
  let dir: string;
  const sealed = LONG.lines.map((bytes, i) => ({ seq: i + 1, hash: hashOf(bytes), bytes }));
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'verify-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  const readFile = async (path: string): Promise<Verdict> => {
    let reading: ReturnType<typeof readSqlite>;
    try {
      reading = readSqlite(path);
    } catch (fault) {
      return verify([{ kind: 'unreadable', why: String(fault) }]);
    }
    try {
      return await verify(piecesOfDatabase(reading));
    } finally {
      reading.close();
    }
  };

  test('verifies while a server writes to it, and again when it is closed; nothing is left', async () => {
    const path = join(dir, 'live.db');
    const live = sqliteLog(path);
    await live.append(sealed.slice(0, 10));
    const reading = readSqlite(path);
    await live.append(sealed.slice(10));
    expect(await verify(piecesOfDatabase(reading))).toMatchObject({ head: { seq: 10 } });
    reading.close();
    expect(await readFile(path)).toMatchObject({
      kind: 'verified',
      head: { seq: LONG.lines.length },
    });
    await live.close();
    const before = readFileSync(path);
    expect(await readFile(path)).toMatchObject({ kind: 'verified', witnessed: true });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dir)).toEqual(['live.db']);
  });

  test('a byte changed anywhere in the file is found, unless every entry reads as before', async () => {
    const path = join(dir, 'flip.db');
    const whole = sqliteLog(path);
    await whole.append(sealed);
    await whole.close();
    const bytes = readFileSync(path);
    const copy = join(dir, 'flipped.db');
    copyFileSync(path, copy);
    const FLIPS = sized({ test: 18, soak: 400 });
    const places = fc.sample(fc.nat(bytes.length * 8 - 1), { seed, numRuns: FLIPS });
    let found = 0;
    for (const place of places) {
      const flipped = Buffer.from(bytes);
      flipped[place >> 3] = (flipped[place >> 3] ?? 0) ^ (1 << (place & 7));
      writeFileSync(copy, flipped);
      const verdict = await readFile(copy);
      if (verdict.kind === 'broken') found++;
      else
        expect(verdict.head).toMatchObject({
          seq: LONG.lines.length,
          hash: LONG.heads.at(-1)?.hash,
        });
    }
    expect(found).toBeGreaterThan(FLIPS / 3);
  });
});
