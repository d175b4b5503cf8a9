/** Lengths, bearings and areas of what is measured by hand, on the sphere. */
import area from '@turf/area';
import bearing from '@turf/bearing';
import distance from '@turf/distance';
import type { LonLat } from '../../../picture/geo/place.ts';
import type { Messages } from '../../messages/catalogue.ts';

export interface Leg {
  readonly from: LonLat;
  readonly to: LonLat;
  readonly metres: number;
  /** Degrees true where the leg begins, from 0 to below 360. */
  readonly bearing: number;
}

export interface Measured {
  readonly legs: readonly Leg[];
  /** Metres along all legs; of a closed figure, its whole edge. */
  readonly metres: number;
  /** Square metres; undefined unless it is closed. */
  readonly area: number | undefined;
}

const legOf = (from: LonLat, to: LonLat): Leg => ({
  from,
  to,
  metres: distance(from, to, { units: 'meters' }),
  bearing: (bearing(from, to) + 360) % 360,
});

/** A figure is closed only with three corners or more. */
export function measured(line: readonly LonLat[], closed: boolean): Measured {
  const [first] = line;
  const ring = closed && first !== undefined && line.length >= 3;
  const path = ring ? [...line, first] : line;
  const legs = path.slice(1).map((to, i) => legOf(path[i] ?? to, to));
  return {
    legs,
    metres: legs.reduce((sum, leg) => sum + leg.metres, 0),
    area: ring
      ? area({ type: 'Polygon', coordinates: [path.map((place) => [...place])] })
      : undefined,
  };
}

/** Three digits as they are spoken on the radio; north is 000: `095°`. */
export const bearingText = (degrees: number): string =>
  `${String(Math.round(degrees) % 360).padStart(3, '0')}°`;

type Units = Messages['aids']['squares'];

/** Square metres, from a tenth of a square kilometre in square kilometres. Units: square m, square km. */
export function areaText(squareMetres: number, units: Units): string {
  if (squareMetres < 100_000) return `${grouped(Math.round(squareMetres))} ${units.metres}`;
  const km = squareMetres / 1e6;
  return `${km < 100 ? km.toFixed(km < 10 ? 2 : 1) : grouped(Math.round(km))} ${units.kilometres}`;
}

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
