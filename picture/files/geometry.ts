/** Reads place, uncertainty and altitude of a row, with the readers that forms use. */
import type { Altitude, Level } from '../geo/place.ts';
import { readDegrees } from '../reading/degrees.ts';
import { readBand } from '../reading/heights.ts';
import { readLength } from '../reading/lengths.ts';
import type { Decimal } from '../reading/numbers.ts';
import { type PlaceFault, readPlace } from '../reading/places.ts';
import type { Reading } from '../reading/reading.ts';
import type { Field, FieldValues } from './dialect.ts';
import type { RowFault } from './faults.ts';
import { type NoParts, type Part, partsIn } from './parts.ts';
import type { Measure } from './resolve.ts';
import type { Row } from './row.ts';
import { isWkt, wktIn } from './wkt.ts';

/** Why a field cannot be read. */
export interface Unread {
  readonly field: Field;
  readonly fault: RowFault;
  readonly said: string;
  readonly may?: readonly string[];
}

const PLACE_FAULTS: Readonly<Record<PlaceFault, RowFault>> = {
  empty: 'missing',
  place: 'place',
  latitude: 'latitude',
  longitude: 'longitude',
  grid: 'grid',
  near: 'near',
  differs: 'differs',
};

/** The shapes of a row: of its own geometry, from columns in degrees, or from a place. */
export function placesOf(
  { geometry, columns }: Row,
  { lon, lat, place }: FieldValues,
): readonly Part[] | Unread {
  const above = aboveIn(columns.get('altitudemode'));
  if (geometry !== undefined && geometry !== null) return inField(partsIn(geometry, above));
  if (lon !== undefined || lat !== undefined) return pointOf(lon, lat);
  if (place === undefined) return unread('place', 'missing');
  return placeIn(place, above);
}

const unread = (field: Field, fault: RowFault, said = ''): Unread => ({ field, fault, said });
const inField = (found: readonly Part[] | NoParts): readonly Part[] | Unread =>
  'fault' in found ? { field: 'place', ...found } : found;

/** What heights of KML are above, by its altitude mode; undefined: they say nothing. Of other files, the sea. */
function aboveIn(mode: string | undefined): Level['reference'] | undefined {
  if (mode === undefined) return 'AMSL';
  const name = mode.trim().toLowerCase();
  if (name === 'absolute') return 'AMSL';
  return name === 'relativetoground' ? 'AGL' : undefined;
}

const point = (lon: number, lat: number): readonly Part[] => [
  { shape: { type: 'Point', coordinates: [lon, lat] }, altitude: undefined },
];

/** A point from two columns. */
function pointOf(lon: string | undefined, lat: string | undefined): readonly Part[] | Unread {
  if (lat === undefined) return unread('lat', 'missing');
  if (lon === undefined) return unread('lon', 'missing');
  const [x, y] = [readDegrees(lon, 'lon'), readDegrees(lat, 'lat')];
  if (x.kind === 'read' && y.kind === 'read') return point(x.value, y.value);
  const [field, reading, said] =
    y.kind === 'read' ? (['lon', x, lon] as const) : (['lat', y, lat] as const);
  if (reading.kind === 'refused') return unread(field, PLACE_FAULTS[reading.fault], said);
  return { field, fault: 'severalPlaces', said, may: valuesOf(reading).map(String) };
}

const valuesOf = (
  reading: Exclude<Reading<number, string>, { kind: 'refused' }>,
): readonly number[] => (reading.kind === 'read' ? [reading.value] : reading.values);

const PLAIN = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;

/** Degrees as they are written, not rounded; undefined if they cannot be read. */
export function degreesIn(text: string, axis: 'lat' | 'lon'): number | undefined {
  if (PLAIN.test(text)) return Number(text);
  const reading = readDegrees(text, axis);
  return reading.kind === 'read' ? reading.value : undefined;
}

interface Place {
  readonly place: readonly [lon: number, lat: number];
}

const several = (field: Field, said: string, values: readonly Place[]): Unread => ({
  field,
  fault: 'severalPlaces',
  said,
  may: values.map(({ place: [lon, lat] }) => `${lat}, ${lon}`),
});

function placeIn(text: string, above: Level['reference'] | undefined): readonly Part[] | Unread {
  if (text.trimStart().startsWith('{')) {
    const geometry = jsonIn(text);
    if (geometry !== undefined) return inField(partsIn(geometry, above));
  }
  if (isWkt(text)) {
    const geometry = wktIn(text);
    return geometry === undefined
      ? unread('place', 'place', text)
      : inField(partsIn(geometry, above));
  }
  const reading = readPlace(text, undefined);
  if (reading.kind === 'read') return point(...reading.value.place);
  if (reading.kind === 'asks') return several('place', text, reading.values);
  return unread('place', PLACE_FAULTS[reading.fault], text);
}

/** A geometry of GeoJSON. */
function jsonIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'type' in value ? value : undefined;
  } catch {
    return undefined; // it is read as another notation
  }
}

/** A text of a measured column, and what its numbers are in. */
export interface MeasuredText {
  readonly text: string;
  readonly measure: Measure | undefined;
}

/** The radius of uncertainty in metres. */
export function radiusOf(
  uncertainty: MeasuredText | undefined,
  decimal: Decimal | undefined,
): { readonly metres: number | undefined } | Unread {
  if (uncertainty === undefined) return { metres: undefined };
  const { text, measure } = uncertainty;
  const bare = measure?.unit === 'FL' ? undefined : measure?.unit;
  const reading = readLength(text, { bare, decimal });
  const metres = onlyIn(reading, 'uncertainty', 'length', text, (one) => `${one} m`);
  if (typeof metres !== 'number') return metres;
  if (metres <= 0) return unread('uncertainty', 'tooLow', '0 m');
  return metres > MOST_UNCERTAIN ? unread('uncertainty', 'tooHigh', '200 km') : { metres };
}

const MOST_UNCERTAIN = 200_000; // metres, as the schema of events has it

/** The altitude; without a reference, above mean sea level. */
export function heightOf(
  altitude: MeasuredText | undefined,
  decimal: Decimal | undefined,
): { readonly altitude: Altitude | undefined } | Unread {
  if (altitude === undefined) return { altitude: undefined };
  const { text, measure } = altitude;
  const reading = readBand(text, measure?.above ?? 'AMSL', { bare: measure?.unit, decimal });
  const band = onlyIn(reading, 'altitude', 'height', text, bandText);
  return 'fault' in band ? band : (beyond(band) ?? { altitude: band });
}

/** [R18] What is wrong with the heights of a band. */
export function beyond({ lower, upper }: Altitude): Unread | undefined {
  const ends = [lower, upper].flatMap((end) => end?.metres ?? []);
  if (ends.some((metres) => metres < -500)) return unread('altitude', 'tooLow', '-500 m');
  if (ends.some((metres) => metres > 30_000)) return unread('altitude', 'tooHigh', '30,000 m');
  return undefined;
}

const bandText = ({ lower, upper }: Altitude): string =>
  [...new Set([lower, upper])]
    .map((end) => (end ? `${end.metres} m ${end.reference}` : '…'))
    .join(' – ');

/** The value of a reading that has one; otherwise why not, with what it may mean. */
function onlyIn<T>(
  reading: Reading<T, string>,
  field: Field,
  fault: RowFault,
  said: string,
  text: (value: T) => string,
): T | Unread {
  if (reading.kind === 'read') return reading.value;
  if (reading.kind === 'refused') return { field, fault, said };
  return { field, fault: 'severalLengths', said, may: reading.values.map(text) };
}
