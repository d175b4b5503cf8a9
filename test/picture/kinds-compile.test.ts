import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';
import { Source } from '../support/source.ts';
import { listed, ROOT } from '../support/toy-tree.ts';

/** What the compiler says of the toy kind as a file in picture/kinds/, and of it with something left out. */
const TOY = new Source(readFileSync(join(ROOT, 'test/fixtures/beacon.ts'), 'utf8'));
const LIST = join(ROOT, 'picture/kinds.ts');
const list = listed('picture/kinds.ts');
const kindAt = (name: string): string => join(ROOT, `picture/kinds/${name}.ts`);

const KEYS = TOY.keysOf('beacon');
const without = (variable: string, name: string) => TOY.without(TOY.propertyOf(variable, name));

const VARIANTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(KEYS.map((key) => [`no ${key}`, without('beacon', key)])),
  'a rule says nothing of who may': without('reported', 'may'),
  'a rule has no schema': without('put', 'schema'),
  'the fold forgets a change': TOY.without(
    TOY.find(ts.isCaseClause, ({ expression }) => TOY.textOf(expression) === "'beacon.put-out'"),
  ),
  'a change of an item does not name it': TOY.replaced(
    "z.literal('beacon.put-out'), item: BeaconRef",
    "z.literal('beacon.put-out')",
  ),
  'a key that the contract does not have': TOY.replaced("letter: 'B',", "letter: 'B', speed: 1,"),
  'a facet whose state the item lacks': TOY.replaced('extends Item, Sighted', 'extends Item'),
};
const fileOf = (variant: string): string => kindAt(variant.replaceAll(' ', '-'));

let problems: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  const texts = new Map([
    [LIST, list.toy],
    [kindAt('beacon'), TOY.text],
    ...Object.entries(VARIANTS).map(([name, text]): [string, string] => [fileOf(name), text]),
  ]);
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(ROOT, 'server/tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    join(ROOT, 'server'),
  );
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.fileExists = (file) => texts.has(file) || ts.sys.fileExists(file);
  host.readFile = (file) => texts.get(file) ?? ts.sys.readFile(file);
  host.getSourceFile = (file, how, ...more) => {
    const text = texts.get(file);
    return text === undefined ? read(file, how, ...more) : ts.createSourceFile(file, text, how);
  };
  const program = ts.createProgram([...fileNames, ...texts.keys()], options, host);
  const ours = program.getSourceFiles().filter(({ fileName }) => !/node_modules/.test(fileName));
  problems = new Map(
    ours.map((file) => [
      file.fileName,
      [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
        ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
      ),
    ]),
  );
}, 300_000);

test('a kind is one file and two lines: rules and server compile with it as they are', () => {
  const variants = new Set(Object.keys(VARIANTS).map(fileOf));
  const found = [...problems].filter(([file, why]) => why.length > 0 && !variants.has(file));
  expect(found).toEqual([]);
  expect(problems.has(kindAt('beacon'))).toBe(true);
  expect([...problems.keys()].some((file) => file.endsWith('server/pictures/append.ts'))).toBe(
    true,
  );
  const [importing, ...others] = list.toy.split('\n').filter((line) => line.includes('beacon'));
  expect(others.length).toBe(1);
  expect(list.toy.replace(`${importing}\n`, '').replace(', beacon', '')).toBe(list.plain);
});

test.each(Object.keys(VARIANTS))('it does not compile: %s', (variant) => {
  const [, key] = /^no (\w+)$/.exec(variant) ?? [];
  const found = problems.get(fileOf(variant)) ?? [];
  expect(found.length).toBeGreaterThan(0);
  if (key !== undefined) expect(found.join('\n')).toMatch(new RegExp(`'${key}'|"${key}"`));
});

test('the contract has keys enough to be worth this', () => {
  expect(KEYS.length).toBeGreaterThan(14);
});
