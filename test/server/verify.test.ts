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
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../picture/chain.ts';
import { openSqliteReader, sqliteLog } from '../../server/log/sqlite.ts';
import { piecesOfDatabase } from '../../server/verify/pieces.ts';
import { type Verdict, verify } from '../../server/verify/verify.ts';
import { verifyFile } from '../../server/verify/verify-file.ts';
import { log as anyLog, LONG } from '../support/logs.ts';
import { type Damage, keptOf, mutateExport, mutateKept } from '../support/mutations.ts';
import { sized, WHOLE_LOGS } from '../support/scale.ts';
import { seed } from '../support/seed.ts';
import {
  bytesOf,
  closingOf,
  expectClean,
  fileOf,
  linesOfExport,
  verifyBytes,
  verifyKept,
  verifyLog,
} from '../support/verifying.ts';

/** Read to the damage and not beyond it; before it nothing is found. */
function expectFound(verdict: Verdict, { seq, rule }: Damage, what: string): void {
  const said = `${what}: ${verdict.findings.map(({ why }) => why).join(' | ')}`;
  expect(verdict.kind, said).toBe('faulty');
  for (const found of verdict.findings)
    expect(found.why, said).toMatch(
      new RegExp(`^entry ${found.seq}: .* \\[${found.rule}\\]$`, 's'),
    );
  const [first] = verdict.findings;
  const last = verdict.findings.at(-1);
  if (rule !== undefined) {
    expect(verdict.findings.length, said).toBe(1);
    expect(first, said).toMatchObject({ seq, rule });
    return;
  }
  expect([seq, seq + 1], said).toContain(first?.seq);
  if (last?.seq !== seq) expect(last, said).toMatchObject({ seq: seq + 1, rule: 'C2' });
}

const LOGS = fc.sample(anyLog, { seed, ...WHOLE_LOGS });
const MANY = sized({ test: 200, soak: 2000 });
const some = (i: number) => LOGS[i % LOGS.length] ?? LONG;

describe('[C5] [C6] a log that was damaged does not verify, and the entry is named', () => {
  test('as a download', async () => {
    const random = fc.sample(fc.nat(), { seed, numRuns: MANY * 6 });
    for (let i = 0; i < MANY; i++) {
      const lines = linesOfExport(some(i));
      const { mutated, damage, what } = mutateExport(lines, random.slice(i * 6, i * 6 + 6));
      expectFound(await verifyBytes(fileOf(mutated)), damage, `${i}: ${what}`);
    }
    console.info(`${MANY} damaged downloads`);
  });

  test('as a database', async () => {
    const random = fc.sample(fc.nat(), { seed: seed + 1, numRuns: MANY * 6 });
    for (let i = 0; i < MANY; i++) {
      const { mutated, damage, what } = mutateKept(keptOf(some(i)), random.slice(i * 6, i * 6 + 6));
      expectFound(await verifyKept(mutated), damage, `${i}: ${what}`);
    }
    console.info(`${MANY} damaged databases`);
  });
});

