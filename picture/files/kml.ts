/** Columns and geometry of a KML placemark (OGC 07-147r2). Styles, regions and views are passed over. */
import { kml } from '@tmcw/togeojson';
import { plainText } from './plain-text.ts';
import { XmlElement } from './xml-dom.ts';
import { childText, isNumber, type XmlValues } from './xml-values.ts';

/** Elements that hold places or lead to them, and are not read: each is said. Nothing is ever fetched. */
export const SKIPPED: ReadonlySet<string> = new Set([
  'NetworkLink',
  'GroundOverlay',
  'ScreenOverlay',
  'PhotoOverlay',
  'Tour',
]);

/** Elements of a placemark that become columns as they are. */
const PLAIN = ['name', 'address', 'phoneNumber'];
const LINES = ['LineString', 'LinearRing'];
const TRACKS = ['gx:Track', 'Track'];
const SHAPES = ['Point', ...LINES, 'Polygon', ...TRACKS];

/** What is made of a placemark. Its data (ExtendedData) are columns as far as no element has their name. */
export function kmlValues(placemark: XmlElement, folder: string | undefined): XmlValues {
  const bad = positionsOf(placemark).find((position) => !isPosition(position));
  if (bad !== undefined) return { fault: 'geometry', said: bad.slice(0, 40) };
  const geometry = geometryOf(placemark);
  if (partsOf(geometry) < all(placemark, ['Point', ...LINES, ...TRACKS]).length) {
    return { fault: 'geometry', said: '' };
  }
  const [from, to] = timesOf(placemark);
  const own = {
    ...Object.fromEntries(PLAIN.map((name) => [name, childText(placemark, name) ?? ''])),
    description: plainText(childText(placemark, 'description') ?? ''),
    id: placemark.getAttribute('id') ?? '',
    time: from ?? '',
    until: to ?? '',
    altitudeMode: modeOf(placemark) ?? (hasHeight(geometry) ? 'clampToGround' : ''),
    folder: folder ?? '',
  };
  return { values: { ...dataOf(placemark, own), ...own }, geometry };
}

const all = (within: XmlElement, names: readonly string[]): XmlElement[] =>
  names.flatMap((name) => within.getElementsByTagName(name));

function geometryOf(placemark: XmlElement): unknown {
  const document = new XmlElement('kml', new Map());
  document.add(placemark);
  // togeojson asks for a DOM; it uses what XmlElement has
  const [feature] = kml(document as unknown as Parameters<typeof kml>[0]).features;
  return feature?.geometry ?? null;
}

/** What heights are from. Without it they do not count (9.2), which must be known of them where they are. */
const modeOf = (placemark: XmlElement): string | undefined =>
  all(placemark, SHAPES)
    .map((shape) => childText(shape, 'altitudeMode') ?? childText(shape, 'gx:altitudeMode'))
    .find((mode) => mode !== undefined);

/** When it was, from TimeSpan or TimeStamp or the moments of a track. */
function timesOf(placemark: XmlElement): [from: string | undefined, to: string | undefined] {
  const named = (name: string) =>
    placemark.elements.find(({ tagName }) => tagName === name || tagName === `gx:${name}`);
  const span = named('TimeSpan');
  if (span !== undefined) return [childText(span, 'begin'), childText(span, 'end')];
  const stamp = named('TimeStamp');
  if (stamp !== undefined) return [childText(stamp, 'when'), undefined];
  const whens = all(placemark, TRACKS).flatMap((track) => all(track, ['when']));
  const last = whens.length > 1 ? whens.at(-1) : undefined;
  return [whens[0]?.textContent.trim(), last?.textContent.trim()];
}

/** Data and SimpleData by their names. One that has the name of another value is `name (data)`. */
function dataOf(
  placemark: XmlElement,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  const taken = new Map<string, string>();
  for (const [name, value] of Object.entries(own))
    if (value !== '') taken.set(name.toLowerCase(), value);
  const data: [string, string][] = [];
  for (const one of all(placemark, ['Data', 'SimpleData'])) {
    const name = one.getAttribute('name')?.trim() ?? '';
    const value = (childText(one, 'value') ?? one.textContent).trim();
    const other = taken.get(name.toLowerCase());
    if (name === '' || value === '' || other === value) continue;
    data.push([other === undefined ? name : `${name} (data)`, value]);
    if (other === undefined) taken.set(name.toLowerCase(), value);
  }
  return Object.fromEntries(data);
}

/** The positions of all shapes as they are written, their numbers separated by commas. togeojson leaves out bad ones. */
const positionsOf = (placemark: XmlElement): string[] => [
  ...all(placemark, ['Point']).map((point) => (coordinates(point) ?? '').replace(/\s/g, '')),
  ...all(placemark, LINES).flatMap((line) => (coordinates(line) ?? '').split(/\s+/)),
  ...all(placemark, ['gx:coord', 'coord']).map(({ textContent }) =>
    textContent.replaceAll(' ', ','),
  ),
];

const coordinates = (shape: XmlElement): string | undefined => childText(shape, 'coordinates');

function isPosition(position: string): boolean {
  const numbers = position.replace(/,$/, '').split(',');
  return (numbers.length === 2 || numbers.length === 3) && numbers.every(isNumber);
}

/** Points, lines and rings of a geometry. */
function partsOf(geometry: unknown): number {
  if (typeof geometry !== 'object' || geometry === null) return 0;
  if ('geometries' in geometry && Array.isArray(geometry.geometries)) {
    return geometry.geometries.reduce((sum, one) => sum + partsOf(one), 0);
  }
  const isArea = 'type' in geometry && geometry.type === 'Polygon';
  if (!isArea) return 1;
  return 'coordinates' in geometry && Array.isArray(geometry.coordinates)
    ? geometry.coordinates.length
    : 0;
}

/** True if a position has a third number other than 0. */
function hasHeight(geometry: unknown): boolean {
  if (Array.isArray(geometry)) {
    const [, lat, height] = geometry;
    if (typeof lat === 'number') return typeof height === 'number' && height !== 0;
    return geometry.some(hasHeight);
  }
  if (typeof geometry !== 'object' || geometry === null) return false;
  return Object.values(geometry).some((part) => typeof part === 'object' && hasHeight(part));
}
