/** What marks the items of a picture that one desk alone sees: a place for each plate, a line to double. */
import type { Feature, LineString, Point, Polygon } from 'geojson';
import { all } from '../../picture/table.ts';
import type { Part } from '../drawing/drawing.ts';
import { drawingsOf, isLeftOut, occurredBy, type Scene } from './scene.ts';

/** `loud`: it has rings, which the plate goes around. */
export type Mark = Feature<Point | LineString | Polygon, { readonly loud: boolean }>;

/** The parts of a drawing at which a plate stands, and those whose line is doubled. */
const PLATES: ReadonlySet<Part> = new Set(['symbol', 'pin']);
const LINES: ReadonlySet<Part> = new Set(['area', 'line', 'extent']);

/** A mark for every item of the scene that stands on the map. */
export function marksOf(scene: Scene): readonly Mark[] {
  const { picture, reader, now, until } = scene;
  return [...all(picture.items)].flatMap((item) => {
    if (!occurredBy(item, until)) return [];
    if (item.state === 'withdrawn' || isLeftOut(item, scene)) return [];
    return drawingsOf(item, reader, now)
      .filter(({ feature: { properties } }) => {
        return PLATES.has(properties.part) || LINES.has(properties.part);
      })
      .map(
        ({ feature: { geometry, properties } }): Mark => ({
          type: 'Feature',
          geometry,
          properties: { loud: properties.loud === true },
        }),
      );
  });
}
