/** What forms read places and lengths with, fetched as one. */
export { readLength } from '../../picture/reading/lengths.ts';
export { readPlace } from '../../picture/reading/places.ts';
export { parseCorners } from './corners.ts';
