import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const under = (pattern: string): string[] =>
  globSync(pattern, { cwd: ROOT, exclude: (path) => path.includes('node_modules') });

const law = read('picture/RULES.md');
const rules = [...law.matchAll(/^\*\*([RCLWPS]\d+)\*\* \S/gm)].map(([, rule = '']) => rule);

/** Which files name each rule: tests in the brackets of their titles. */
function cited(files: readonly string[], pattern: RegExp): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of files) {
    for (const [, rule = ''] of read(file).matchAll(pattern)) {
      found.set(rule, [...(found.get(rule) ?? []), file]);
    }
  }
  return found;
}

const byTests = cited(
  under('test/**/*.{test,journey}.ts').concat(under('test/log/contract.ts')),
  /\[([RCLWPS]\d+)\]/g,
);
const byCode = cited(
  under('{picture,server,client}/**/*.{ts,svelte}'),
  /['[]([RCLWPS]\d{1,2})['\]]/g,
);

test('the rules are numbered from 1 in each part, without gaps or repeats', () => {
  for (const part of 'RCLWPS') {
    const numbers = rules
      .filter((rule) => rule.startsWith(part))
      .map((rule) => Number(rule.slice(1)));
    expect(numbers, part).toEqual(numbers.map((_, i) => i + 1));
    expect(numbers.length, part).toBeGreaterThan(0);
  }
});

test('every rule is one to four lines long', () => {
  for (const text of law.split(/\n\n+/).filter((each) => each.startsWith('**'))) {
    expect(text.trim().split('\n').length, text).toBeLessThan(5);
  }
});

test.each(rules)('the rule %s is cited by a test', (rule) => {
  expect(byTests.get(rule) ?? []).not.toEqual([]);
});

test('every rule that a test or the code cites is in RULES.md', () => {
  const unknown = [...byTests, ...byCode].filter(([rule]) => !rules.includes(rule));
  expect(unknown).toEqual([]);
});
