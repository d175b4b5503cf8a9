/**
 * Whether the files of messages fit together: every text in every language, with the slots of the English
 * one and the plural forms that each language needs. Pure: from the texts of the files to what is wrong.
 */
import { LANGUAGES, type Language } from '../../picture/basics.ts';

/** The texts of the files, by name without `.json`. */
export type Files = Readonly<Record<Language | 'every-language', string>>;
export type Slots = Readonly<Record<string, readonly string[]>>;

type Tree = { readonly [key: string]: Tree | string };

const NOTE = '//'; // the key of a note to translators, in the English part alone
const FORMS = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** What is wrong, one line a fault; none: they fit. `slots` is what the code believes of en.json. */
export function faultsIn(files: Files, slots: Slots): string[] {
  const names = [...LANGUAGES, 'every-language'] as const;
  const written = names.flatMap((name) => writingFaults(`${name}.json`, files[name]));
  if (written.length > 0) return written;
  const trees = LANGUAGES.map((language) => [language, parsed(files[language])] as const);
  const every = parsed(files['every-language']);
  const parts = LANGUAGES.map((language) => [language, groupAt(every, [language])] as const);
  return [
    ...faultsAmong(trees, (language) => `${language}.json`),
    ...faultsAmong(parts, (language) => `every-language.json ${language}`),
    ...slotFaults(parsed(files.en), slots),
    ...trees.flatMap(([language, tree]) => {
      const [here, there] = [
        groupAt(tree, ['items', 'zoneKind']),
        groupAt(every, [language, 'zoneKind']),
      ];
      const same = JSON.stringify(here) === JSON.stringify(there);
      return same ? [] : [`${language}.json: items.zoneKind is not that of every-language.json`];
    }),
  ];
}

/** What is wrong with a file as it is written: no JSON, a key twice, an invisible mark. */
function writingFaults(file: string, text: string): string[] {
  try {
    JSON.parse(text);
  } catch (error) {
    return [`${file}: no JSON: ${String(error)}`];
  }
  const marks = text
    .split('\n')
    .flatMap((line, i) =>
      /\p{Cf}/u.test(line)
        ? [`${file}: line ${i + 1} holds an invisible mark; write it as \\u200e`]
        : [],
    );
  return [...doubled(text).map((path) => `${file}: ${path} stands twice`), ...marks];
}

/** The paths of keys that an object has twice: JSON.parse would take the last without a word. */
function doubled(text: string): string[] {
  const found: string[] = [];
  const open: { readonly path: string; readonly keys: Set<string> }[] = [];
  let path = '';
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g)) {
    const inside = open.at(-1);
    if (token === '{') open.push({ path, keys: new Set() });
    else if (token === '}') open.pop();
    else if (colon !== undefined && inside !== undefined) {
      const key = token.slice(1, token.lastIndexOf('"'));
      path = inside.path === '' ? key : `${inside.path}.${key}`;
      if (inside.keys.has(key)) found.push(path);
      inside.keys.add(key);
    }
  }
  return found;
}

const parsed = (text: string): Tree => treeOf(JSON.parse(text));

/** Objects and texts as they are; anything else as an empty text, which is a fault of its own. */
function treeOf(value: unknown): Tree {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      typeof one === 'string' ? one : isGroup(one) ? treeOf(one) : '',
    ]),
  );
}

const isGroup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function groupAt(tree: Tree, [key, ...rest]: readonly string[]): Tree {
  if (key === undefined) return tree;
  const inner = tree[key];
  return inner === undefined || typeof inner === 'string' ? {} : groupAt(inner, rest);
}

type Named = readonly (readonly [Language, Tree])[];

/** The trees of all languages against the English one, each also by itself. */
function faultsAmong(trees: Named, nameOf: (language: Language) => string): string[] {
  const english = groupAt(Object.fromEntries(trees), ['en']);
  return trees.flatMap(([language, tree]) =>
    faultsOf(english, tree, language, '').map((fault) => `${nameOf(language)}: ${fault}`),
  );
}

function faultsOf(english: Tree, tree: Tree, language: Language, path: string): string[] {
  const keys = new Set(
    [...Object.keys(english), ...Object.keys(tree)].filter((key) => key !== NOTE),
  );
  const notes =
    language !== 'en' && NOTE in tree ? [`${path || 'it'} has a note; notes stand in en.json`] : [];
  const faults = [...keys].flatMap((key) => {
    const at = path === '' ? key : `${path}.${key}`;
    const [model, one] = [english[key], tree[key]];
    if (one === undefined) return [`${at} is missing`];
    if (model === undefined) return [`${at} is not in the English file`];
    if (typeof model === 'string' || typeof one === 'string') {
      if (typeof model !== typeof one)
        return [`${at} is one text in one language and several in another`];
      return textFaults(at, String(model), String(one));
    }
    if (isPlural(model)) return pluralFaults(at, one, language);
    return faultsOf(model, one, language, at);
  });
  return [...notes, ...faults];
}

const isPlural = (tree: Tree): boolean =>
  'other' in tree && Object.keys(tree).every((key) => FORMS.has(key));

function textFaults(at: string, english: string, text: string): string[] {
  const [wanted, found] = [slotsOf(english), slotsOf(text)];
  return [
    ...(text.trim() === '' ? [`${at} is empty`] : []),
    ...(/<\/?[a-z!]|&[a-z]+;/i.test(text) ? [`${at} holds HTML`] : []),
    ...(wanted.join() === found.join()
      ? []
      : [`${at} has the slots ${listed(found)}, not ${listed(wanted)}`]),
    ...(/[{}]/.test(text.replace(SLOT, '')) ? [`${at} has a brace that is no slot`] : []),
  ];
}

/** The forms that the language needs, no other, and no slot but the number, which `other` shows. */
function pluralFaults(at: string, forms: Tree, language: Language): string[] {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
  const has = Object.keys(forms).toSorted();
  if (has.join() !== needed.join())
    return [`${at} has the forms ${has.join(', ')}, not ${needed.join(', ')}`];
  return has.flatMap((form) => {
    const text = String(forms[form]);
    const counted = form === 'other' || text.includes('{n}');
    return textFaults(`${at}.${form}`, counted ? '{n}' : '', text);
  });
}

const SLOT = /\{\w+\}/g;
const slotsOf = (text: string): string[] =>
  [...new Set((text.match(SLOT) ?? []).map((slot) => slot.slice(1, -1)))].toSorted();
const listed = (slots: readonly string[]): string =>
  slots.length === 0 ? 'none' : slots.map((slot) => `{${slot}}`).join(' ');

/** Where slots.ts, by which the compiler judges, says something else than en.json. */
function slotFaults(english: Tree, slots: Slots): string[] {
  const told = new Map(Object.entries(slots).map(([at, names]) => [at, names.toSorted()]));
  const found = new Map(slotted(english, ''));
  return [...new Set([...told.keys(), ...found.keys()])].flatMap((at) => {
    const [says, is] = [told.get(at) ?? [], found.get(at) ?? []];
    return says.join() === is.join()
      ? []
      : [`slots.ts: ${at} has the slots ${listed(is)} in en.json, not ${listed(says)}`];
  });
}

function slotted(tree: Tree, path: string): (readonly [string, string[]])[] {
  return Object.entries(tree).flatMap(([key, one]) => {
    if (key === NOTE) return [];
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof one !== 'string') return isPlural(one) ? [] : slotted(one, at);
    const slots = slotsOf(one);
    return slots.length === 0 ? [] : [[at, slots] as const];
  });
}
