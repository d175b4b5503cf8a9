/** Rows of values in JSON: GeoJSON features, geometries, and objects whose members are columns. */
import { type At, type RefusedRow, type Row, refusedRow, rowOf } from './row.ts';

const GEOMETRIES: ReadonlySet<unknown> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for a Feature and for a geometry by itself. */
export const isGeoJson = (value: unknown): value is Members =>
  isMembers(value) && (value.type === 'Feature' || isGeometry(value));

const isGeometry = ({ type, coordinates, geometries }: Members): boolean =>
  GEOMETRIES.has(type) && (Array.isArray(coordinates) || Array.isArray(geometries));

/**
 * The row of a value. Of a feature its properties are columns, and its other members as far as no property has their
 * name; of a geometry by itself the other members.
 */
export function jsonRow(value: unknown, at: At): Row | RefusedRow {
  if (!isMembers(value)) return refusedRow(at.number, '', 'notObject');
  const twice = nameTwice(value.type === 'Feature' ? value.properties : value);
  if (twice !== undefined) return refusedRow(at.number, twice, 'nameTwice', twice);
  if (value.type === 'Feature') {
    const { type: _, geometry, properties, bbox: _box, crs, ...others } = value;
    const system = otherSystem(crs);
    if (system !== undefined) return refusedRow(at.number, '', 'crs', system);
    const own = isMembers(properties) ? properties : {};
    return rowOf({ ...others, ...own }, { ...at, geometry });
  }
  if (!isGeometry(value)) return rowOf(value, at);
  const { type, coordinates, geometries, bbox: _, ...others } = value;
  const parts = coordinates === undefined ? { geometries } : { coordinates };
  return rowOf(others, { ...at, geometry: { type, ...parts } });
}

/** The first of two names that are one but for capitals, with different values. */
function nameTwice(value: unknown): string | undefined {
  if (!isMembers(value)) return undefined;
  const seen = new Map<string, unknown>();
  for (const [name, one] of Object.entries(value)) {
    if (one === null || one === '') continue;
    const folded = name.trim().toLowerCase();
    if (seen.has(folded) && JSON.stringify(seen.get(folded)) !== JSON.stringify(one)) return name;
    seen.set(folded, one);
  }
  return undefined;
}

/** WGS 84 with the longitude first, as all GeoJSON has it; by names that programs give it. */
const WGS84 = /(?:CRS:?84h?|EPSG[:/]+(?:[\d.]*[:/]+)?(?:4326|4979)|^WGS[\s_]?(?:19)?84)$/i;

/** The name of a coordinate system other than WGS 84 in a `crs` member, as GeoJSON of 2008 had it. */
export function otherSystem(crs: unknown): string | undefined {
  if (crs === undefined || crs === null) return undefined;
  const properties = isMembers(crs) && isMembers(crs.properties) ? crs.properties : {};
  const { name, code } = properties;
  const said =
    typeof crs === 'string' ? crs : (name ?? (code === undefined ? crs : `EPSG:${code}`));
  const text = typeof said === 'string' ? said.trim() : JSON.stringify(said);
  return WGS84.test(text) ? undefined : text.slice(0, 80);
}
