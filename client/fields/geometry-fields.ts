/** The fields of a form that say something about its shape, and what they mean together. */
import type { Area, Shape } from '../../picture/geo/place.ts';
import type { FormFault } from './faults.ts';

export interface Sketch {
  readonly shape: Shape | Area | undefined;
  readonly faults: readonly FormFault[];
  /** The radius (m) around a point in which it is known to lie, as far as it is typed. */
  readonly reach?: number | undefined;
}

/** Under this a form keeps the name of the tool it was opened with. */
export const TOOL = '#tool';
/** Under this it keeps the picture that it goes to. */
export const GOES_TO = '#to';
/** Under this it keeps that it was begun for another picture than it goes to, or went there and back. */
export const MOVED = '#moved';
/** Under this it keeps a place of the cell, which completes grid references without their zone. */
export const NEAR = '#near';
/** Under these it keeps which place is typed by its name: `35.98,32.89`, and its names as JSON. */
export const PLACE_AT = 'geometry.at';
export const PLACE_NAMES = 'geometry.names';

/** The fields that say something about the shape that a field is of; drawing empties them. */
export const shapeFields = (field: string): readonly string[] => [
  field,
  PLACE_AT,
  PLACE_NAMES,
  'corners',
  `${field}.radius`,
  `${field}.width`,
];
