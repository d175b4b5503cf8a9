/** Fetches the texts of one language: a chunk of its own, and one for each part that comes later, fetched by nobody else. */
import type { Language } from '../../picture/basics.ts';
import { keep, keepMore, type Messages, type More, spoken } from './catalogue.ts';
import type { Apart } from './late.ts';

const FILES = import.meta.glob<Messages>('./{en,ar,he}.json', { import: 'default' });
const WORK = import.meta.glob<More>('./{en,ar,he}.json', { import: 'default', query: '?work' });
const LATE = import.meta.glob<More>('./{en,ar,he}.json', { import: 'default', query: '?late' });
const APART = { work: WORK, late: LATE } as const satisfies Record<Apart, unknown>;

const wanted = new Set<Apart>();

/** Settles when `wordsIn` knows the language; rejects when its file could not be fetched. */
export async function load(language: Language): Promise<void> {
  const more = [...wanted].map((apart) => textsIn(APART[apart], language));
  const [texts] = await Promise.all([textsIn(FILES, language), ...more]);
  keep(language, texts);
  for (const apart of wanted) keepMore(language, await textsIn(APART[apart], language)); // by now
}

/** Settles when `wordsIn` knows what no wall says, in each language that it knows; rejects as `load` does. */
export const loadWork = (): Promise<void> => loadMore('work');

/** The same of what the map is drawn without. */
export const loadLater = (): Promise<void> => loadMore('late');

async function loadMore(apart: Apart): Promise<void> {
  wanted.add(apart);
  await Promise.all(
    spoken().map(async (language) => keepMore(language, await textsIn(APART[apart], language))),
  );
}

function textsIn<T>(files: Record<string, () => Promise<T>>, language: Language): Promise<T> {
  const fetched = files[`./${language}.json`];
  if (fetched === undefined) throw new Error(`there are no messages in ${language}`);
  return fetched();
}
