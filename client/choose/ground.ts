/** Lines of the base map as paths of a drawing, for the ground of the first page. */
import { z } from 'zod';
import { failed, get } from '../api/http.ts';

/** The part of the area that is drawn: degrees, and the size of the drawing. */
export const WINDOW = {
  west: 35.3,
  east: 36.4,
  south: 32.72,
  north: 33.42,
  width: 1600,
  height: 1215,
};

const Position = z.tuple([z.number(), z.number()]).rest(z.number());
const Lines = z.object({
  features: z.array(
    z.object({
      geometry: z.union([
        z.object({ type: z.literal('LineString'), coordinates: z.array(Position) }),
        z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)) }),
        z.object({ type: z.string() }).transform(() => undefined),
      ]),
    }),
  ),
});

/** The lines in a file of the base map, as one path; nothing if it cannot be had. */
export async function pathsOf(url: string): Promise<string> {
  const got = await get(url, Lines);
  if (failed(got)) return '';
  return got.features
    .flatMap(({ geometry }) => {
      if (geometry === undefined) return [];
      return geometry.type === 'Polygon' ? geometry.coordinates : [geometry.coordinates];
    })
    .map(pathOf)
    .join('');
}

type Place = z.infer<typeof Position>;

/** `M x y L x y …` of the places near the window; a line that leaves it is broken there. */
export function pathOf(places: readonly Place[]): string {
  let path = '';
  let drawing = false;
  for (const [lon, lat] of places) {
    const near = Math.abs(lon - 35.85) < 1 && Math.abs(lat - 33.07) < 0.6;
    if (near) path += `${drawing ? 'L' : 'M'}${x(lon)} ${y(lat)}`;
    drawing = near;
  }
  return path;
}

const x = (lon: number): number =>
  Math.round(((lon - WINDOW.west) / (WINDOW.east - WINDOW.west)) * WINDOW.width);
const y = (lat: number): number =>
  Math.round(((WINDOW.north - lat) / (WINDOW.north - WINDOW.south)) * WINDOW.height);
