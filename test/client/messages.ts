/** The messages of all languages, loaded: for tests of what a page says. */
import { wordsIn } from '../../client/messages/catalogue.ts';
import { load, loadLater, loadWork } from '../../client/messages/load.ts';
import { loadFiles } from '../../client/messages/load-files.ts';
import { LANGUAGES } from '../../picture/basics.ts';

await Promise.all(LANGUAGES.map(load));
await loadWork();
await loadLater();
await loadFiles();

export const MESSAGES = { en: wordsIn('en'), ar: wordsIn('ar'), he: wordsIn('he') } as const;
