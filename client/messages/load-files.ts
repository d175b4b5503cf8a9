/** Fetches what is said of a file that was dropped: with the part of the page that says it. */
import type { More } from './catalogue.ts';
import { loadMore } from './load.ts';

const FILES = import.meta.glob<More>('./{en,ar,he}.json', { import: 'default', query: '?files' });

/** Settles when `wordsIn` knows it, in each language that it knows; rejects as `load` does. */
export const loadFiles = (): Promise<void> => loadMore(FILES);
