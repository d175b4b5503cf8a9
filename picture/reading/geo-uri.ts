/** Reads geo: links (RFC 5870), and those of phones: `geo:33.126,35.824;u=35`, `geo:0,0?q=33.126,35.824(Post)`. */
import { refused } from './reading.ts';
import { located, type PlaceReading, stepOf } from './written-place.ts';

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`;
const LINK = new RegExp(
  `^GEO: ?${NUMBER}, ?${NUMBER}(?:, ?-?\\d+(?:\\.\\d+)?)?((?:;[\\w-]+(?:=[^;?]*)?)*)/?(?:\\?(.*))?$`,
);
const PIN = new RegExp(`(?:^|&)Q=(?:LOC:)?${NUMBER}(?:,|%2C) ?${NUMBER}(?:&|\\(|%28| |$)`);

/** Undefined if the text, in capitals, is no such link. `u` (m) tells within what it lies; a height is left out. */
export function geoLink(text: string): PlaceReading | undefined {
  const [, lat, lon, parameters = '', query = ''] = LINK.exec(text) ?? [];
  if (lat === undefined || lon === undefined) return undefined;
  const named = new Map(parameters.split(';').map((one) => [one.split('=')[0], one.split('=')[1]]));
  if ((named.get('CRS') ?? 'WGS84') !== 'WGS84') return refused('place');
  const [, pinLat, pinLon] = PIN.exec(query) ?? [];
  if (pinLat !== undefined && pinLon !== undefined) return placeOf(pinLat, pinLon);
  const asks = /(?:^|&)Q=/.test(query); // for a name: the numbers only tell where to look
  if (asks && Number(lat) === 0 && Number(lon) === 0) return refused('place');
  const within = Number(named.get('U') ?? Number.NaN);
  return placeOf(lat, lon, within > 0 ? within : undefined);
}

const placeOf = (lat: string, lon: string, within?: number): PlaceReading =>
  located(Number(lat), Number(lon), Math.min(stepOf(lat), stepOf(lon)), within);
