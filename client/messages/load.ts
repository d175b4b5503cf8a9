/** Fetches the texts of one language: a chunk of its own, fetched by nobody else. */
import type { Language } from '../../picture/basics.ts';
import { keep, type Messages } from './catalogue.ts';

const FILES = import.meta.glob<Messages>('./{en,ar,he}.json', { import: 'default' });

/** Settles when `wordsIn` knows the language; rejects when its file could not be fetched. */
export async function load(language: Language): Promise<void> {
  const fetched = FILES[`./${language}.json`];
  if (fetched === undefined) throw new Error(`there are no messages in ${language}`);
  keep(language, await fetched());
}
