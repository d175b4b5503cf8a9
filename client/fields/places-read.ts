/** What forms read places with, fetched as one. */
export { readPlace } from '../../picture/reading/places.ts';
export { parseCorners } from './corners.ts';
