/** A shape as a list of places that people read and type, one on each line. */
import { pathsOf } from '../../picture/geo/geometry.ts';
import type { Area, LonLat, Shape } from '../../picture/geo/place.ts';
import { degrees, mgrsOf } from '../lib/format.ts';

/** The places that are typed of a shape: of a polygon, the corners of its outer ring. */
export const cornersOf = (shape: Shape | Area): readonly LonLat[] => pathsOf(shape)[0] ?? [];

/** A corner as it is written. */
export const cornerText = (place: LonLat): string => mgrsOf(place, 5) ?? degrees(place);

export const cornersText = (corners: readonly LonLat[]): string =>
  corners.map(cornerText).join('\n');
