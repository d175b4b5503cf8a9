/** The box that something on the map lies in, and whether boxes meet. Degrees; none crosses the date line. */

import type { AnyItem } from '../../picture/fold.ts';
import { outline } from '../../picture/geo.ts';
import type { Area, LonLat, Shape } from '../../picture/place.ts';
import { shapeOf } from './fill.ts';

/** West, south, east, north. */
export type Box = readonly [number, number, number, number];

export const meet = (a: Box, b: Box): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

const METRES = 111_320; // in a degree of latitude

/** The box grown by this many metres to each side. */
export function grown([west, south, east, north]: Box, metres: number): Box {
  const up = metres / METRES;
  const widest = Math.cos(
    (Math.min(85, Math.max(Math.abs(south), Math.abs(north))) * Math.PI) / 180,
  );
  const aside = up / widest;
  return [west - aside, south - up, east + aside, north + up];
}

export function boxOf(places: readonly LonLat[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of places) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** A point is a box without size. */
export function extentOf(shape: Shape | Area): Box {
  switch (shape.type) {
    case 'Point': {
      const [lon, lat] = shape.coordinates;
      return [lon, lat, lon, lat];
    }
    case 'LineString':
      return boxOf(shape.coordinates);
    case 'Polygon':
    case 'Circle':
    case 'Corridor':
      return boxOf(outline(shape).coordinates[0] ?? []);
    default:
      return shape satisfies never;
  }
}

const known = new WeakMap<AnyItem, Box>(); // items are replaced, never altered

/** The extent of an item; undefined for a note that has no place of its own. */
export function extent(item: AnyItem): Box | undefined {
  const shape = shapeOf(item);
  if (shape === undefined) return undefined;
  if (shape.type === 'Point') return extentOf(shape);
  let box = known.get(item);
  if (box === undefined) {
    box = extentOf(shape);
    known.set(item, box);
  }
  return box;
}
