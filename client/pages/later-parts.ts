/** The parts of the analyst's page that it fetches after it is drawn, or with their first use. */
import { loadFacetParts } from '../facets.ts';
import { sketchReader } from '../fields/sketch-reader.ts';
import { loadKindParts } from '../kinds.ts';
import { listPanels } from '../lists/panels.ts';
import { mapPanels } from '../map/panels.ts';
import { loadLater } from '../messages/load.ts';
import { releaseDialogs } from '../release/dialogs.ts';
import { imported } from '../ui/imported.ts';
import { Part } from '../ui/part.svelte.ts';

/** What stands beside the map: the form that is written in, and the whole account of an item. */
export const side = new Part(async () => {
  const [{ sideParts }] = await Promise.all([
    imported(() => import('./side-parts.ts')),
    sketchReader.ask(),
    loadKindParts(),
    loadFacetParts(),
    loadLater(),
  ]);
  return sideParts;
});

/** The page of the watch, with its words. */
export const watch = new Part(async () => {
  const [{ watchParts }] = await Promise.all([
    imported(() => import('./watch-parts.ts')),
    loadKindParts(),
    loadFacetParts(),
    loadLater(),
  ]);
  return watchParts;
});

/** The page of messages, with its words and the phrasebook. */
export const traffic = new Part(async () => {
  const [{ trafficParts }, { theBook }] = await Promise.all([
    imported(() => import('./traffic-parts.ts')),
    imported(() => import('../lib/phrasebook.ts')),
    loadKindParts(),
    loadFacetParts(),
    loadLater(),
  ]);
  return { ...trafficParts, book: await theBook() };
});

/** The board of who is active, with its words. */
export const board = new Part(async () => {
  const [{ boardParts }] = await Promise.all([
    imported(() => import('./board-parts.ts')),
    loadLater(),
  ]);
  return boardParts;
});

/** The banner of a FLASH that asks this desk, with its words. */
export const flash = new Part(async () => {
  const [{ default: Banner }] = await Promise.all([
    imported(() => import('../flash/FlashBanner.svelte')),
    loadLater(),
  ]);
  return { Banner };
});

/** What hears drops of files; what reads them comes with the first. */
export const files = new Part(
  async () => (await imported(() => import('../files/parts.ts'))).filesParts,
);

/** What is fetched once the page is drawn and has nothing else to do, in this order. */
export const soon = [flash, files, listPanels, mapPanels, side, releaseDialogs, watch] as const;
