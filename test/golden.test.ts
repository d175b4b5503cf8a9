import { spawnSync } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GENESIS } from '../picture/chain.ts';
import { CHECKPOINT } from '../picture/checkpoint.ts';
import { code, digest } from '../picture/digest.ts';
import { Change } from '../picture/entry.ts';
import { EMPTY } from '../picture/fold.ts';
import { replay } from '../picture/replay.ts';
import { readBlocks } from '../picture/revisions/block-reader.ts';
import { openSqliteReader } from '../server/log/sqlite.ts';
import { piecesOfDatabase, piecesOfExport } from '../server/verify/pieces.ts';
import { verify } from '../server/verify/verify.ts';
import { factsOf, followed, hashOfText, statesIn } from './golden/expected.ts';
import { generate } from './golden/generate.ts';
import { MODE } from './golden/stage.ts';
import {
  checkpointOf,
  entryLines,
  exportOf,
  HERE,
  linesIn,
  NEXT,
  VERSIONS,
  type Version,
  versionIn,
  whyNot,
} from './golden/versions.ts';
import { readCheckpoint, writeCheckpoint } from './support/checkpoint-line.ts';
import { ROOT } from './support/child.ts';
import { rowsOf } from './support/indexed.ts';
import { scratch } from './support/server.ts';

const databaseOf = ({ folder }: Version, log: string): string =>
  join(folder, 'data', MODE, `${log}.db`);
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function database(version: Version, log: string) {
  const reading = openSqliteReader(databaseOf(version, log));
  try {
    return {
      lines: [...reading.lines()],
      head: reading.head(),
      pieces: [...piecesOfDatabase(reading)],
    };
  } finally {
    reading.close();
  }
}

const logsOf = ({ expected }: Version) => Object.entries(expected.logs);

/** What is asked of every version, and of the one that would be made today. */
function holds(version: Version): Promise<void>[] {
  return logsOf(version).map(async ([log, facts]) => {
    const verdict = {
      kind: 'verified',
      findings: [],
      picture: log,
      head: { seq: facts.head.seq, hash: facts.head.hash },
      code: facts.code,
      endKnown: true,
    };
    const bytes = createReadStream(exportOf(version, log));
    expect(await verify(piecesOfExport(bytes))).toMatchObject(verdict);
    expect(await verify(database(version, log).pieces)).toMatchObject(verdict);
  });
}

test('there is a golden version of every name up to the newest', () => {
  expect(VERSIONS.map(({ name }) => name)).toEqual(VERSIONS.map((_, i) => `v${i + 1}`));
  expect(VERSIONS.length).toBeGreaterThan(0);
});

describe.each(VERSIONS)('the golden version $name', (version) => {
  const { expected } = version;
  const logs = logsOf(version);

  test('[C1] [C2] [C4] [C6] [L12] verifies, its exports and its databases', async () => {
    await Promise.all(holds(version));
  });

  test.each(logs)('[L1] %s: the export holds the bytes of the database, line for line', (log) => {
    const { lines, head } = database(version, log);
    const exported = linesIn(readFileSync(exportOf(version, log))).map(textOf);
    const closing = JSON.stringify({ closed: head });
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, i) => i + 1));
    expect(exported).toEqual([...lines.map(({ bytes }) => textOf(bytes)), closing]);
  });

  test.each(logs)(
    '[R2] [R15] [R19] [R20] %s comes to what it always came to, at every moment',
    (log, { checkpoint: _, ...facts }) => {
      expect(factsOf(entryLines(version, log))).toMatchObject(facts);
    },
  );

  test.each(logs)('[R2] %s: its checkpoint is read, or refused for its number', (log, facts) => {
    const line = checkpointOf(version, log);
    expect(hashOfText(line)).toBe(facts.checkpoint);
    const { entries, heads } = followed(entryLines(version, log));
    const [picture, head] = [replay(EMPTY, entries), heads.at(-1) ?? GENESIS];
    const then = readCheckpoint(line);
    if (expected.checkpoint !== CHECKPOINT) {
      expect(then).toBe('other'); // its reader takes the entries instead
    } else if (then === 'other') throw new Error('a checkpoint of this number is refused');
    else if (then.revisions === undefined) {
      expect(writeCheckpoint(picture, head, facts.code)).toBe(line); // of before there were rows
      expect(() => readBlocks(then.revisions, then.picture)).toThrow(/without rows \[R28\]/);
    } else expect(writeCheckpoint(picture, head, facts.code, rowsOf(entries))).toBe(line);
    const read = readCheckpoint(writeCheckpoint(picture, head, facts.code, rowsOf(entries)));
    if (read === 'other') throw new Error('a checkpoint of today is refused');
    expect(read.head).toEqual(head);
    expect([digest(read.picture), code(read.head.hash, read.picture)]).toEqual([
      facts.digest,
      facts.code,
    ]);
    expect(statesIn(read.picture)).toEqual(facts.moments[2]?.known);
    expect(readBlocks(read.revisions, read.picture).seq).toBe(entries.length);
  });

  test('[R4] holds every change that there was, and all are still known', () => {
    const made = logs.flatMap(([log]) =>
      followed(entryLines(version, log)).entries.map(({ change }) => change.type),
    );
    const known = Change.options.flatMap(({ shape }): string[] => [...shape.type.values]);
    expect([...new Set<string>(made)].sort()).toEqual(expected.changes);
    expect(expected.changes.filter((name) => !known.includes(name))).toEqual([]);
  });
});

test('a checkpoint of another number is refused', () => {
  const line = writeCheckpoint(EMPTY, GENESIS, '');
  const other = line.replace(`"protocol":${CHECKPOINT}`, `"protocol":${CHECKPOINT + 1}`);
  expect(readCheckpoint(line)).not.toBe('other');
  expect(readCheckpoint(other)).toBe('other');
});

/** Makes one, so that what makes them keeps up with the code: every change of today is played. */
test('a golden version can be made of today, and verifies', { timeout: 180_000 }, async () => {
  const folder = scratch();
  await generate(folder, NEXT);
  await Promise.all(holds(versionIn(folder, NEXT)));
});

test('a golden version is made once, under the next name', () => {
  for (const { name } of VERSIONS) expect(whyNot(name)).toContain('exists');
  for (const name of ['', 'v0', 'v01', '1', '../v9', `${NEXT}0`])
    expect(whyNot(name)).toBeDefined();
  expect(whyNot(NEXT)).toBeUndefined();
  const before = readFileSync(join(HERE, 'v1', 'expected.json'));
  const ran = spawnSync(process.execPath, ['test/golden/make.ts', 'v1'], { cwd: ROOT });
  expect([ran.status, String(ran.stderr)]).toEqual([2, expect.stringContaining('v1 exists')]);
  expect(readFileSync(join(HERE, 'v1', 'expected.json'))).toEqual(before);
});
