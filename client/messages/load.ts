/** Fetches the texts of one language: a chunk of its own, and one for those that come later, fetched by nobody else. */
import type { Language } from '../../picture/basics.ts';
import { keep, keepLater, type Later, type Messages, spoken } from './catalogue.ts';

const FILES = import.meta.glob<Messages>('./{en,ar,he}.json', { import: 'default' });
const LATER = import.meta.glob<Later>('./{en,ar,he}.json', { import: 'default', query: '?late' });

let wanted = false; // what comes later is wanted by now

/** Settles when `wordsIn` knows the language; rejects when its file could not be fetched. */
export async function load(language: Language): Promise<void> {
  keep(language, await textsIn(FILES, language));
  if (wanted) keepLater(language, await textsIn(LATER, language));
}

/** Settles when `wordsIn` knows what comes later, in each language that it knows; rejects as `load` does. */
export async function loadLater(): Promise<void> {
  wanted = true;
  await Promise.all(
    spoken().map(async (language) => keepLater(language, await textsIn(LATER, language))),
  );
}

function textsIn<T>(files: Record<string, () => Promise<T>>, language: Language): Promise<T> {
  const fetched = files[`./${language}.json`];
  if (fetched === undefined) throw new Error(`there are no messages in ${language}`);
  return fetched();
}
