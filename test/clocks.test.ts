/** No unit waits for time or is judged by it: what they import is read, and so is every test. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './support/timed.ts';

const TESTS = 'test/{picture,server,client,log,regressions}/**/*.test.ts';
const IMPORTS = /^\s*(?:import|export)\b(?:[^'";]*?\bfrom)?\s*['"](\.[^'"]+)['"]/gm;
const CLOCKS =
  /\bperformance\.now|\bhrtime\b|\bcpuUsage\b|\bset(Timeout|Interval)\(|timers\/promises|\bDate\.now\(\) *- *(began|begun|start|before)|\bvi\.wait|expect\.poll|\btimeout\b/;

/**
 * What may read a clock: the floods and the server that a soak measures, where `npm test` judges no
 * time; the runner of all tests.
 */
const MAY = [
  'test/server/unread.test.ts',
  'test/support/flood.ts',
  'test/support/measured.ts',
  'test/support/timed.ts',
];

/** Every file of test/ that a unit imports, over however many others, and the units themselves. */
function unitsAndTheirs(): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    const text = readFileSync(join(ROOT, file), 'utf8');
    found.set(file, text);
    for (const [, to = ''] of text.matchAll(IMPORTS)) {
      const path = normalize(join(dirname(file), to));
      if (path.startsWith('test/')) visit(path);
    }
  };
  for (const file of globSync(TESTS, { cwd: ROOT })) visit(file);
  for (const file of ['flood', 'measured']) visit(`test/support/${file}.ts`); // started, not imported
  return found;
}

test('no unit, and nothing it imports, reads a clock or waits for one', () => {
  const files = unitsAndTheirs();
  expect([...files.keys()]).toContain('test/support/screen.ts');
  const readers = [...files].filter(([, text]) => CLOCKS.test(text)).map(([file]) => file);
  expect(readers.sort()).toEqual(MAY.filter((file) => files.has(file)));
});
