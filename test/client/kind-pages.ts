/** The kinds as the analyst's page has them, with their words: their pages are fetched once this is imported. */
import { sketchReader } from '../../client/fields/sketch-reader.ts';
import { loadKindPages, loadKindParts } from '../../client/kinds.ts';
import './messages.ts';

await loadKindPages();
await loadKindParts();
await sketchReader.ask();
