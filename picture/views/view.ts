/**
 * The contract of a view: a result of a picture and the time, kept up to date as entries come in. The same
 * for pages and for the server; never part of the picture or of its digest. [R21]
 */
import type { Entry } from '../entry.ts';
import type { Picture } from '../fold.ts';

/** A view with results of type `Says`. */
export interface View<Says> {
  /** Starts again from this picture. */
  start(picture: Picture): void;
  /** Goes on to `picture`, which these entries lead to. */
  take(entries: readonly Entry[], picture: Picture): void;
  /** The result at `now` (ms since 1970). */
  at(now: number): Says;
  /** When (ms since 1970) the result next changes without a new entry; undefined if never. */
  next(now: number): number | undefined;
}
