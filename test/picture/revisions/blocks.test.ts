/** The rows in a checkpoint: what is written is read back, and nothing else is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GENESIS } from '../../../picture/chain.ts';
import { code } from '../../../picture/digest.ts';
import { EMPTY, fold } from '../../../picture/fold.ts';
import { readBlocks } from '../../../picture/revisions/block-reader.ts';
import { BLOCK, type Blocks, blocksOf } from '../../../picture/revisions/blocks.ts';
import { differenceIn } from '../../../picture/revisions/compare.ts';
import { Revisions } from '../../../picture/revisions/revisions.ts';
import { readCheckpoint, writeCheckpoint } from '../../support/checkpoint-line.ts';
import { EVENT, reported } from '../../support/examples.ts';
import { followed, indexOf, rowsOf } from '../../support/indexed.ts';
import { Growing, log, timelessLog } from '../../support/logs.ts';
import { person } from '../../support/people.ts';
import { sized, WHOLE_LOGS } from '../../support/scale.ts';
import { withToy } from '../../support/toy.ts';
import '../../support/seed.ts';

/** A log of more than two blocks, with amendments of events of earlier blocks. */
const MANY = (() => {
  const made = new Growing();
  const il = person('il', 'officer');
  while (made.entries.length < 2 * BLOCK + 200) {
    const n = made.entries.length;
    const item = `E-${2 + (n % 40)}`;
    if (n < 60) made.ask(il, reported({ uncertainty: 0.1 + n }));
    else if (n % 3 > 0) made.ask(il, { type: 'position.taken', item, stance: 'confirms' });
    else made.ask(il, { type: 'event.amended', item, event: { ...EVENT, uncertainty: n / 7 } });
  }
  return made;
})();

test('[R27] rows of many blocks are read back as they are, wherever a log is cut', () => {
  const whole = indexOf(MANY.entries);
  for (const cut of [1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, MANY.entries.length]) {
    const entries = MANY.entries.slice(0, cut);
    const picture = fold(EMPTY, entries);
    const read = readBlocks(JSON.parse(rowsOf(entries)), picture, whole.looks);
    expect(blocksOf(read)).toEqual(blocksOf(indexOf(entries)));
    expect(blocksOf(whole, cut)).toEqual(blocksOf(read));
    expect(differenceIn(read, whole, 0, cut)).toBeUndefined();
    followed(read, picture, MANY.entries.slice(cut));
    expect(differenceIn(read, whole, 0, MANY.entries.length)).toBeUndefined();
    expect(read.rows).toBe(whole.rows);
  }
});

test('[R27] the text of rows is the same whenever a part of it was made', () => {
  const index = new Revisions();
  let picture = EMPTY;
  for (let from = 0; from < MANY.entries.length; from += 500) {
    picture = followed(index, picture, MANY.entries.slice(from, from + 500));
    expect(JSON.stringify([blocksOf(index)])).toBe(rowsOf(MANY.entries.slice(0, index.seq)));
  }
});

test('[R28] rows stand outside the digest: the code of a checkpoint does not depend on them', () => {
  fc.assert(
    fc.property(log, ({ entries, heads }) => {
      const picture = fold(EMPTY, entries);
      const head = heads.at(-1) ?? GENESIS;
      const own = code(head.hash, picture);
      const bare = readCheckpoint(writeCheckpoint(picture, head, own));
      const whole = readCheckpoint(writeCheckpoint(picture, head, own, rowsOf(entries)));
      if (bare === 'other' || whole === 'other') throw new Error('of another version');
      expect(bare.revisions).toBeUndefined();
      expect(code(head.hash, whole.picture)).toBe(code(head.hash, bare.picture));
      expect(whole).toEqual({ ...bare, revisions: [blocksOf(indexOf(entries))] });
    }),
    WHOLE_LOGS,
  );
});

test('a kind that is not drawn as a point needs no more than its file to be counted', async () => {
  const read = await withToy(async () => {
    const toys = await import('../../support/toy.ts');
    const logs = await import('../../support/logs.ts');
    const rows = await import('../../support/indexed.ts');
    const made = new logs.Growing();
    made.ask(person('us'), toys.lit);
    made.ask(person('us'), toys.relit);
    made.ask(person('us'), toys.gone);
    const { blocks } = await import('../../../picture/revisions/blocks.ts').then(({ blocksOf }) =>
      blocksOf(rows.indexOf(made.entries)),
    );
    return blocks[0];
  });
  expect(read).toMatchObject({ class: '-ooo', others: { from: [1], age: [0], began: [0] } });
});

type Path = readonly (string | number)[];

