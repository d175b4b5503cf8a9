/** What is to be said of a row that goes in: doubts, and what it was made into. [R67] [R68] */
import { anchorOf } from '../geo/geometry.ts';
import type { LonLat, Shape } from '../geo/place.ts';
import { placeDoubt, timeDoubt } from '../reading/doubts.ts';
import type { Occurred } from './occurred.ts';
import { type NotedRow, notedRow } from './row.ts';

/** The notes of a row that became events of these shapes. */
export function doubtsOf(
  number: number,
  { value, widened }: Occurred,
  shapes: readonly Shape[],
  { now, middle }: { readonly now: number; readonly middle: LonLat | undefined },
): readonly NotedRow[] {
  const notes = widened.map(({ field, said }) => notedRow(number, field, 'widened', said));
  const doubt = timeDoubt(value, now);
  if (doubt !== undefined) notes.push(notedRow(number, 'time', doubt, value.from));
  const place = middle && placeDoubtOf(shapes, middle);
  if (place !== undefined) notes.push(notedRow(number, 'place', place.note, place.said));
  if (shapes.length > 1) notes.push(notedRow(number, 'place', 'split', String(shapes.length)));
  return notes;
}

/** The first doubt about a place of these. */
function placeDoubtOf(
  shapes: readonly Shape[],
  middle: LonLat,
): { readonly note: 'far' | 'nowhere' | 'swapped'; readonly said: string } | undefined {
  for (const shape of shapes) {
    const [lon, lat] = anchorOf(shape);
    const doubt = placeDoubt([lon, lat], middle);
    if (doubt !== undefined) return { note: doubt.kind, said: `${lat}, ${lon}` };
  }
  return undefined;
}
