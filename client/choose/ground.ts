/** Lines of the base map as paths of a drawing, for the ground of the first page. */
import type { Position } from 'geojson';
import type { Ground } from '../lib/base-map.ts';

/** The part of the area that is drawn: degrees, and the size of the drawing. */
export const WINDOW = {
  west: 35.3,
  east: 36.4,
  south: 32.72,
  north: 33.42,
  width: 1600,
  height: 1215,
};

/** The lines of a part of the base map, as one path. */
export const pathIn = ({ features }: Ground): string =>
  features
    .flatMap(({ geometry: { type, coordinates } }) => {
      if (type === 'Point') return [];
      return type === 'Polygon' ? coordinates : [coordinates];
    })
    .map(pathOf)
    .join('');

/** `M x y L x y …` of the places near the window; a line that leaves it is broken there. */
export function pathOf(places: readonly Position[]): string {
  let path = '';
  let drawing = false;
  for (const [lon = 0, lat = 0] of places) {
    const near = Math.abs(lon - 35.85) < 1 && Math.abs(lat - 33.07) < 0.6;
    if (near) path += `${drawing ? 'L' : 'M'}${x(lon)} ${y(lat)}`;
    drawing = near;
  }
  return path;
}

const x = (lon: number): number =>
  Math.round(((lon - WINDOW.west) / (WINDOW.east - WINDOW.west)) * WINDOW.width);
const y = (lat: number): number =>
  Math.round(((WINDOW.north - lat) / (WINDOW.north - WINDOW.south)) * WINDOW.height);
