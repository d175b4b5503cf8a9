import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Source } from '../support/source.ts';
import { listed, ROOT, toyTree } from '../support/toy-tree.ts';

/** What the compiler says of the page with the toy kind in it, and of the toy with something left out. */
const FOLDER = 'test/fixtures/page/beacon';
const sourceOf = (name: string) =>
  new Source(readFileSync(join(ROOT, FOLDER, `${name}.ts`), 'utf8'));

/** The files that hold a part of the contract, with the name of what they export. */
const PARTS = {
  beacon: 'beacon',
  telling: 'telling',
  'on-map': 'onMap',
  account: 'account',
  writing: 'writing',
} as const;

/** A file beside the one that it is a variant of, by its name. */
const VARIANTS: readonly { readonly file: string; readonly key: string; readonly text: string }[] =
  Object.entries(PARTS).flatMap(([name, variable]) => {
    const source = sourceOf(name);
    return source.keysOf(variable).map((key) => ({
      file: `client/kinds/beacon/${name}-without-${key}.ts`,
      key,
      text: source.without(source.propertyOf(variable, key)),
    }));
  });
const UNLISTED = 'client/kinds-without-beacon.ts';

let tree: string;
let problems: ReadonlyMap<string, string>;

beforeAll(async () => {
  tree = toyTree();
  for (const { file, text } of VARIANTS) writeFileSync(join(tree, file), text);
  writeFileSync(join(tree, UNLISTED), listed('client/kinds.ts').plain);
  writeFileSync(
    join(tree, 'tsconfig.json'),
    JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), include: ['client', 'picture'] }),
  );
  problems = await compiled(tree);
}, 300_000);
afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** What the compiler says of each file in which it finds something. */
async function compiled(folder: string): Promise<ReadonlyMap<string, string>> {
  const tsc = join(ROOT, 'node_modules/@typescript/native/bin/tsc');
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, [tsc, '-p', '.', '--pretty', 'false'], { cwd: folder }, (_, out) =>
      resolve(out),
    );
  });
  const faults = said.split(/\n(?=\S)/).map((fault) => /^(.+?)\(\d+,\d+\): (.*)$/s.exec(fault));
  const found = new Map<string, string>();
  for (const [, file = '', why = ''] of faults.filter((one) => one !== null)) {
    found.set(file, `${found.get(file) ?? ''}${why}\n`);
  }
  return found;
}

test('a kind is one folder and its name in the list: the page compiles with it as it is', () => {
  const variants = new Set([...VARIANTS.map(({ file }) => file), UNLISTED]);
  expect([...problems].filter(([file]) => !variants.has(file))).toEqual([]);
  const { plain, toy } = listed('client/kinds.ts');
  const [importing, ...others] = toy.split('\n').filter((line) => line.includes('beacon'));
  expect(others.length).toBe(1);
  expect(toy.replace(`${importing}\n`, '').replace(', beacon', '')).toBe(plain);
});

test('without its name in the list it does not compile', () => {
  expect(problems.get(UNLISTED)).toContain("Property 'beacon' is missing");
});

test.each(VARIANTS)('it does not compile: $file', ({ file, key }) => {
  expect(problems.get(file)).toContain(`Property '${key}' is missing`);
});

test('the contract has keys enough to be worth this, and the toy all its files', () => {
  expect(VARIANTS.length).toBeGreaterThan(40);
  const files = readdirSync(join(ROOT, FOLDER)).map((file) => basename(file, '.ts'));
  expect(files).toEqual(expect.arrayContaining([...Object.keys(PARTS), 'page']));
});
