/**
 * A view: what follows from a picture and the time, computed beside it as entries come in. The same for
 * pages and for the server; never part of the picture or of its digest. [R21]
 */
import type { Entry } from '../entry.ts';
import type { Picture } from '../fold.ts';

export interface View<Says> {
  /** Begins from this picture, whatever was there before. */
  start(picture: Picture): void;
  /** Goes on by these entries, to the picture that they lead to. */
  take(entries: readonly Entry[], picture: Picture): void;
  /** What it says at `now` (ms since 1970). */
  at(now: number): Says;
  /** When (ms since 1970) it says something else although no entry comes; undefined: never. */
  next(now: number): number | undefined;
}
