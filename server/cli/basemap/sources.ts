/** Names the sources and licences of the basemap's files. */
import { packages } from './packages.ts';

const openStreetMap = { licence: 'ODbL-1.0', attribution: '© OpenStreetMap contributors (ODbL)' };
const byHand = 'written by hand for Tripoint';

/** Source, licence and attribution of each file. */
export const sources = [
  { file: 'land.geojson', source: packages.land, ...openStreetMap },
  {
    file: 'borders.geojson',
    source: `${packages.borders}; line of 1923 ${byHand}, schematic`,
    ...openStreetMap,
    attribution: 'Boundaries as depicted by © OpenStreetMap contributors (ODbL)',
  },
  {
    file: 'separation.geojson',
    source: `A line ${packages.borders}; B line ${packages.provinces}`,
    licence: 'ODbL-1.0; B line public domain',
    attribution: 'Area of separation as depicted by © OpenStreetMap contributors and Natural Earth',
  },
  {
    file: 'water.geojson',
    source: `${packages.borders} (rivers along borders); the rest ${byHand}, schematic`,
    ...openStreetMap,
  },
  {
    file: 'places.geojson',
    source: `${packages.places}; main names ${byHand}`,
    licence: 'CC-BY-4.0',
    attribution: 'Places © GeoNames (CC BY 4.0)',
  },
  {
    file: 'airfields.geojson',
    source: `${packages.airfields}; names ${byHand}`,
    licence: 'Public domain (OurAirports)',
    attribution: 'Airfields: OurAirports',
  },
];
