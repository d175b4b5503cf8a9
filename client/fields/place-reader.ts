/**
 * The readers of places for forms. They come with the form, which waits for them; what a page kept of a form is read
 * once they are here. (The first page has no room for them.)
 */
import type { LonLat } from '../../picture/geo/place.ts';
import { refused } from '../../picture/reading/reading.ts';
import { Part } from '../ui/part.svelte.ts';
import type { Corners } from './corners.ts';

export const placeReader = new Part(() => import('./places-read.ts'));

type Readers = typeof import('./places-read.ts');

/** As the reader of that name; while it is not here, the text is no place. */
export const readPlace: Readers['readPlace'] = (typed, near) =>
  placeReader.here?.readPlace(typed, near) ?? refused('place');

export const parseCorners = (
  typed: string,
  was: readonly LonLat[],
  near: LonLat | undefined,
): Corners => placeReader.here?.parseCorners(typed, was, near) ?? { line: 1 };
