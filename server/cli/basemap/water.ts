/** Cuts the lakes and rivers of the basemap. */
import type { Feature, Position } from 'geojson';
import { byHand, type Names, nameProperties } from './inputs.ts';
import { keptSide, rounded, simplified } from './shapes.ts';

const depicted = 'OpenStreetMap';
const schematic = 'schematic, written by hand';

/**
 * Lakes and upper rivers drawn by hand. The lower Jordan and the Yarmouk use the points of the
 * border that follows them, so that the two never diverge.
 */
export function water(edges: ReadonlyMap<string, Position[][]>): Feature[] {
  const between = (pair: string, axis: 0 | 1, low: number, high: number) =>
    (edges.get(pair) ?? [])
      .flatMap((line) => keptSide(line, axis, low, 1))
      .flatMap((line) => keptSide(line, axis, high, -1))
      .map((line) => rounded(simplified(line, 20)));
  const alongBorders = {
    jordan: [...between('JOR|WBK', 1, 31.766, 33), ...between('ISR|JOR', 1, 32.3, 32.64)],
    litani: [],
    yarmouk: [...between('ISR|JOR', 1, 32.64, 33), ...between('JOR|SYR', 0, 35.7, 36)],
  };
  return [
    ...byHand.lakes.map(({ names, ring }) => lake(ring, names)),
    ...byHand.rivers.flatMap(({ river, names, lines }) => [
      ...lines.map((line) => riverSection(line, names, schematic)),
      ...alongBorders[river].map((line) => riverSection(line, names, depicted)),
    ]),
  ];
}

const lake = (ring: Position[], names: Names): Feature => ({
  type: 'Feature',
  properties: { kind: 'lake', ...nameProperties(names), source: schematic },
  geometry: { type: 'Polygon', coordinates: [ring] },
});

const riverSection = (coordinates: Position[], names: Names, source: string): Feature => ({
  type: 'Feature',
  properties: { kind: 'river', ...nameProperties(names), source },
  geometry: { type: 'LineString', coordinates },
});
