/** The revision index of a log, and its rows as a checkpoint carries them. */
import type { Entry } from '../../picture/entry.ts';
import { EMPTY, fold, type Picture, type Result } from '../../picture/fold.ts';
import { blocksOf } from '../../picture/revisions/blocks.ts';
import { Revisions } from '../../picture/revisions/revisions.ts';

/** Folds entries onto a picture and takes them into an index; answers the picture. */
export function followed(index: Revisions, picture: Picture, entries: readonly Entry[]): Picture {
  const results: Result[] = [];
  const after = fold(picture, entries, results);
  index.take(entries, results);
  return after;
}

/** The index of a whole log. */
export function indexOf(entries: readonly Entry[]): Revisions {
  const index = new Revisions();
  followed(index, EMPTY, entries);
  return index;
}

/** The rows of a whole log as text. */
export const rowsOf = (entries: readonly Entry[]): string =>
  JSON.stringify([blocksOf(indexOf(entries), entries.length)]);
