/** Cuts the airfields of the basemap. */
import type { Feature } from 'geojson';
import { nameProperties, names } from './inputs.ts';
import { type Box, rounded } from './shapes.ts';

type Airport = {
  name: string;
  gps_code: string;
  latitude_deg: string;
  longitude_deg: string;
};

/**
 * Airfields with a published ICAO code, as points; names in three languages where written by hand.
 */
export function airfields(text: string, [west, south, east, north]: Box): Feature[] {
  const airports: Airport[] = JSON.parse(text);
  return airports.flatMap((airport): Feature[] => {
    const [lon, lat] = [Number(airport.longitude_deg), Number(airport.latitude_deg)];
    if (lon < west || lon > east || lat < south || lat > north) return [];
    if (!/^[A-Z]{4}$/.test(airport.gps_code)) return [];
    const named = names.airfields[airport.gps_code] ?? { en: airport.name, ar: '', he: '' };
    return [
      {
        type: 'Feature',
        properties: { icao: airport.gps_code, ...nameProperties(named) },
        geometry: { type: 'Point', coordinates: rounded([[lon, lat]])[0]! },
      },
    ];
  });
}
