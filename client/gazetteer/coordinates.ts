/** Where somebody wants to go: a place by its coordinates. */
import type { LonLat } from '../../picture/geo/place.ts';
import { readPlace } from '../../picture/reading/places.ts';
import type { WrittenPlace } from '../../picture/reading/written-place.ts';

/** The places that are typed as coordinates, the likeliest first; `near` completes a grid reference. */
export function coordinatesIn(typed: string, near: LonLat): readonly WrittenPlace[] {
  const found = readPlace(typed, near);
  if (found.kind === 'refused') return [];
  return found.kind === 'read' ? [found.value] : found.values;
}

/** What is typed as coordinates, if it is one place. */
export function readCoordinates(typed: string, near: LonLat): WrittenPlace | undefined {
  const [only, another] = coordinatesIn(typed, near);
  return another === undefined ? only : undefined;
}
