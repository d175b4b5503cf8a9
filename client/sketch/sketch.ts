/** Small maps of one place: a stretch of land as wide as what stands on it asks, drawn flat. Pure. */

import type { Language } from '../../picture/basics.ts';
import { type Box, boxOf, grown } from '../../picture/geo/box.ts';
import { extentOf } from '../../picture/geo/geometry.ts';
import { outline } from '../../picture/geo/outline.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import type { Named } from '../gazetteer/goto.ts';
import type { Placed } from './placed.ts';

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
/** Beside another sketch, in a dialog. */
export const SMALL: Size = { width: 320, height: 140 };

const LEAST = 1500; // metres around a point
const ROUND = 0.35; // of the extent, to each side
const METRES = 111_320; // in a degree of latitude

/** One box for all of these, so that sketches side by side can be compared. */
export function boxAround(all: readonly Placed[]): Box {
  const boxes = all.map(({ shape, radius = 0 }) => grown(extentOf(shape), radius));
  const box = boxOf(
    boxes.flatMap(([w, s, e, n]): LonLat[] => [
      [w, s],
      [e, n],
    ]),
  );
  const height = (box[3] - box[1]) * METRES;
  return grown(box, Math.max(LEAST, height * ROUND));
}

/** From places to pixels: the box fits in, lengths are true in its middle. */
export interface Flat {
  readonly at: (place: readonly [number, number]) => readonly [number, number];
  readonly pixelsPerMetre: number;
  readonly size: Size;
}

export function flatten([west, south, east, north]: Box, size: Size): Flat {
  const { width, height } = size;
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const narrow = Math.cos((lat * Math.PI) / 180);
  const scale = Math.min(width / ((east - west) * narrow), height / (north - south));
  return {
    at: ([x, y]) => [width / 2 + (x - lon) * narrow * scale, height / 2 - (y - lat) * scale],
    pixelsPerMetre: scale / METRES,
    size,
  };
}

/** A path through these places, as SVG writes it. */
export const pathOf = (places: readonly (readonly [number, number])[], { at }: Flat): string =>
  places
    .map(at)
    .map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');

/** The outlines of what stands there; a point has none. */
export function pathsOf({ shape }: Placed, flat: Flat): readonly string[] {
  switch (shape.type) {
    case 'Point':
      return [];
    case 'LineString':
      return [pathOf(shape.coordinates, flat)];
    case 'Polygon':
    case 'Circle':
    case 'Corridor':
      return outline(shape).coordinates.map((ring) => `${pathOf(ring, flat)}Z`);
    default:
      return shape satisfies never;
  }
}

const HALF = 3.6; // of the width of a letter, in pixels, with room to spare

/** The names that stand in a sketch whole, the best known first. */
export function namesIn(
  places: readonly Named[],
  { at, size: { width, height } }: Flat,
  language: Language,
  most: number,
): readonly { readonly name: string; readonly at: readonly [number, number] }[] {
  return places
    .map((place) => ({
      name: place.names[language] || place.names.en,
      at: at(place.at),
      rank: place.rank,
    }))
    .filter(
      ({ name, at: [x, y] }) =>
        name !== '' && Math.min(x, width - x) > name.length * HALF && y > 14 && y < height - 20,
    )
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most);
}

/** A round length (m) that is drawn not wider than a third of the sketch. */
export function scaleOf({ pixelsPerMetre, size }: Flat): number {
  const most = size.width / 3 / pixelsPerMetre;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
}
