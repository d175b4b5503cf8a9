import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { code, digest, hashesOf, rehash, takeHashes } from '../../picture/digest.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import { readCheckpoint, writeCheckpoint } from '../support/checkpoint-line.ts';
import { reported } from '../support/examples.ts';
import { Growing, LONG, log } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { sized, WHOLE_LOGS } from '../support/scale.ts';
import '../support/seed.ts';

/** The picture as another screen would hold it: nothing shared with the first. */
const elsewhere = (picture: Picture, { heads }: typeof LONG): Picture => {
  const read = readCheckpoint(writeCheckpoint(picture, heads.at(-1)!, 'x'));
  if (read === 'other') throw new Error('of another version');
  return read.picture;
};

/** Every place below a value where a string or a number stands, as a way to spoil it. */
function* spoilers(value: unknown): Generator<() => void> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'object') yield* spoilers(part);
    else yield () => Reflect.set(value, key, typeof part === 'number' ? part + 1 : `${part}.`);
  }
}

test('[R19] equal logs have equal digests, folded one by one, at once, or read from a checkpoint', () => {
  fc.assert(
    fc.property(log, (made) => {
      const whole = fold(EMPTY, made.entries);
      const singly = made.entries.reduce((picture, entry) => fold(picture, [entry]), EMPTY);
      expect(digest(singly)).toBe(digest(whole));
      expect(digest(elsewhere(whole, made))).toBe(digest(whole));
    }),
    WHOLE_LOGS,
  );
});

test('[R19] every entry makes another digest', () => {
  fc.assert(
    fc.property(log, ({ entries }) => {
      const digests = new Set([digest(EMPTY)]);
      let picture = EMPTY;
      for (const entry of entries) {
        picture = fold(picture, [entry]);
        digests.add(digest(picture));
      }
      expect(digests.size).toBe(entries.length + 1);
    }),
    { numRuns: sized({ test: 15, soak: 500 }) },
  );
});

test('[R19] anything changed in place, in any item, is found once its part is hashed anew', () => {
  fc.assert(
    fc.property(
      log.filter(({ entries }) => fold(EMPTY, entries).items.size > 0),
      fc.nat(),
      fc.nat(),
      (made, n, m) => {
        const truth = digest(fold(EMPTY, made.entries));
        const screen = elsewhere(fold(EMPTY, made.entries), made);
        expect(digest(screen)).toBe(truth); // and its hashes are kept from here on
        const items = [...all(screen.items)];
        const ways = [...spoilers(items[n % items.length])];
        ways[m % ways.length]?.();
        rehash(screen, 0, Number.POSITIVE_INFINITY);
        expect(digest(screen)).not.toBe(truth);
      },
    ),
    WHOLE_LOGS,
  );
});

/** Hashes all anew, some at a time; what was computed after each. */
function round(picture: Picture, count: number): string[] {
  const found: string[] = [];
  let from = 0;
  do {
    from = rehash(picture, from, count);
    found.push(digest(picture));
  } while (from !== 0);
  return found;
}

test('[R19] a kept hash hides a change in place until then, and one round reaches all', () => {
  const truth = digest(fold(EMPTY, LONG.entries));
  for (const seq of [2, 90, 850]) {
    const screen = elsewhere(fold(EMPTY, LONG.entries), LONG);
    expect(digest(screen)).toBe(truth);
    const item = [...all(screen.items)].find((one) => one.seq === seq);
    Reflect.set(item!, 'revision', 7);
    expect(digest(screen)).toBe(truth); // the price of keeping hashes
    const found = round(screen, 64);
    expect(found.indexOf(truth)).toBe(seq < 64 ? -1 : 0);
    expect(found.lastIndexOf(truth)).toBe(Math.floor(seq / 64) - 1); // found with its own 64
    Reflect.set(item!, 'revision', 1);
    expect(round(screen, 64).at(-1)).toBe(truth); // mended, it agrees again
  }
});

test('[R19] items left out, added or moved to another seq make another digest', () => {
  const one = new Growing();
  one.ask(person('il'), reported());
  const { picture } = one;
  const { pages, size } = picture.items;
  const [page = []] = pages;
  const moved = [...page];
  [moved[2], moved[3]] = [moved[3], moved[2]];
  const others: Picture[] = [
    { ...picture, items: { pages: [], size: 0 } },
    { ...picture, items: { pages: [moved], size } },
    { ...picture, items: { pages: [undefined, page], size } },
    { ...picture, seq: 3 },
    { ...picture, opened: undefined },
    { ...picture, time: undefined },
  ];
  expect(new Set([picture, ...others].map(digest)).size).toBe(others.length + 1);
});

test('[R20] a code is eight digits of the log’s hash and the picture’s digest together', () => {
  const one = new Growing();
  one.ask(person('il'), reported());
  const two = new Growing();
  two.ask(person('il'), reported({ precedence: 'FLASH' }));
  const codes = [
    code(one.head.hash, one.picture),
    code(two.head.hash, one.picture), // another history, the same picture
    code(one.head.hash, two.picture), // the same history, another picture
  ];
  for (const each of codes) expect(each).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
  expect(new Set(codes).size).toBe(3);
  const mixed = createHash('sha256')
    .update(one.head.hash + digest(one.picture))
    .digest('hex');
  expect(codes[0]?.replace('-', '')).toBe(mixed.slice(0, 8).toUpperCase());
});

test('[R19] hashes made in another thread of the same text are those that a digest is made of', () => {
  const made = LONG;
  const whole = fold(EMPTY, made.entries);
  const [own, other] = [elsewhere(whole, made), elsewhere(whole, made)];
  const hashes = hashesOf([...all(other.items)]);
  expect(takeHashes([...all(own.items)], hashes)).toBe(true);
  expect(digest(own)).toBe(digest(whole));
  expect(takeHashes([...all(own.items)], hashes.slice(32))).toBe(false);
  const spoilt = elsewhere(whole, made);
  hashes[0] = (hashes[0] ?? 0) ^ 1;
  takeHashes([...all(spoilt.items)], hashes);
  expect(digest(spoilt)).not.toBe(digest(whole)); // and so the code is another
});
