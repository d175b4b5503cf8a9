/**
 * npm run basemap: cuts the files of data/basemap/ from pinned npm packages. Run it when a source
 * changes; the result is committed, so that nothing else needs the packages.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature } from 'geojson';
import { airfields } from './basemap/airfields.ts';
import { borders } from './basemap/borders.ts';
import { sharedEdges } from './basemap/edges.ts';
import { directory } from './basemap/inputs.ts';
import { land, landPolygons } from './basemap/land.ts';
import { withPackages } from './basemap/packages.ts';
import { places } from './basemap/places.ts';
import { separation } from './basemap/separation.ts';
import type { Box } from './basemap/shapes.ts';
import { sources } from './basemap/sources.ts';
import { lineOf, territories } from './basemap/territories.ts';
import { water } from './basemap/water.ts';

/** The area of interest (34.5–38.5 × 31.5–34.5 degrees) and what a wide screen shows around it. */
const box: Box = [33.5, 31, 39.5, 35.5];

/** Writes one feature per line, so that diffs can be read. */
function write(file: string, features: readonly Feature[]): void {
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  writeFileSync(join(directory, file), `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
  console.log(`${file}: ${features.length} features`);
}

withPackages(({ text }) => {
  const edges = sharedEdges(territories(text('borders', 'map.geo.json')), box, lineOf);
  write('borders.geojson', borders(edges, box));
  write('separation.geojson', separation(text('provinces', 'data/states/admin1.json'), edges, box));
  write('water.geojson', water(edges));
  write('land.geojson', land(landPolygons(text('land', 'map.geo.json')), box));
  write('places.geojson', places(text('places', 'dist/cities500.txt'), box));
  write('airfields.geojson', airfields(text('airfields', 'data/airports.json'), box));
  writeFileSync(join(directory, 'sources.json'), `${JSON.stringify(sources, null, 2)}\n`);
});
