import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';

type Areas = { owner: string; area: Feature<Polygon> }[];

/** Countries as single polygons; of PSE, the West Bank is told apart as WBK. */
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
 * Which line an edge belongs to. Two neighbours make one. Where depictions do not meet (the
 * no-man's-lands of 1949, Jerusalem, the Shebaa Farms area) an edge has one owner: then the
 * line is the West Bank's own, and both of those drawn near Shebaa.
 */
export function lineOf(owners: readonly string[], at: Position): string | undefined {
  if (owners.length === 2) return owners.join('|');
  if (owners[0] === 'WBK') return 'ISR|WBK';
  const shebaa = at[0]! > 35.62 && at[0]! < 35.7 && at[1]! > 33.2 && at[1]! < 33.34;
  return shebaa ? 'ISR|LBN' : undefined;
}
