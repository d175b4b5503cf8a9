/** The kinds as the analyst's page has them, with their words: their pages are fetched once this is imported. */
import { formReaders } from '../../client/fields/form-readers.ts';
import { loadKindPages, loadKindParts } from '../../client/kinds.ts';
import './messages.ts';

await loadKindPages();
await loadKindParts();
await formReaders.ask();
