/** Cuts the area of separation of 1974 and its lines. */
import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import { sharedEdges } from './edges.ts';
import { type Box, nearest, rounded, sectionBetween } from './shapes.ts';

/** The side of the area that a province of Natural Earth is on. */
const sides: Record<string, string> = {
  UNDOF: 'zone',
  Quneitra: 'east',
  'Rif Dimashq': 'east',
  'Dar`a': 'east',
};

/**
 * The area and its lines. The A line is OpenStreetMap's, since Natural Earth's is 0.6 km off and
 * puts Majdal Shams inside the area. The B line is Natural Earth's, between the Lebanese and the
 * Jordanian border. The area is between the two.
 */
export function separation(
  provinces: string,
  borders: ReadonlyMap<string, Position[][]>,
  box: Box,
): Feature[] {
  const a = southward(only(borders, 'ISR|SYR'));
  const lebanese = only(borders, 'LBN|SYR');
  const jordanian = only(borders, 'JOR|SYR');
  const east = southward(only(sharedEdges(areas(provinces), box), 'east|zone'));
  const b = east.slice(firstInside(east, lebanese));
  const north = sectionBetween(lebanese, a[0]!, b[0]!);
  const south = sectionBetween(jordanian, b.at(-1)!, a.at(-1)!);
  const bLine = [north.at(-1)!, ...b, south[0]!];
  const ring = rounded([...north, ...b, ...south, ...a.toReversed()]);
  return [
    feature('area', 'Area of separation (1974)', 'OpenStreetMap, Natural Earth', {
      type: 'Polygon',
      coordinates: [ring],
    }),
    feature('label', 'Area of separation (1974)', 'placed by hand', {
      type: 'Point',
      coordinates: [35.87, 32.9],
    }),
    feature('a', 'A line', 'OpenStreetMap', { type: 'LineString', coordinates: rounded(a) }),
    feature('b', 'B line', 'Natural Earth', { type: 'LineString', coordinates: rounded(bLine) }),
  ];
}

function areas(text: string) {
  const provinces: FeatureCollection<Polygon, { name: string }> = JSON.parse(text);
  return provinces.features.flatMap((area) => {
    const owner = sides[area.properties.name];
    return owner ? [{ owner, area }] : [];
  });
}

function only(lines: ReadonlyMap<string, Position[][]>, name: string): Position[] {
  const [line, ...others] = lines.get(name) ?? [];
  if (!line || others.length) throw new Error(`${name} is not one line but ${others.length + 1}`);
  return line;
}

const southward = (line: Position[]) =>
  line[0]![1]! >= line.at(-1)![1]! ? line : line.toReversed();

/** The first index of a southward line whose point is south-east of the nearest border point. */
const firstInside = (line: readonly Position[], border: readonly Position[]) =>
  line.findIndex((p) => {
    const [lon, lat] = border[nearest(border, p)]!;
    return p[0]! - lon! > p[1]! - lat!;
  });

const feature = (
  kind: 'area' | 'label' | 'a' | 'b',
  name: string,
  source: string,
  geometry: Feature['geometry'],
): Feature => ({ type: 'Feature', properties: { kind, name, source }, geometry });