/** Every number, letter and list in the rows. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number' || typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([name, one]) => pathsIn(one, [...path, name]));
  return [path, ...below];
}

/** The rows with another value at a path. */
function changed(value: unknown, path: Path, to: (old: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return to(value);
  if (Array.isArray(value)) {
    return value.map((one, i) => (String(i) === name ? changed(one, rest, to) : one));
  }
  const one: unknown = Reflect.get(Object(value), name);
  return { ...Object(value), [name]: changed(one, rest, to) };
}

/** What only the log tells of a row that a later one replaced. */
const isUntold = (path: Path): boolean =>
  path.some((name) => name === 'reach' || name === 'began' || name === 'lasted');

/** Another number, letter or length; what is neither is left out. */
function spoil(kind: number, by: number): (old: unknown) => unknown {
  return (old) => {
    if (typeof old === 'number') return [old + by, -old - by, old + 0.5, null, 1e300][kind];
    if (typeof old === 'string') return [`${old}m`, old.slice(1), 'x', 7, `o${old.slice(1)}`][kind];
    if (Array.isArray(old)) return [old.slice(1), [...old, 0], [], {}, old.toReversed()][kind];
    return [undefined, null, [], 7, { ...Object(old), more: 1 }][kind];
  };
}

test('[R28] whatever is changed in rows is refused, or found once the log is read', () => {
  let [refused, found] = [0, 0];
  fc.assert(
    fc.property(
      fc.oneof(log, timelessLog), // the second kind has more rows of points
      fc.nat(),
      fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 4),
      fc.integer({ min: 2, max: 90_000 }),
      fc.constantFrom(true, true, true, false),
      ({ entries }, pick, kind, by, subtle) => {
        const raw: unknown = JSON.parse(rowsOf(entries));
        const all = pathsIn(raw);
        const untold = subtle ? all.filter(isUntold) : [];
        const paths = untold.length > 0 ? untold : all;
        const spoilt = changed(raw, paths[pick % paths.length] ?? [], spoil(kind, by));
        const truth = indexOf(entries);
        let read: Revisions;
        try {
          read = readBlocks(
            JSON.parse(JSON.stringify(spoilt) ?? 'null'),
            fold(EMPTY, entries),
            truth.looks,
          );
        } catch (fault) {
          expect(String(fault)).toMatch(/^BrokenLog: entry \d+: .*\[R28\]$/);
          refused++;
          return;
        }
        if (differenceIn(read, truth, 0, entries.length) !== undefined) found++;
        else expect(blocksOf(read)).toEqual(blocksOf(truth));
      },
    ),
    { numRuns: sized({ test: 300, soak: 8000 }) },
  );
  expect(refused).toBeGreaterThan(0);
  expect(found).toBeGreaterThan(0);
});

describe('[R28] it is said what is wrong with rows', () => {
  const entries = MANY.entries.slice(0, 70);
  const picture = fold(EMPTY, entries);
  const [rows]: Blocks[] = JSON.parse(rowsOf(entries));
  if (rows === undefined) throw new Error('no rows');
  const [block] = rows.blocks;
  if (block === undefined) throw new Error('no block');
  const first = (more: object) => ({ ...rows, blocks: [{ ...block, ...more }] });
  const row = (more: object) => first({ rows: { ...block.rows, ...more } });
  const begins = 'entry 1: begins a block of rows whose';
  test.each<[string, unknown]>([
    ['entry 70: comes without rows', undefined],
    ['entry 70: comes with rows of another form', { ...rows, blocks: [[]] }],
    ['entry 70: comes with rows of another form', { ...rows, looks: ['uav'] }],
    ['entry 0: is the last with rows, not 70', { ...rows, blocks: [] }],
    [`${begins} "time" has another length`, first({ time: [] })],
    [`${begins} "class" has another length`, first({ class: 'm' })],
    [`${begins} "class" has the letter x`, first({ class: 'x'.repeat(70) })],
    [`${begins} "lat" has another length`, row({ lat: [] })],
    [`${begins} "lon" comes to 2000000000`, row({ lon: [2e9, ...block.rows.lon.slice(1)] })],
    [`${begins} "look" holds 9`, row({ look: [9, ...block.rows.look.slice(1)] })],
    [`${begins} "reach" holds -1`, row({ reach: [-1, ...block.rows.reach.slice(1)] })],
    [`${begins} "age" means item 1`, row({ age: [1, ...block.rows.age.slice(1)] })],
    [`${begins} "from" comes to 0`, row({ from: [-1, ...block.rows.from.slice(1)] })],
    [
      'entry 70: says of E-2 what its last row does not',
      { ...rows, looks: rows.looks.map((look) => ({ ...look, precedence: 'ROUTINE' })) },
    ],
    [
      'entry 70: has another time than its row',
      first({ time: block.time.with(-1, (block.time.at(-1) ?? 0) + 1) }),
    ],
  ])('%s', (why, raw) => {
    expect(() => readBlocks(raw && [raw], picture)).toThrow(`${why} [R28]`);
  });
  test('as of a block that is not full before another', () => {
    const two = { ...rows, blocks: [block, block] };
    expect(() => readBlocks([two], picture)).toThrow(
      'entry 70: ends a block of rows that is not full',
    );
  });
});
