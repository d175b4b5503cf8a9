import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';

/** What the compiler says of the toy kind as a file in picture/kinds/, and of it with something left out. */
const ROOT = join(import.meta.dirname, '../..');
const TOY = readFileSync(join(ROOT, 'test/fixtures/beacon.ts'), 'utf8');
const LIST = join(ROOT, 'picture/kinds.ts');
const kindAt = (name: string): string => join(ROOT, `picture/kinds/${name}.ts`);

/** The list of kinds with two more lines. */
const listed = readFileSync(LIST, 'utf8')
  .replace('import ', "import { beacon } from './kinds/beacon.ts';\nimport ")
  .replace('] as const', ',\n  beacon,\n] as const');

const source = ts.createSourceFile('beacon.ts', TOY, ts.ScriptTarget.Latest, true);

/** The text of the toy kind without these nodes (and the commas after them). */
const without = (...nodes: readonly ts.Node[]): string =>
  nodes.reduce(
    (text, node) =>
      text.slice(0, node.getFullStart()) +
      ' '.repeat(node.getFullWidth()) +
      text.slice(node.end).replace(/^,/, ' '),
    TOY,
  );

function find<T extends ts.Node>(is: (node: ts.Node) => node is T, where: (node: T) => boolean): T {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node) && where(node)) found.push(node);
    node.forEachChild(visit);
  };
  visit(source);
  const [first] = found;
  if (first === undefined) throw new Error('the toy kind is not written as this test reads it');
  return first;
}

const textOf = ({ name }: { readonly name?: ts.Node | undefined }) => name?.getText(source);
const objectOf = (variable: string): ts.ObjectLiteralExpression => {
  const { initializer } = find(ts.isVariableDeclaration, (node) => textOf(node) === variable);
  const objects: ts.ObjectLiteralExpression[] = [];
  const open = (node: ts.Node | undefined): void => {
    if (node !== undefined && ts.isObjectLiteralExpression(node)) objects.push(node);
    else node?.forEachChild(open);
  };
  open(initializer);
  const [object] = objects;
  if (object === undefined) throw new Error(`${variable} is no object`);
  return object;
};
const propertyOf = (variable: string, name: string): ts.Node => {
  const found = objectOf(variable).properties.find((one) => textOf(one) === name);
  if (found === undefined) throw new Error(`${variable} has no ${name}`);
  return found;
};
const replaced = (from: string, to: string): string => {
  expect(TOY).toContain(from);
  return TOY.replace(from, to);
};

const KEYS = objectOf('beacon').properties.map((property) => textOf(property) ?? '');

const VARIANTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(KEYS.map((key) => [`no ${key}`, without(propertyOf('beacon', key))])),
  'a rule says nothing of who may': without(propertyOf('reported', 'may')),
  'a rule has no schema': without(propertyOf('put', 'schema')),
  'the fold forgets a change': without(
    find(ts.isCaseClause, ({ expression }) => expression.getText(source) === "'beacon.put-out'"),
  ),
  'a change of an item does not name it': replaced(
    "z.literal('beacon.put-out'), item: BeaconRef",
    "z.literal('beacon.put-out')",
  ),
  'a key that the contract does not have': replaced("letter: 'B',", "letter: 'B', speed: 1,"),
  'a facet whose state the item lacks': replaced('extends Item, Sighted', 'extends Item'),
};
const fileOf = (variant: string): string => kindAt(variant.replaceAll(' ', '-'));

let problems: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  const texts = new Map([
    [LIST, listed],
    [kindAt('beacon'), TOY],
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
  expect(listed.split('\n').length - readFileSync(LIST, 'utf8').split('\n').length).toBe(3);
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
