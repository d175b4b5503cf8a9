/** What a first page has come with: no module that it begins with says a section that comes later, or decides. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { LATE, WORK } from '../../client/messages/late.ts';

const CLIENT = join(import.meta.dirname, '../../client');
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^;'(]*?\sfrom\s+)?'(\.[^']+\.(?:ts|svelte))'/gm;
/** They say it in details alone, which wait for it. */
const IN_DETAILS = ['kinds/zone/writing.ts says agreeing', 'facets/consent/hash.ts says agreeing'];

/** The files that these begin with, but for what they fetch. */
function begunWith(begins: readonly string[]): readonly string[] {
  const found = new Set(begins);
  for (const file of found) {
    for (const [, path = ''] of readFileSync(join(CLIENT, file), 'utf8').matchAll(IMPORT)) {
      const next = join(dirname(file), path);
      if (existsSync(join(CLIENT, next))) found.add(next);
    }
  }
  return [...found];
}

const said = (files: readonly string[], sections: readonly string[]): readonly string[] =>
  files.flatMap((file) => {
    const text = readFileSync(join(CLIENT, file), 'utf8');
    return sections
      .filter((name) =>
        [
          `say\\('${name}'\\)`,
          `wordsIn\\([^)]*\\)\\s*\\.${name}\\b`,
          `\\{[^{}]*\\b${name}\\b[^{}]*\\} = wordsIn`,
        ].some((pattern) => new RegExp(pattern).test(text)),
      )
      .map((name) => `${file} says ${name}`);
  });

test('a wall says nothing that is fetched for other pages or later', () => {
  const files = begunWith(['main.ts', 'wall/Wall.svelte']);
  expect(files).toContain('alarms/wording.ts');
  expect(said(files, ['alarms'])).toContain('alarms/wording.ts says alarms');
  expect(said(files, [...WORK, ...LATE])).toEqual([]);
  expect(said(begunWith(['wall/WallBoard.svelte']), WORK)).toEqual([]); // it waits for what comes later
});

test.each([
  'choose/Arrival.svelte',
  'people/Enrol.svelte',
  'people/Pages.svelte',
  'people/WallCode.svelte',
  'people/Changed.svelte',
])('%s comes with what is said later, and says nothing of the page of an analyst', (page) => {
  const files = begunWith(['main.ts', page]);
  expect(said(files, LATE)).not.toEqual([]);
  expect(said(files, WORK)).toEqual([]);
});

test('the page of an analyst says nothing that comes later before it is here', () => {
  const pages = ['event', 'note', 'zone'].map((kind) => `kinds/${kind}/page.ts`);
  const files = begunWith(['main.ts', 'pages/AnalystPage.svelte', ...pages]);
  expect(said(files, WORK)).not.toEqual([]);
  expect([...said(files, LATE)].sort()).toEqual([...IN_DETAILS].sort());
});

test.each([
  ['the page of an analyst', ['pages/AnalystPage.svelte', 'kinds/event/page.ts']],
  ['a wall', ['wall/Wall.svelte']],
])('what forbids changes, and the book, do not come with %s', (_, pages) => {
  const files = begunWith(['main.ts', ...pages]);
  expect(files).toContain('../picture/kinds/message.ts');
  expect(
    files.filter((file) => /decide|judges?\.ts|-refusals\.ts|phrasebook\/book/.test(file)),
  ).toEqual([]);
});

test.each([
  [
    'the page of an analyst',
    ['pages/AnalystPage.svelte', 'kinds/event/page.ts', 'kinds/zone/page.ts'],
  ],
  ['a wall', ['wall/Wall.svelte']],
])('of the readers of times only that of links comes with %s', (_, pages) => {
  const files = begunWith(['main.ts', ...pages]);
  expect(files).toContain('../picture/reading/links.ts');
  expect(files.filter((file) => /reading\/(times|moments|zones)\.ts/.test(file))).toEqual([]);
  expect(begunWith(['fields/times.ts'])).toContain('../picture/reading/zones.ts'); // as forms do
});
