import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashOf, type Sealed } from '../../picture/chain.ts';
import type { Log, StoredLine } from '../../server/log/log.ts';

const at = (seq: number, text = `entry ${seq}`): Sealed => {
  const bytes = new TextEncoder().encode(text);
  return { seq, bytes, hash: hashOf(bytes) };
};
const textOf = ({ bytes }: StoredLine): string => new TextDecoder().decode(bytes);

async function take(runs: AsyncIterable<readonly StoredLine[]>, n: number): Promise<string[]> {
  const texts: string[] = [];
  for await (const run of runs) {
    texts.push(...run.map(textOf));
    if (texts.length >= n) break;
  }
  return texts;
}

/** Every log passes all of this, or it is not a log: no skips, no per-log branches. */
export function logContract(name: string, open: () => Promise<Log>): void {
  describe(`${name} log`, () => {
    let log: Log;
    let stop: AbortController;
    beforeEach(async () => {
      log = await open();
      stop = new AbortController();
    });
    afterEach(async () => {
      stop.abort();
      await log.close();
    });

    test('[L1] gives back the bytes it was given, in order', async () => {
      for (const seq of [1, 2, 3]) expect(await log.append([at(seq)])).toBe('appended');
      expect((await log.read(0, 10)).map(textOf)).toEqual(['entry 1', 'entry 2', 'entry 3']);
      expect((await log.read(1, 1)).map(textOf)).toEqual(['entry 2']);
      expect(await take(log.follow(0, stop.signal), 3)).toEqual(['entry 1', 'entry 2', 'entry 3']);
    });
    test('[L2] refuses a gap, a repeat and a rewrite, and stays as it was', async () => {
      await log.append([at(1)]);
      expect(await log.append([at(3)])).toBe('moved');
      expect(await log.append([at(1, 'rewritten')])).toBe('moved');
      expect((await log.read(0, 10)).map(textOf)).toEqual(['entry 1']);
      expect(await log.last()).toEqual({ seq: 1, hash: at(1).hash });
    });
    test('[L3] of many writers racing for one place, exactly one wins', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => log.append([at(1, `writer ${i}`)])),
      );
      expect(answers.filter((answer) => answer === 'appended')).toHaveLength(1);
    });
    test('[L4] a follower reads what was there, then wakes for what lands, without a seam', async () => {
      await log.append([at(1)]);
      const reader = log.follow(0, stop.signal)[Symbol.asyncIterator]();
      expect((await reader.next()).value.map(textOf)).toEqual(['entry 1']);
      const parked = reader.next();
      for (let i = 0; i < 20; i++) await Promise.resolve(); // let it park: before, this proves nothing
      await log.append([at(2)]);
      expect((await parked).value.map(textOf)).toEqual(['entry 2']);
    });
    test('[L5] a follower resumes after any entry, and abort ends it', async () => {
      for (const seq of [1, 2, 3]) await log.append([at(seq)]);
      expect(await take(log.follow(2, stop.signal), 1)).toEqual(['entry 3']);
      const rest = take(log.follow(3, stop.signal), 1);
      stop.abort();
      expect(await rest).toEqual([]);
    });
    test('[L6] an empty log has no last entry', async () => {
      expect(await log.last()).toBeUndefined();
      expect(await log.read(0, 10)).toEqual([]);
    });
    test('[L7] a batch goes in whole or not at all', async () => {
      expect(await log.append([at(1), at(2)])).toBe('appended');
      expect(await log.append([at(3), at(5)])).toBe('moved');
      expect(await log.append([at(2), at(3)])).toBe('moved');
      expect((await log.read(0, 10)).map(textOf)).toEqual(['entry 1', 'entry 2']);
    });
    test('[L12] the hash of the last entry stands beside the log as its writer gave it', async () => {
      await log.append([at(1), at(2)]);
      expect(await log.last()).toEqual({ seq: 2, hash: at(2).hash });
    });
  });
}
