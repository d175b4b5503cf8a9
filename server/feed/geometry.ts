/** Where a row says that something was: its geometry, how exactly that is known, how high. */
import type { Altitude } from '../../picture/geo/place.ts';
import { readHeight, readLength } from '../../picture/reading/lengths.ts';
import { type PlaceFault, readPlace } from '../../picture/reading/places.ts';
import { tidy } from '../../picture/reading/text.ts';
import type { FieldValues } from './dialect.ts';
import type { Row } from './row.ts';

type Why = { readonly why: string };

const PLACE_WHY: Readonly<Record<PlaceFault, string>> = {
  empty: 'is no place',
  place: 'is no place',
  latitude: 'has a latitude beyond 90',
  longitude: 'has a longitude beyond 180',
  grid: 'is no MGRS reference',
  near: 'is an MGRS reference without its zone',
};

/** The geometry of the row, else its columns of degrees, else the place that stands in one column. */
export function geometryOf(
  { geometry }: Row,
  { lon, lat, place }: FieldValues,
): { geometry: unknown } | Why {
  if (geometry !== undefined && geometry !== null) return { geometry: flattened(geometry) };
  if (place === undefined || lon !== undefined || lat !== undefined) {
    return { geometry: { type: 'Point', coordinates: [numberOf(lon), numberOf(lat)] } };
  }
  const reading = readPlace(place, undefined);
  if (reading.kind === 'read') {
    return { geometry: { type: 'Point', coordinates: reading.value.place } };
  }
  const why = reading.kind === 'asks' ? 'may be several places' : PLACE_WHY[reading.fault];
  return { why: `"${tidy(place).slice(0, 40)}" ${why}` };
}

function flattened(geometry: unknown): unknown {
  if (typeof geometry !== 'object' || geometry === null) return geometry;
  if (!('type' in geometry) || !('coordinates' in geometry)) return geometry;
  return { type: geometry.type, coordinates: flat(geometry.coordinates) };
}

/** Positions without a height of 0; any other height is for the schema to refuse. */
function flat(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (coordinates.length === 3 && coordinates[2] === 0) return coordinates.slice(0, 2);
  return Array.isArray(coordinates[0]) ? coordinates.map(flat) : coordinates;
}

export function radiusOf({ uncertainty }: FieldValues): { metres: number | undefined } | Why {
  if (uncertainty === undefined) return { metres: undefined };
  const reading = readLength(uncertainty);
  if (reading.kind === 'read') return { metres: reading.value };
  return { why: `"${tidy(uncertainty).slice(0, 40)}" is no length` };
}

/** A height is both ends of its band; without a reference it is above mean sea level. */
export function heightOf({ altitude }: FieldValues): { altitude: Altitude | undefined } | Why {
  if (altitude === undefined) return { altitude: undefined };
  const reading = readHeight(altitude, 'AMSL');
  if (reading.kind === 'read') return { altitude: { lower: reading.value, upper: reading.value } };
  return { why: `"${tidy(altitude).slice(0, 40)}" is no height` };
}

const number = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const numberOf = (text: string | undefined): number | string | undefined =>
  text !== undefined && number.test(text) ? Number(text) : text;
