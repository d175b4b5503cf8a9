/** Cuts the land and the coast of the basemap. */
import type { Feature, GeometryCollection, MultiPolygon, Position } from 'geojson';
import { type Box, clippedRing, rounded, simplifiedRing } from './shapes.ts';

const tolerance = 30; // metres

/** The polygons of the source, each as [outer ring, ...lakes]. */
export function landPolygons(text: string): MultiPolygon['coordinates'] {
  const source: GeometryCollection<MultiPolygon> = JSON.parse(text);
  return source.geometries.flatMap((geometry) => geometry.coordinates);
}

/** Land inside the box as polygons (`kind` land), its coast as lines (`kind` coast). */
export function land(polygons: MultiPolygon['coordinates'], box: Box): Feature[] {
  return polygons.flatMap(([outer]): Feature[] => {
    const inside = clippedRing(outer!, box);
    if (inside.length < 4) return [];
    const ring = rounded(simplifiedRing(inside, tolerance));
    if (ring.length < 6) return []; // triangles from the source's tiling
    return [
      {
        type: 'Feature',
        properties: { kind: 'land' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
      ...shores(ring, box).map(
        (coordinates): Feature => ({
          type: 'Feature',
          properties: { kind: 'coast' },
          geometry: { type: 'LineString', coordinates },
        }),
      ),
    ];
  });
}

/** The parts of a clipped ring that are not edges of the box. */
function shores(ring: readonly Position[], [west, south, east, north]: Box): Position[][] {
  const cut = (a: Position, b: Position) =>
    (a[0] === b[0] && (a[0] === west || a[0] === east)) ||
    (a[1] === b[1] && (a[1] === south || a[1] === north));
  const lines: Position[][] = [[ring[0]!]];
  for (let i = 1; i < ring.length; i++) {
    if (cut(ring[i - 1]!, ring[i]!)) lines.push([ring[i]!]);
    else lines.at(-1)!.push(ring[i]!);
  }
  return lines.filter((line) => line.length > 1);
}
