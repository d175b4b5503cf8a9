/** Everything that has a larger size for a soak is tried in one. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PARTS } from './soak/parts.ts';
import { ROOT } from './support/timed.ts';

const LARGER = /\bsized\(|\bSOAKING\b|\bWHOLE_LOGS\b|\bfc\.assert\(|\/asking\.ts'/;
const soaked = PARTS.flatMap(({ files }) => files).filter((file) => file.endsWith('.test.ts'));

test('each file that has a larger size, or a property that is tried more often, is in one part', () => {
  const files = globSync('test/{picture,server,client,log,regressions}/**/*.test.ts', {
    cwd: ROOT,
  });
  const larger = files.filter((file) => LARGER.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(larger.length).toBeGreaterThan(30);
  expect([...soaked].sort()).toEqual(larger.sort());
});

test('each part has its own name', () => {
  const names = PARTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
