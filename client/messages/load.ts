/** Fetches the texts of one language: a chunk of its own, and one for each part that comes later, fetched by nobody else. */
import type { Language } from '../../picture/basics.ts';
import { keep, keepMore, type Messages, type More, spoken } from './catalogue.ts';

const FILES = import.meta.glob<Messages>('./{en,ar,he}.json', { import: 'default' });
const WORK = import.meta.glob<More>('./{en,ar,he}.json', { import: 'default', query: '?work' });
const LATE = import.meta.glob<More>('./{en,ar,he}.json', { import: 'default', query: '?late' });

/** The files of one part, by the name of the language's. */
type Part<T> = Readonly<Record<string, () => Promise<T>>>;

const wanted = new Set<Part<More>>();

/** Settles when `wordsIn` knows the language; rejects when its file could not be fetched. */
export async function load(language: Language): Promise<void> {
  const more = [...wanted].map((part) => textsIn(part, language));
  const [texts] = await Promise.all([textsIn(FILES, language), ...more]);
  keep(language, texts);
  for (const part of wanted) keepMore(language, await textsIn(part, language)); // by now
}

/** Settles when `wordsIn` knows what no wall says, in each language that it knows; rejects as `load` does. */
export const loadWork = (): Promise<void> => loadMore(WORK);

/** The same of what the map is drawn without. */
export const loadLater = (): Promise<void> => loadMore(LATE);

/** The same of any part. */
export async function loadMore(part: Part<More>): Promise<void> {
  wanted.add(part);
  await Promise.all(
    spoken().map(async (language) => keepMore(language, await textsIn(part, language))),
  );
}

function textsIn<T>(files: Part<T>, language: Language): Promise<T> {
  const fetched = files[`./${language}.json`];
  if (fetched === undefined) throw new Error(`there are no messages in ${language}`);
  return fetched();
}
