/** Reads place, uncertainty and altitude of a row. */
import type { Altitude } from '../geo/place.ts';
import { readDegrees } from '../reading/degrees.ts';
import { readHeight } from '../reading/heights.ts';
import { readLength } from '../reading/lengths.ts';
import { type PlaceFault, readPlace } from '../reading/places.ts';
import { tidy } from '../reading/text.ts';
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
  differs: 'says two things that differ',
};

/** The GeoJSON geometry of a row, not validated: its own, from columns in degrees, or a place. */
export function geometryOf(
  { geometry }: Row,
  { lon, lat, place }: FieldValues,
): { geometry: unknown } | Why {
  if (geometry !== undefined && geometry !== null) return { geometry: flattened(geometry) };
  if (place === undefined || lon !== undefined || lat !== undefined) {
    return { geometry: { type: 'Point', coordinates: [numberOf(lon, 'lon'), numberOf(lat, 'lat')] } };
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

/** Drops heights of 0; the schema refuses other heights. */
function flat(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (coordinates.length === 3 && coordinates[2] === 0) return coordinates.slice(0, 2);
  return Array.isArray(coordinates[0]) ? coordinates.map(flat) : coordinates;
}

/** The radius of uncertainty in metres. */
export function radiusOf({ uncertainty }: FieldValues): { metres: number | undefined } | Why {
  if (uncertainty === undefined) return { metres: undefined };
  const reading = readLength(uncertainty, { decimal: '.' });
  if (reading.kind === 'read') return { metres: reading.value };
  return { why: `"${tidy(uncertainty).slice(0, 40)}" is no length` };
}

/** The altitude, as a band whose ends are equal; without a reference, above mean sea level. */
export function heightOf({ altitude }: FieldValues): { altitude: Altitude | undefined } | Why {
  if (altitude === undefined) return { altitude: undefined };
  const reading = readHeight(altitude, 'AMSL', { decimal: '.' });
  if (reading.kind === 'read') return { altitude: { lower: reading.value, upper: reading.value } };
  return { why: `"${tidy(altitude).slice(0, 40)}" is no height` };
}

const number = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
/** Degrees in any notation; what is none is left to the schema, which says so. */
function numberOf(text: string | undefined, axis: 'lat' | 'lon'): number | string | undefined {
  if (text === undefined) return undefined;
  if (number.test(text)) return Number(text);
  const reading = readDegrees(text, axis);
  return reading.kind === 'read' ? reading.value : text;
}
