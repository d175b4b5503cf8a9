import { expect, test } from 'vitest';
import { comingWords } from '../../client/status/coming.ts';

const entries = { parts: 0, ofParts: 0, bytes: 0, ofBytes: 0, entries: 5, ofEntries: 10 };

test('a time left that is not known, or is none, is not said', () => {
  const words = (left: number | undefined) => comingWords({ ...entries, left });
  expect(words(undefined)).toHaveLength(1);
  expect(words(0)).toEqual(words(undefined));
  expect(words(1)).toHaveLength(2);
  expect(words(101)[1]).toContain('2'); // minutes
});
