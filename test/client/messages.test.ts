/** The files of messages fit together; one that does not is named by what is wrong with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { type Files, faultsIn } from '../../client/messages/check.ts';
import { aroundSlot, fill, filled, pieces, type Slotted } from '../../client/messages/fill.ts';
import { LATE, OF_FILES, partOf, WORK } from '../../client/messages/late.ts';
import { formOf } from '../../client/messages/plural.ts';
import { SLOTS } from '../../client/messages/slots.ts';
import { LANGUAGES } from '../../picture/basics.ts';
import { MESSAGES } from './messages.ts';

const FOLDER = join(import.meta.dirname, '../../client/messages');
const read = (name: string): string => readFileSync(join(FOLDER, `${name}.json`), 'utf8');
const FILES: Files = {
  en: read('en'),
  ar: read('ar'),
  he: read('he'),
  'every-language': read('every-language'),
};

test('every text stands in every language, once, with its slots and the forms of its number', () => {
  expect(faultsIn(FILES, SLOTS)).toEqual([]);
});

test('what the code is told of slots is what the English file has', () => {
  expect(MESSAGES.en.account.title).toBe('Account');
  expectTypeOf(MESSAGES.en.account.title).toEqualTypeOf<string>();
  expectTypeOf(MESSAGES.en.map.looksHere).toEqualTypeOf<Slotted<'desk'>>();
  expectTypeOf(MESSAGES.en.status.of).toEqualTypeOf<Slotted<'n' | 'all'>>();
  expectTypeOf(MESSAGES.en).not.toHaveProperty('//');
  const { 'record.by': _, ...fewer } = SLOTS;
  expect(faultsIn(FILES, fewer)).toEqual([
    'slots.ts: record.by has the slots {by} in en.json, not none',
  ]);
  expect(faultsIn(FILES, { ...SLOTS, 'account.title': ['n'] })).toEqual([
    'slots.ts: account.title has the slots none in en.json, not {n}',
  ]);
});

test('what comes later is not in what comes with the page, and all together are the whole file', () => {
  const all = JSON.parse(FILES.he);
  const [first, ...apart] = [
    partOf(all, undefined),
    partOf(all, 'work'),
    partOf(all, 'late'),
    partOf(all, 'files'),
  ];
  for (const [i, names] of [WORK, LATE, OF_FILES].entries()) {
    expect(Object.keys(apart[i] ?? {}).sort()).toEqual([...names].sort());
    for (const name of names) expect(Object.keys(first)).not.toContain(name);
  }
  expect(Object.assign({ ...first }, ...apart)).toEqual(all);
});

/** The files with one of them changed in one place. */
function changed(name: keyof Files, from: string | RegExp, to: string): Files {
  const text = FILES[name].replace(from, to);
  expect(text).not.toBe(FILES[name]);
  return { ...FILES, [name]: text };
}

describe('a file that does not fit is refused:', () => {
  test.each<readonly [what: string, files: Files, fault: string]>([
    [
      'a word missing',
      changed('he', /\n *"tryAgain": .*/, ''),
      'he.json: shell.tryAgain is missing',
    ],
    [
      'a word too many',
      changed('ar', '"tryAgain":', '"tryOnce": "x",\n "tryAgain":'),
      'ar.json: shell.tryOnce is not in the English file',
    ],
    [
      'a word in one language only, the English one',
      changed('en', '"tryAgain":', '"tryOnce": "x",\n "tryAgain":'),
      'ar.json: shell.tryOnce is missing',
    ],
    [
      'a word twice',
      changed('he', '"tryAgain":', '"reload": "x",\n "tryAgain":'),
      'he.json: shell.reload stands twice',
    ],
    ['a section twice', changed('ar', /\}\s*$/, ', "shell": {} }'), 'ar.json: shell stands twice'],
    [
      'a slot missing',
      changed('ar', '{desk} يطلب', 'يطلب'),
      'ar.json: map.looksHere has the slots none, not {desk}',
    ],
    [
      'a slot misspelt',
      changed('he', '{n} מתוך {all}', '{n} מתוך {al}'),
      'he.json: status.of has the slots {al} {n}, not {all} {n}',
    ],
    [
      'a brace left open',
      changed('he', '{desk} מבקש', '{desk מבקש {desk}'),
      'he.json: map.looksHere has a brace that is no slot',
    ],
    [
      'a plural form missing',
      changed('ar', /"two": "ردّان",/, ''),
      'ar.json: panels.replies has the forms few, many, one, other, zero, not few, many, one, other, two, zero',
    ],
    [
      'a plural form that the language has not',
      changed('he', '"other": "{n} תגובות"', '"other": "{n} תגובות", "many": "{n}"'),
      'he.json: panels.replies has the forms many, one, other, two, not one, other, two',
    ],
    [
      'a number that is not shown',
      changed('he', '"other": "{n} תגובות"', '"other": "תגובות"'),
      'he.json: panels.replies.other has the slots none, not {n}',
    ],
    [
      'a text where another language has several',
      changed('he', /"squares": \{[^}]*\}/, '"squares": "x"'),
      'he.json: aids.squares is one text in one language and several in another',
    ],
    ['an empty text', changed('en', '"Try again"', '" "'), 'en.json: shell.tryAgain is empty'],
    [
      'a number for a text',
      changed('he', /"tryAgain": ".*"/, '"tryAgain": 4'),
      'he.json: shell.tryAgain is empty',
    ],
    ['HTML', changed('en', '"Try again"', '"Try <b>again"'), 'en.json: shell.tryAgain holds HTML'],
    [
      'an invisible mark',
      changed('en', '"Tripoint"', '"\u200eTripoint"'),
      'en.json: line 5 holds an invisible mark; write it as \\u200e',
    ],
    [
      'a note to translators elsewhere',
      changed('he', '"shell": {', '"shell": { "//": "x",'),
      'he.json: shell has a note; notes stand in en.json',
    ],
    ['no JSON', { ...FILES, he: '{' }, 'he.json: no JSON: SyntaxError'],
    [
      'a title suggested in two languages',
      changed('every-language', /"off": "\{what\}، .*",/, ''),
      'every-language.json ar: title.off is missing',
    ],
    [
      'a kind of zone that search would not find by its name',
      changed('every-language', '"Hazard"', '"Danger"'),
      'en.json: items.zoneKind is not that of every-language.json',
    ],
  ])('%s', (_, files, fault) => {
    expect(faultsIn(files, SLOTS).join('\n')).toContain(fault);
  });
});

test('slots are filled wherever they stand, and none stays empty unnoticed', () => {
  const { record, privacy, map } = MESSAGES.he;
  expect(fill(map.looksHere, { desk: 'IL' })).toBe('IL מבקש להביט כאן');
  expect(filled('{a}{b} {a}', { a: 1, b: '$&' })).toBe('1$& 1');
  expect(() => filled('{a}', {})).toThrow('nothing was given for {a}');
  expect(pieces(record.by, { by: 7 })).toContain(7);
  expect(aroundSlot(privacy.only, 'desk')).toEqual(['פנימי · רק דסק ', ' רואה זאת']);
  expect(aroundSlot(MESSAGES.ar.privacy.only, 'desk')[1]).toBe('');
});

test.each(LANGUAGES)('a counted text has a form for every number (%s)', (language) => {
  const forms = MESSAGES[language].panels.replies;
  const used = Array.from({ length: 101 }, (_, n) =>
    formOf(n, forms, language).replace(String(n), '{n}'),
  );
  expect(new Set(used)).toEqual(new Set(Object.values(forms)));
});
