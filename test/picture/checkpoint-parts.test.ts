/** A checkpoint in parts: what a reader puts together is what was written, or it is said what is wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GENESIS } from '../../picture/chain.ts';
import { assemble, CHECKPOINT, readManifest, readPart } from '../../picture/checkpoint.ts';
import { code, digest } from '../../picture/digest.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { readBlocks } from '../../picture/revisions/block-reader.ts';
import { blocksOf } from '../../picture/revisions/blocks.ts';
import { Revisions } from '../../picture/revisions/revisions.ts';
import { PAGE } from '../../picture/table.ts';
import { manifestIn, partIn, readBack, written } from '../support/checkpoints.ts';
import { added, EVENT, reported } from '../support/examples.ts';
import { followed, indexOf } from '../support/indexed.ts';
import { Growing, log } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { WHOLE_LOGS } from '../support/scale.ts';
import '../support/seed.ts';

/** A picture of over 4,096 entries: two groups, with gaps between its items. */
const grown = new Growing();
const us = person('us');
for (let i = 0; i < 4600; i++) {
  const changes = [added(), reported(), { type: 'position.taken', item: 'E-3', stance: 'denies' }];
  expect(grown.ask(us, changes[i % 3])).toBeUndefined();
}
const head = () => grown.heads.at(-1) ?? GENESIS;
const index = indexOf(grown.entries);
const big = written(grown.picture, head(), 'x', index);

test('[R2] manifest, parts and tail make what the whole log makes', () => {
  fc.assert(
    fc.property(log, fc.nat(), ({ entries, heads }, n) => {
      const cut = n % (entries.length + 1);
      const index = new Revisions();
      const begun = followed(index, EMPTY, entries.slice(0, cut));
      const head = heads[cut - 1] ?? GENESIS;
      const back = readBack(written(begun, head, code(head.hash, begun), index));
      expect(back).toMatchObject({ picture: begun, head, code: code(head.hash, begun) });
      expect(digest(back.picture)).toBe(digest(begun));
      expect(blocksOf(readBlocks(back.revisions, back.picture))).toEqual(blocksOf(index));
      const joined = fold(back.picture, entries.slice(cut));
      expect(joined).toEqual(fold(EMPTY, entries));
      expect(digest(joined)).toBe(digest(fold(EMPTY, entries)));
    }),
    WHOLE_LOGS,
  );
});

test('[R2] [R28] as much for a picture of several parts', () => {
  expect(manifestIn(big.manifest).parts).toHaveLength(2);
  const back = readBack(big);
  expect(back.picture).toEqual(grown.picture);
  expect(digest(back.picture)).toBe(digest(grown.picture));
  expect(blocksOf(readBlocks(back.revisions, back.picture))).toEqual(blocksOf(index));
});

test('[R28] a part is the same, byte for byte, until an item on its pages changes', () => {
  const ids = (picture: Picture, rows: Revisions) =>
    manifestIn(written(picture, head(), 'x', rows).manifest).parts.map(({ id }) => id);
  const before = ids(grown.picture, index);
  const late = { type: 'event.amended', item: 'E-4401', event: { ...EVENT, precedence: 'FLASH' } };
  const early = { ...late, item: 'E-3' };
  expect(grown.picture.items.pages[Math.floor(4401 / PAGE)]?.[4401 % PAGE]?.ref).toBe('E-4401');
  grown.ask(us, late);
  const then = ids(grown.picture, indexOf(grown.entries));
  expect(then[0]).toBe(before[0]);
  expect(then[1]).not.toBe(before[1]);
  grown.ask(us, early);
  expect(ids(grown.picture, indexOf(grown.entries))[0]).not.toBe(before[0]);
});

test('[R28] pages of long items are cut into more parts, and none into parts of pages', () => {
  const [en, ar] = ['x'.repeat(1990), 'م'.repeat(1990)];
  const text = { original: 'en', en, ar, he: en };
  const long = new Growing();
  for (let i = 0; i < 900; i++) expect(long.ask(us, added({ text }))).toBeUndefined();
  const made = written(long.picture, long.heads.at(-1)!, 'x', indexOf(long.entries));
  const parts = [...made.texts.values()].map(partIn);
  expect(parts.length).toBeGreaterThan(2);
  for (const { first, last, items } of parts) {
    expect([first % PAGE, (last + 1) % PAGE]).toEqual([0, 0]);
    expect(items.every(({ seq }) => first <= seq && seq <= last)).toBe(true);
  }
  const back = readBack(made);
  expect(back.picture).toEqual(long.picture);
  expect(readBlocks(back.revisions, back.picture).seq).toBe(901);
});

describe('what is not whole', () => {
  const manifest = manifestIn(big.manifest);
  const parts = new Map([...big.texts].map(([id, text]) => [id, partIn(text)]));
  const [first, second] = manifest.parts;
  if (first === undefined || second === undefined) throw new Error('two parts');
  const text = big.texts.get(second.id) ?? '';

  test('parts that are not there are named', () => {
    expect(assemble(manifest, new Map())).toEqual({ missing: [first.id, second.id] });
    const one = new Map([...parts].slice(0, 1));
    expect(assemble(manifest, one)).toEqual({ missing: [second.id] });
  });
  test('[R28] parts in another order, of another checkpoint, or too few, are no checkpoint', () => {
    for (const list of [[second, first], [first], [first, first], [{ ...first, items: 7 }, second]])
      expect(() => assemble({ ...manifest, parts: list }, parts)).toThrow(/\[R28\]/);
    expect(() => assemble({ ...manifest, seq: 4300 }, parts)).toThrow(/later items .*\[R28\]/);
  });
  test('a part that was cut, wherever, is spoilt', () => {
    for (let at = 0; at < text.length; at += 1 + Math.floor(text.length / 300))
      expect(readPart(text.slice(0, at)) === 'spoilt', `cut at ${at}`).toBe(true);
    expect(readPart(`${text}\n`)).toBe('spoilt');
    expect(readPart(text.replace('"seq":4', '"seq":9'))).toBe('spoilt');
    expect(readPart('<html>')).toBe('spoilt');
  });
  test('[R4] another version is said to be other', () => {
    const later = (one: string) =>
      one.replace(`"protocol":${CHECKPOINT}`, `"protocol":${CHECKPOINT + 1}`);
    expect(readPart(later(text))).toBe('other');
    expect(readManifest(later(big.manifest))).toBe('other');
    expect(readManifest('{"type":"beat"}')).toBe('other');
  });
});

test('[R28] the empty picture has no parts', () => {
  const none = written(EMPTY, GENESIS, 'x');
  expect(none.texts.size).toBe(0);
  expect(readBack(none)).toMatchObject({ picture: EMPTY, head: GENESIS });
});
