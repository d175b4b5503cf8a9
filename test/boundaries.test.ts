import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** The drawing in README.md, as a test. The left side may import the right side; nothing else. Data is no code. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  picture: ['picture'],
  server: ['server', 'picture', 'data'],
  client: ['client', 'picture', 'data'],
};
const ROOT = join(import.meta.dirname, '..');
const files = globSync('{picture,server,client}/**/*.{ts,svelte}', {
  cwd: ROOT,
  exclude: (path) => path.includes('node_modules'),
});
const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));

const STATIC = /^\s*(?:import|export)\b(?:[^'";]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g; // in code and in types

const imports = new Map(
  [...sources].map(([file, text]) => [
    file,
    [...text.matchAll(STATIC), ...text.matchAll(DYNAMIC)].map(([, to = '']) => to),
  ]),
);
const importsOf = (file: string): readonly string[] => imports.get(file) ?? [];
const local = (file: string): string[] =>
  importsOf(file)
    .filter((to) => to.startsWith('.'))
    .map((to) => normalize(join(dirname(file), to)));
const sideOf = (file: string): string => file.split('/')[0] ?? '';

/** The files that import a package, or one of its parts. */
const who = (...packages: string[]): string[] =>
  files
    .filter((file) =>
      importsOf(file).some((to) => packages.some((pkg) => `${to}/`.startsWith(`${pkg}/`))),
    )
    .sort();
const outside = (found: readonly string[], within: RegExp): string[] =>
  found.filter((file) => !within.test(file));

test('finds the three sides and what they import', () => {
  expect(new Set(files.map(sideOf))).toEqual(new Set(['picture', 'server', 'client']));
  expect(importsOf('picture/chain.ts')).toContain('./basics.ts');
  for (const file of files) {
    for (const to of local(file).filter((one) => /\.(ts|svelte)$/.test(one))) {
      expect(imports.has(to), `${file} imports ${to}`).toBe(true);
    }
  }
});

test.each(files)('[B1] %s imports only what it may', (file) => {
  const allowed = MAY_IMPORT[sideOf(file)] ?? [];
  expect(local(file).filter((to) => !allowed.includes(sideOf(to)))).toEqual([]);
});

test('[B1] what is read from data holds no code', () => {
  const read = files.flatMap(local).filter((to) => sideOf(to) === 'data');
  expect(outside(read, /\.json$/)).toEqual([]);
});

test('[B1] there are no barrels', () => {
  expect(files.filter((file) => /(^|\/)index\.ts$/.test(file))).toEqual([]);
});

test('[B2] no import goes round in a circle, types included', () => {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    expect(path, `circle: ${[...path, file].join(' → ')}`).not.toContain(file);
    if (done.has(file) || !imports.has(file)) return;
    for (const next of local(file)) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

/**
 * The folder of a file within its side; what lies deeper belongs to it, and so does the list of a folder
 * (`client/kinds.ts`). `server` and `client` themselves are where all is wired.
 */
function folderOf(file: string): string {
  const listed = file.replace(/\.ts$/, '');
  const folder = existsSync(join(ROOT, listed)) ? `${listed}/` : file;
  return folder.split('/').slice(0, -1).slice(0, 2).join('/');
}

test.each(['server', 'client'])('[B2] arrows between the folders of %s run one way', (side) => {
  const arrows = new Map<string, Set<string>>();
  for (const file of files.filter((one) => sideOf(one) === side)) {
    const from = folderOf(file);
    const to = local(file)
      .filter((one) => sideOf(one) === side)
      .map(folderOf);
    arrows.set(from, new Set([...(arrows.get(from) ?? []), ...to.filter((one) => one !== from)]));
  }
  const done = new Set<string>();
  const visit = (folder: string, path: readonly string[]): void => {
    expect(path, `circle: ${[...path, folder].join(' → ')}`).not.toContain(folder);
    if (done.has(folder)) return;
    for (const next of arrows.get(folder) ?? []) visit(next, [...path, folder]);
    done.add(folder);
  };
  expect(arrows.size).toBeGreaterThan(5);
  for (const folder of arrows.keys()) visit(folder, []);
});

const INSIDE = '@turf/boolean-point-in-polygon';

/** The files that folding and deciding reach. */
function deciding(): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const next of local(file)) visit(next);
  };
  for (const start of ['picture/fold.ts', 'picture/decide.ts']) visit(start);
  return reached;
}

test('[B3] folding and deciding reach no trigonometry, which differs between engines', () => {
  const reached = deciding();
  expect(reached.size).toBeGreaterThan(20);
  // one of Turf's modules is sums and products alone, and so is flatbush
  const turf = new Set(who('@turf'));
  expect(
    [...reached]
      .filter((file) => turf.has(file))
      .flatMap(importsOf)
      .filter((to) => to.startsWith('@turf')),
  ).toEqual([INSIDE, INSIDE]);
  const differs =
    /\bMath\.(?:a?(?:sin|cos|tan)h?|atan2|exp(?:m1)?|log(?:10|1p|2)?|pow|cbrt|hypot)\(/;
  for (const text of ['Math.sin(x)', 'Math.acosh(x)', 'Math.log2(x)', 'Math.hypot(x, y)'])
    expect(differs.test(text), text).toBe(true);
  expect([...reached].filter((file) => differs.test(sources.get(file) ?? ''))).toEqual([]);
});

test('[B3] one place knows each outside world', () => {
  expect(who('node:sqlite')).toEqual([
    'server/folder-lock.ts',
    'server/log/sqlite.ts',
    'server/people/store.ts',
  ]);
  expect(who('@simplewebauthn/server')).toEqual(['server/people/passkeys.ts']);
  expect(
    outside(
      who('ws'),
      /^server\/(pictures\/(stream|cursor|frame)|http\/(upgrade|sockets)|ws\.d)\.ts$/,
    ),
  ).toEqual([]);
  expect(outside(who('hono', '@hono'), /^server\/(http\/.+|server\.ts$)/)).toEqual([]);
  expect(
    outside(
      who('maplibre-gl', 'terra-draw', 'terra-draw-maplibre-gl-adapter'),
      /^client\/(map|drawing)\//,
    ),
  ).toEqual([]);
  expect(outside(who('svelte'), /^client\//)).toEqual([]);
});

/** Asks the engine what it knows of zones, to read what people write; what comes of it is a moment in UTC. */
const ZONES = 'picture/reading/zones.ts';

// mgrs and flatbush are arithmetic like Turf: no I/O, no clock. To read places is to read grid references, and the readers
// stand in picture/ so that a form, a link and a feed read the same. csv-parse (#csv), fast-xml-parser and togeojson make values
// of text and know no more: the page and the command read files alike.
test('[B3] the rules know no outside world at all', () => {
  const worldly = files.filter(
    (file) =>
      sideOf(file) === 'picture' &&
      importsOf(file).some(
        (to) =>
          !/^(\.|#sha256$|#csv$|@tmcw\/togeojson$|fast-xml-parser$|zod$|@noble\/hashes\/|@turf\/|flatbush$|mgrs(\/|$))/.test(
            to,
          ),
      ),
  );
  expect(worldly).toEqual([]);
  const clocks =
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.|\bfetch\(|\bIntl\.|localeCompare/;
  const readers = [...sources].filter(
    ([file, text]) => sideOf(file) === 'picture' && clocks.test(text),
  );
  expect(readers.map(([file]) => file)).toEqual([ZONES]);
  expect(deciding()).not.toContain(ZONES);
});

/** A workstation's clock may be wrong by any amount: the page goes by the server's. What reads it all the same, and why. */
const READS_THE_DATE: Readonly<Record<string, string>> = {
  'client/lib/server-time.ts':
    'notices what was slept through, and has nothing else before the server is heard',
  'client/lib/ticker.ts': 'notices what was slept through',
  'client/lib/reload.ts': 'spaces reloads, over which no other clock goes on',
};

test('[B3] the page asks the server what time it is, and the machine nowhere else', () => {
  const date =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\()|(?<!new )\bDate\(|\bTemporal\.Now\b|\btimeOrigin\b/;
  for (const read of ['Date.now()', 'new Date()', 'Date()', 'new Date', 'performance.timeOrigin'])
    expect(date.test(`const now = ${read};`), read).toBe(true);
  for (const read of ['new Date(at)', 'Date.parse(at)', 'toDate(at)', 'Date.UTC(2026)'])
    expect(date.test(`const then = ${read};`), read).toBe(false);
  const readers = [...sources].filter(
    ([file, text]) => sideOf(file) === 'client' && date.test(text),
  );
  expect(readers.map(([file]) => file).sort()).toEqual(Object.keys(READS_THE_DATE).sort());
});

test('[B3] the environment is read where the server starts and in its tools, and nowhere else', () => {
  const readers = [...sources]
    .filter(([, text]) => /\bprocess\.env\b/.test(text))
    .map(([file]) => file);
  expect(outside(readers, /^server\/(main\.ts|cli\/)/)).toEqual([]);
});
