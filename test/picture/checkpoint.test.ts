import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GENESIS } from '../../picture/chain.ts';
import { CHECKPOINT } from '../../picture/checkpoint.ts';
import { code, digest } from '../../picture/digest.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { readCheckpoint, writeCheckpoint } from '../support/checkpoint-line.ts';
import { LONG, log } from '../support/logs.ts';
import { WHOLE_LOGS } from '../support/scale.ts';
import '../support/seed.ts';

/** What a reader makes of the line, which must be of this version. */
function readBack(line: string) {
  const read = readCheckpoint(line);
  if (read === 'other') throw new Error('of another version');
  return read;
}

test('[R2] checkpoint and tail make what the whole log makes', () => {
  fc.assert(
    fc.property(log, fc.nat(), ({ entries, heads }, n) => {
      const cut = n % (entries.length + 1);
      const begun = fold(EMPTY, entries.slice(0, cut));
      const head = heads[cut - 1] ?? GENESIS;
      const line = writeCheckpoint(begun, head, code(head.hash, begun));
      expect(line).not.toContain('\n');

      const back = readBack(line);
      expect(back).toEqual({ picture: begun, head, code: code(head.hash, begun) });
      expect(digest(back.picture)).toBe(digest(begun));

      const whole = fold(EMPTY, entries);
      const joined = fold(back.picture, entries.slice(cut));
      const { hash } = heads.at(-1)!;
      expect(joined).toEqual(whole);
      expect(digest(joined)).toBe(digest(whole));
      expect(code(hash, joined)).toBe(code(hash, whole));
    }),
    WHOLE_LOGS,
  );
});

test('[R2] the same picture is the same checkpoint, however it was come by', () => {
  fc.assert(
    fc.property(log, fc.nat(), ({ entries, heads }, n) => {
      const cut = n % (entries.length + 1);
      const head = heads.at(-1)!;
      const once = fold(EMPTY, entries);
      const parts = fold(fold(EMPTY, entries.slice(0, cut)), entries.slice(cut));
      expect(writeCheckpoint(parts, head, 'x')).toBe(writeCheckpoint(once, head, 'x'));
    }),
    WHOLE_LOGS,
  );
});

test('[R2] as much for a picture of many pages, with gaps between its items', () => {
  const { entries, heads } = LONG;
  const cut = 700;
  const begun = fold(EMPTY, entries.slice(0, cut));
  const line = writeCheckpoint(begun, heads[cut - 1]!, 'x');
  const joined = fold(readBack(line).picture, entries.slice(cut));
  expect(joined).toEqual(fold(EMPTY, entries));
  expect(digest(joined)).toBe(digest(fold(EMPTY, entries)));
});

test('[R4] a checkpoint of another version is not read but said to be other', () => {
  const line = writeCheckpoint(EMPTY, GENESIS, 'x');
  expect(readBack(line).picture).toEqual(EMPTY);
  const later = line.replace(`"protocol":${CHECKPOINT}`, `"protocol":${CHECKPOINT + 1}`);
  expect(readCheckpoint(later)).toBe('other');
  expect(readCheckpoint('{"type":"beat"}')).toBe('other');
});
