/** Checks that a shape is sound beyond its schema: lines are not one place, rings enclose an area. [R10] */
import { type Area, type LonLat, type Shape, samePlace } from './place.ts';
import { type Flaw, flawOfRings } from './rings.ts';

/** The first flaw of a shape; undefined if it is sound. */
export function flaw(shape: Shape | Area): Flaw | undefined {
  switch (shape.type) {
    case 'Point':
    case 'Circle':
      return undefined;
    case 'LineString':
      return flawOfLine(shape.coordinates, 'coordinates');
    case 'Corridor':
      return flawOfLine(shape.line, 'line');
    case 'Polygon':
      return flawOfRings(shape.coordinates);
    default:
      return shape satisfies never;
  }
}

const flawOfLine = (line: readonly LonLat[], field: string): Flaw | undefined =>
  line.every((place) => samePlace(place, line[0]))
    ? { field, why: 'all its positions are one place' }
    : undefined;
