/**
 * The readers of places and lengths for forms. They come with the form, which waits for them; what a page kept of a form is read
 * once they are here. (The first page has no room for them.)
 */
import type { LonLat } from '../../picture/geo/place.ts';
import { refused } from '../../picture/reading/reading.ts';
import { Part } from '../ui/part.svelte.ts';
import type { Corners } from './corners.ts';

export const formReaders = new Part(() => import('./form-readers-part.ts'));

type Readers = typeof import('./form-readers-part.ts');

/** As the readers of these names; while they are not here, a text is no place and no length. */
export const readPlace: Readers['readPlace'] = (typed, near) =>
  formReaders.here?.readPlace(typed, near) ?? refused('place');

export const readLength: Readers['readLength'] = (typed, settled) =>
  formReaders.here?.readLength(typed, settled) ?? refused('length');

export const parseCorners = (
  typed: string,
  was: readonly LonLat[],
  near: LonLat | undefined,
): Corners => formReaders.here?.parseCorners(typed, was, near) ?? { line: 1 };
