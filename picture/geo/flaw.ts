/** Whether a shape is sound beyond its schema: lines that go somewhere, rings that bound an area. [R10] */
import { type Area, type LonLat, type Shape, samePlace } from './place.ts';
import { type Flaw, flawOfRings } from './rings.ts';

/** What is wrong with a shape, and in which field of it; undefined if it is sound. */
export function flaw(shape: Shape | Area): Flaw | undefined {
  switch (shape.type) {
    case 'Point':
    case 'Circle':
      return undefined;
    case 'LineString':
      return still(shape.coordinates, 'coordinates');
    case 'Corridor':
      return still(shape.line, 'line');
    case 'Polygon':
      return flawOfRings(shape.coordinates);
    default:
      return shape satisfies never;
  }
}

const still = (line: readonly LonLat[], field: string): Flaw | undefined =>
  line.every((place) => samePlace(place, line[0]))
    ? { field, why: 'all its positions are one place' }
    : undefined;
