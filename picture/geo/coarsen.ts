/**
 * Coarse places: replaces a shape by a point and a radius that covers it. [R24] The same place always
 * gives the same result, so repeated copies reveal no more. In whole steps of 1e-7 degree, and only with
 * arithmetic that every engine computes alike: screens make copies and the server checks them.
 */
import { boxOf } from './box.ts';
import type { Area, LonLat, Shape } from './place.ts';

/** The precision of a copy: exact, a grid of about 100 m or 1 km, or a named place; `name` is for people. */
export type Precision =
  | 'exact'
  | '100m'
  | '1km'
  | { readonly place: LonLat; readonly name?: string };

/** A point, and a radius (m) around it that covers the original shape. */
export interface Coarse {
  readonly geometry: { readonly type: 'Point'; readonly coordinates: LonLat };
  readonly uncertainty: number;
}

/** The largest radius (m) that an event may have. */
const WIDEST = 200_000;

const UNITS = 1e7; // in a degree [R18]
/** An upper bound for the metres in a degree of latitude, and of longitude at the equator. */
const DEGREE = 111_700;

const GRID = {
  '100m': { units: 9_000, metres: 100 },
  '1km': { units: 90_000, metres: 1_000 },
} as const;

/** The radii (m) around a named place. They are few, so that no circle passes through the true place. */
const RUNGS = [1, 2, 5, 10, 20, 50, 100, 200].map((kilometres) => kilometres * 1000);

/** The middle of the bounding box of a shape, and a radius (m) from there that covers the shape. */
interface Extent {
  readonly centre: LonLat;
  readonly reach: number;
}

/** The coarse place of a shape with an uncertainty (m); 'too-wide' if its radius would exceed 200 km. */
export function coarsen(
  geometry: Shape | Area,
  uncertainty: number | undefined,
  precision: Exclude<Precision, 'exact'>,
): Coarse | 'too-wide' {
  const extent = extentOf(geometry);
  const reach = extent.reach + (uncertainty ?? 0);
  const coarse =
    typeof precision === 'object'
      ? aroundNamed(extent.centre, reach, precision.place)
      : onGrid(extent.centre, reach, GRID[precision]);
  return coarse === undefined || coarse.uncertainty > WIDEST ? 'too-wide' : coarse;
}

const at = (coordinates: LonLat, uncertainty: number): Coarse => ({
  geometry: { type: 'Point', coordinates },
  uncertainty,
});

function aroundNamed(centre: LonLat, reach: number, [lon, lat]: LonLat): Coarse | undefined {
  const place: LonLat = [round(lon), round(lat)];
  const far = reach + within(centre, place);
  const rung = RUNGS.find((metres) => metres >= far);
  return rung === undefined ? undefined : at(place, rung);
}

/** Adds a whole step to the radius wherever in its cell the place lies, so that it does not show where. */
function onGrid(
  centre: LonLat,
  reach: number,
  { units, metres }: { readonly units: number; readonly metres: number },
): Coarse {
  const cell = snapped(centre, units);
  const whole = Math.ceil(reach / metres) * metres;
  const coarseAlready = same(cell, centre) && reach === whole && whole > 0;
  return at(cell, coarseAlready ? whole : whole + metres);
}

/** The middle of the cell that a place lies in, `step` units high and, near a pole, wider. */
function snapped([lon, lat]: LonLat, step: number): LonLat {
  const south = middle(Math.round(lat * UNITS), step, 90 * UNITS);
  const wide = step * widening(Math.abs(south) / UNITS);
  return [middle(Math.round(lon * UNITS), wide, 180 * UNITS) / UNITS, south / UNITS];
}

function middle(units: number, step: number, limit: number): number {
  const cell = Math.min(Math.floor(units / step), limit / step - 1); // the last cell includes the edge
  return cell * step + step / 2;
}

/** The factor (in degrees) that keeps a cell at this latitude from being narrower than 0.7 of its height. */
function widening(latitude: number): number {
  const steps = [45, 69, 79.5, 84.5, 87];
  return 2 ** steps.filter((from) => latitude >= from).length;
}

const same = (a: LonLat, b: LonLat): boolean => a[0] === b[0] && a[1] === b[1];

function extentOf(geometry: Shape | Area): Extent {
  switch (geometry.type) {
    case 'Point':
      return { centre: geometry.coordinates, reach: 0 };
    case 'Circle':
      return { centre: geometry.centre, reach: geometry.radius };
    case 'LineString':
      return reachOf(geometry.coordinates, 0);
    case 'Corridor':
      return reachOf(geometry.line, geometry.width); // mitred corners reach up to the full width
    case 'Polygon':
      return reachOf(geometry.coordinates.flat(), 0);
    default:
      return geometry satisfies never;
  }
}

function reachOf(places: readonly LonLat[], margin: number): Extent {
  const [west, south, east, north] = boxOf(places);
  const centre: LonLat = [round((west + east) / 2), round((south + north) / 2)];
  const corners: LonLat[] = [
    [west, south],
    [west, north],
    [east, south],
    [east, north],
  ];
  return { centre, reach: Math.max(...corners.map((corner) => within(centre, corner))) + margin };
}

const round = (degrees: number): number => Math.round(degrees * UNITS) / UNITS + 0;

/**
 * An upper bound (m) for the distance between two places: the length of the straight line in degrees,
 * with longitudes measured at its lowest latitude, where parallels are longest.
 */
function within([lon, lat]: LonLat, [otherLon, otherLat]: LonLat): number {
  const across = Math.abs(lon - otherLon);
  const lowest = lat * otherLat <= 0 ? 0 : Math.min(Math.abs(lat), Math.abs(otherLat));
  const x = Math.min(across, 360 - across) * cosine(lowest).most;
  const y = lat - otherLat;
  return Math.sqrt(x * x + y * y) * DEGREE;
}

/** Bounds of the cosine of 0 to 90 degrees, by its Taylor series: Math.cos may differ between engines. */
export function cosine(degrees: number): { readonly least: number; readonly most: number } {
  const x = degrees * (Math.PI / 180);
  const q = x * x;
  const least = 1 - (q / 2) * (1 - (q / 12) * (1 - q / 30)); // ends with a negative term: too small
  const most = least + (q * q * q * q) / 40_320; // ends with a positive one: too large
  return { least: least - 1e-12, most: most + 1e-12 };
}

/** A lower bound for the metres in a degree of latitude. */
const LEAST_DEGREE = 110_500;

/** A square that covers a coarse place: notes have no radius. Undefined near a pole or the date line. */
export function squareAround({ geometry, uncertainty }: Coarse): Shape | undefined {
  const [lon, lat] = geometry.coordinates;
  const up = wholeUnits(uncertainty / LEAST_DEGREE);
  if (Math.abs(lat) + up > 85) return undefined;
  const aside = wholeUnits(up / cosine(Math.abs(lat) + up).least);
  const [west, east, south, north] = [lon - aside, lon + aside, lat - up, lat + up];
  if (west < -180 || east > 180) return undefined;
  const ring: LonLat[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** Degrees rounded up to whole steps of 1e-7, so that the middle of the square is exact. */
const wholeUnits = (degrees: number): number => Math.ceil(degrees * 1e7) / 1e7;
