/**
 * A place said less exactly. [R24] Always the same for the same place, so that telling it often tells
 * no more; the radius covers where it truly is. Whole steps of 1e-7 degree, and nothing of Math but
 * what every engine computes alike: copies are made by screens and checked by the server.
 */
import { boxOf } from './box.ts';
import type { Area, LonLat, Shape } from './place.ts';

/** To a grid of about 100 m or 1 km, or at a place that has a name (which the reader gives it). */
export type Precision =
  | 'exact'
  | '100m'
  | '1km'
  | { readonly place: LonLat; readonly name?: string };

/** A point, and the radius in metres within which all that it stands for lies. */
export interface Coarse {
  readonly geometry: { readonly type: 'Point'; readonly coordinates: LonLat };
  readonly uncertainty: number;
}

/** The widest radius (m) that an event may have; beyond it a place says nothing. */
const WIDEST = 200_000;

const UNITS = 1e7; // in a degree [R18]
/** More metres than any degree of latitude has, or of longitude at the equator. */
const DEGREE = 111_700;

const GRID = {
  '100m': { units: 9_000, metres: 100 },
  '1km': { units: 90_000, metres: 1_000 },
} as const;

/** The radii that a named place may have, so that they do not draw a circle through the true place. */
const RUNGS = [1, 2, 5, 10, 20, 50, 100, 200].map((kilometres) => kilometres * 1000);

/** Where a shape lies: the middle of its box, and metres that reach all of it from there. */
interface Extent {
  readonly centre: LonLat;
  readonly reach: number;
}

/** The shape, less exactly; 'too-wide' if it and the doubt reach further than an event may say. */
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

/** The radius grows by a whole step, wherever in its cell the place lies: it gives nothing away. */
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

/** The middle of the cell that a place lies in. Cells are wider in degrees where meridians are near. */
function snapped([lon, lat]: LonLat, step: number): LonLat {
  const south = middle(Math.round(lat * UNITS), step, 90 * UNITS);
  const wide = step * widening(Math.abs(south) / UNITS);
  return [middle(Math.round(lon * UNITS), wide, 180 * UNITS) / UNITS, south / UNITS];
}

function middle(units: number, step: number, limit: number): number {
  const cell = Math.min(Math.floor(units / step), limit / step - 1); // the last one holds its edge
  return cell * step + step / 2;
}

/** How many times wider a cell is at a latitude, so that none is less than 0.7 of its size across. */
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
      return reachOf(geometry.line, geometry.width); // its corners reach out as far
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
 * Metres that are never less than the way between two places. Along the straight line in degrees no
 * parallel is longer than at its lowest latitude.
 */
function within([lon, lat]: LonLat, [otherLon, otherLat]: LonLat): number {
  const across = Math.abs(lon - otherLon);
  const lowest = lat * otherLat <= 0 ? 0 : Math.min(Math.abs(lat), Math.abs(otherLat));
  const x = Math.min(across, 360 - across) * cosine(lowest).most;
  const y = lat - otherLat;
  return Math.sqrt(x * x + y * y) * DEGREE;
}

/** Bounds of the cosine of 0 to 90 degrees, by arithmetic alone. */
export function cosine(degrees: number): { readonly least: number; readonly most: number } {
  const x = degrees * (Math.PI / 180);
  const q = x * x;
  const least = 1 - (q / 2) * (1 - (q / 12) * (1 - q / 30)); // the series breaks off below
  const most = least + (q * q * q * q) / 40_320; // and above
  return { least: least - 1e-12, most: most + 1e-12 };
}

/** Fewer metres than any degree of latitude has. */
const LEAST_DEGREE = 110_500;

/** A square that covers a coarse place: notes have no radius. Undefined near a pole or the edge. */
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

/** Degrees, up to whole steps of 1e-7: so a square says its middle exactly. */
const wholeUnits = (degrees: number): number => Math.ceil(degrees * 1e7) / 1e7;
