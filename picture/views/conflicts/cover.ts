/**
 * Whether two zones may meet, quickly: a cover of strips, heights and hours that is never smaller than what
 * it covers. The server judges by it: it may ask for a needless second look, but it misses no meeting. [R54]
 */
import type { Side } from '../../geo/corner.ts';
import { heightsMeet } from '../../geo/heights.ts';
import type { Area } from '../../geo/place.ts';
import { HALVES, regionOf } from '../../geo/region.ts';
import type { ZoneTerms } from '../../kinds/zone.ts';
import { windowsMayMeet } from '../../window.ts';

/** What terms say about where and when they hold. */
export type Extended = Pick<ZoneTerms, 'area' | 'altitude' | 'window'>;

/** True whenever two zones meet, and for some that do not: their outlines are hollow or lie side by side. */
export function mayMeet(a: Extended, b: Extended): boolean {
  return (
    heightsMeet(a.altitude, b.altitude) !== undefined &&
    coversMeet(coverOf(a.area), coverOf(b.area)) &&
    windowsMayMeet(a.window, b.window)
  );
}

const HEIGHT = 200_000 * HALVES; // of a strip: 0.02 degree, about 2 km
const MOST_STRIPS = 2000;

interface Extent {
  readonly west: number;
  readonly east: number;
}

/** In half steps of the grid. */
interface Cover extends Extent {
  readonly south: number;
  readonly north: number;
  /** The number of the first strip, counted from the equator. */
  readonly first: number;
  /** How far the area reaches in each strip, from south to north; undefined if it is too tall for strips. */
  readonly strips: readonly Extent[] | undefined;
}

const covers = new WeakMap<Area, Cover>(); // areas are replaced, never changed

function coverOf(area: Area): Cover {
  const known = covers.get(area) ?? newCover(area);
  covers.set(area, known);
  return known;
}

const stripAt = (y: number): number => Math.floor(y / HEIGHT);

function newCover(area: Area): Cover {
  const { sides, west, east, south, north } = regionOf(area);
  const first = stripAt(south);
  const count = stripAt(north) - first + 1;
  const box = { west, east, south, north, first };
  if (count > MOST_STRIPS) return { ...box, strips: undefined };
  const strips = Array.from({ length: count }, () => ({
    west: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
  }));
  for (const side of sides) {
    for (let i = stripAt(side.south); i <= stripAt(side.north); i++) {
      const strip = strips[i - first];
      if (strip === undefined) throw new Error(`strip ${i} lies outside the area`);
      const { west, east } = within(side, i * HEIGHT, (i + 1) * HEIGHT);
      strip.west = Math.min(strip.west, west);
      strip.east = Math.max(strip.east, east);
    }
  }
  return { ...box, strips };
}

/** How far a side reaches between two latitudes; a little more, for what was rounded. */
function within({ a, b, west, east, south, north }: Side, from: number, to: number): Extent {
  if (from <= south && north <= to) return { west, east };
  const across = (y: number): number => a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y));
  const [low, high] = [across(Math.max(from, south)), across(Math.min(to, north))];
  return { west: Math.min(low, high) - 1, east: Math.max(low, high) + 1 };
}

function coversMeet(a: Cover, b: Cover): boolean {
  if (!meet(a, b) || a.south >= b.north || b.south >= a.north) return false;
  if (a.strips === undefined || b.strips === undefined) return true;
  const last = Math.min(a.first + a.strips.length, b.first + b.strips.length);
  for (let i = Math.max(a.first, b.first); i < last; i++) {
    const [one, two] = [a.strips[i - a.first], b.strips[i - b.first]];
    if (one !== undefined && two !== undefined && meet(one, two)) return true;
  }
  return false;
}

const meet = (a: Extent, b: Extent): boolean => a.west < b.east && b.west < a.east;
