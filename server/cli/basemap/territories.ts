/** Reads the territories of the source and names the lines between them. */
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';

type Areas = { owner: string; area: Feature<Polygon> }[];

/** Countries as single polygons; the West Bank is separated from PSE as WBK. */
export function territories(text: string): Areas {
  const countries: FeatureCollection<Polygon | MultiPolygon, { A3: string }> = JSON.parse(text);
  return countries.features.flatMap(({ properties, geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.map((coordinates) => ({
      owner: properties.A3 === 'PSE' && westOf(coordinates) > 34.7 ? 'WBK' : properties.A3,
      area: { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } },
    }));
  });
}

const westOf = (polygon: Position[][]) =>
  polygon[0]!.reduce((west, p) => Math.min(west, p[0]!), Infinity);

/**
 * The line that an edge belongs to: that of its two owners. Where depictions do not meet
 * (no-man's-lands of 1949, Jerusalem, Shebaa Farms area) an edge has one owner: it belongs to the
 * line of the West Bank, or near Shebaa to that of Lebanon.
 */
export function lineOf(owners: readonly string[], at: Position): string | undefined {
  if (owners.length === 2) return owners.join('|');
  if (owners[0] === 'WBK') return 'ISR|WBK';
  const shebaa = at[0]! > 35.62 && at[0]! < 35.7 && at[1]! > 33.2 && at[1]! < 33.34;
  return shebaa ? 'ISR|LBN' : undefined;
}
