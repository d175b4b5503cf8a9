/** What a row is known by: the same row has the same command in every format and file. [R69] */
import type { FieldValues } from './dialect.ts';
import { degreesIn } from './geometry.ts';
import type { Row } from './row.ts';
import type { Settled } from './settled.ts';
import { columnOf } from './values.ts';

/**
 * By what a row is known, besides its picture, desk and source: its id, with whose ids they are, if they are not
 * everybody's of this desk; without an id, all of its content.
 */
export function identityOf(row: Row, { id }: FieldValues, settled: Settled): readonly string[] {
  if (id === undefined) return ['content', contentOf(row, settled)];
  return settled.idsOf === undefined ? ['id', id] : ['of', settled.idsOf, 'id', id];
}

/** All content of a row as text. A point is its degrees, whether those are columns, however named, or a geometry. */
function contentOf(row: Row, settled: Settled): string {
  const { geometry } = row;
  const columns = new Map(row.columns);
  const [lat, lon] = [columnOf('lat', row, settled), columnOf('lon', row, settled)];
  const point = geometry == null ? degreesOf(columns, lat, lon) : pointIn(geometry);
  if (point !== undefined) {
    if (lat !== undefined) columns.delete(lat);
    if (lon !== undefined) columns.delete(lon);
    columns.set('lon', String(point[0])).set('lat', String(point[1]));
  }
  const sorted = [...columns].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted, point === undefined ? (geometry ?? null) : null]);
}

type Point = readonly [lon: number, lat: number];

function degreesOf(
  columns: ReadonlyMap<string, string>,
  lat: string | undefined,
  lon: string | undefined,
): Point | undefined {
  const x = lon === undefined ? undefined : degreesIn(columns.get(lon) ?? '', 'lon');
  const y = lat === undefined ? undefined : degreesIn(columns.get(lat) ?? '', 'lat');
  return x === undefined || y === undefined ? undefined : [x, y];
}

/** The degrees of a point without a height. */
function pointIn(geometry: unknown): Point | undefined {
  if (typeof geometry !== 'object' || geometry === null) return undefined;
  if (!('type' in geometry) || geometry.type !== 'Point' || !('coordinates' in geometry))
    return undefined;
  if (!Array.isArray(geometry.coordinates)) return undefined;
  const [lon, lat, height = 0, ...more]: readonly unknown[] = geometry.coordinates;
  const isPlain = height === 0 && more.length === 0;
  return typeof lon === 'number' && typeof lat === 'number' && isPlain ? [lon, lat] : undefined;
}