describe('[C6] what is known of the end', () => {
  const open = fileOf(LONG.lines);
  const at = (seq: number) => {
    const line = LONG.heads[seq - 1];
    if (line === undefined) throw new Error(`the log has no entry ${seq}`);
    return { seq, hash: line.hash };
  };

  test('without a closing line it is not complete, and a cut there is not seen', async () => {
    expect(await verifyBytes(open)).toMatchObject({ kind: 'incomplete', endKnown: false });
    const cut = fileOf(LONG.lines.slice(0, -3));
    const after = LONG.lines.length - 3;
    expect(await verifyBytes(cut)).toMatchObject({ kind: 'incomplete', head: { seq: after } });
    const verdict = await verifyBytes(cut, { heads: [at(LONG.lines.length)] });
    expectFound(verdict, { seq: after + 1, rule: 'C6' }, 'cut');
  });

  test('a file that was cut off inside a line is not complete, wherever it was cut', async () => {
    const inside = open.subarray(0, -9);
    const before = { kind: 'incomplete', findings: [], head: { seq: LONG.lines.length - 1 } };
    expect(await verifyBytes(inside)).toMatchObject(before);
    const closing = Buffer.concat([open, closingOf(LONG).subarray(0, 20)]);
    expect(await verifyBytes(closing)).toMatchObject({ kind: 'incomplete', findings: [] });
    expect(await verifyBytes(inside.subarray(0, 40))).toMatchObject({ kind: 'incomplete' });
    const closed = Buffer.concat([fileOf(linesOfExport(LONG)), bytesOf('{')]);
    expectFound(await verifyBytes(closed), { seq: LONG.lines.length + 1, rule: 'C6' }, 'after it');
  });

  test('heads that were written down are found in the log, at its end or before', async () => {
    const end = at(LONG.lines.length);
    expect(await verifyBytes(open, { heads: [at(5), end] })).toMatchObject({
      kind: 'verified',
      endKnown: true,
    });
    expect(await verifyBytes(open, { heads: [at(5)] })).toMatchObject({ kind: 'incomplete' });
    const other = { seq: 5, hash: at(6).hash };
    const verdict = await verifyBytes(open, { heads: [other, at(6)] });
    expect(verdict.findings).toMatchObject([{ seq: 5, rule: 'C6' }]);
  });

  test('[C7] a code that was read out is that of the picture, or its entry is named', async () => {
    const { code, head } = await verifyLog(LONG);
    const right = { seq: head.seq, code };
    expectClean(await verifyLog(LONG, { codes: [right] }), 'the right code');
    const wrong = await verifyLog(LONG, { codes: [right, { seq: 7, code: '0000-0000' }] });
    expect(wrong.findings).toMatchObject([{ seq: 7, rule: 'C7' }]);
    const later = await verifyLog(LONG, { codes: [{ seq: head.seq + 3, code }] });
    expect(later.findings).toMatchObject([{ seq: head.seq + 1, rule: 'C7' }]);
  });

  test('what is empty, blank, too long or follows the closing line is named', async () => {
    const closed = fileOf(linesOfExport(LONG));
    const long = bytesOf(`${' '.repeat(2 << 20)}\n`);
    const after = LONG.lines.length + 1;
    for (const [file, seq, rule] of [
      [new Uint8Array(), 1, 'R5'],
      [Buffer.concat([bytesOf('\n'), closed]), 1, 'C4'],
      [Buffer.concat([closed, closed]), after, 'C6'],
      [Buffer.concat([closed, bytesOf('\n')]), after, 'C6'],
      [Buffer.concat([long, closed]), 1, 'C4'],
    ] as const)
      expectFound(await verifyBytes(file), { seq, rule }, `${rule} at ${seq}`);
  });

  test('compressed, and cut off', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'verify-'));
    const path = join(dir, 'shared.ndjson.gz');
    const zipped = gzipSync(fileOf(linesOfExport(LONG)));
    writeFileSync(path, zipped);
    expectClean(await verifyFile(path), 'compressed');
    writeFileSync(path, zipped.subarray(0, zipped.length / 2));
    expect(await verifyFile(path)).toMatchObject({ kind: 'incomplete', findings: [] });
    rmSync(dir, { recursive: true });
  });
});

describe('a database file', () => {
  let dir: string;
  const sealed = LONG.lines.map((bytes, i) => ({ seq: i + 1, hash: hashOf(bytes), bytes }));
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'verify-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  test('verifies while a server writes to it, and again when it is closed; nothing is left', async () => {
    const path = join(dir, 'live.db');
    const live = sqliteLog(path);
    await live.append(sealed.slice(0, 10));
    const reading = openSqliteReader(path);
    await live.append(sealed.slice(10));
    expect(await verify(piecesOfDatabase(reading))).toMatchObject({ head: { seq: 10 } });
    reading.close();
    expect(await verifyFile(path)).toMatchObject({
      kind: 'verified',
      head: { seq: LONG.lines.length },
    });
    await live.close();
    const before = readFileSync(path);
    expect(await verifyFile(path)).toMatchObject({ kind: 'verified', endKnown: true });
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
    const places = fc.sample(fc.nat(bytes.length * 8 - 1), { seed, numRuns: 60 });
    let found = 0;
    for (const place of places) {
      const flipped = Buffer.from(bytes);
      flipped[place >> 3] = (flipped[place >> 3] ?? 0) ^ (1 << (place & 7));
      writeFileSync(copy, flipped);
      const verdict = await verifyFile(copy);
      if (verdict.kind === 'faulty') found++;
      else
        expect(verdict.head).toMatchObject({
          seq: LONG.lines.length,
          hash: LONG.heads.at(-1)?.hash,
        });
    }
    expect(found).toBeGreaterThan(20);
  });
});
