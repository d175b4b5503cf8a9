/** What an open form needs to know of the kind that it writes. */
import type { Area, Shape } from '../../picture/geo/place.ts';
import type { KindItem } from '../../picture/items.ts';
import type { FieldValues } from './field-values.ts';
import type { Sketch } from './geometry-fields.ts';
import type { TimeFields } from './time-fields.ts';

export interface FormKind {
  readonly kind: KindItem['kind'];
  /** The field that holds the item's shape; a fault of the shape is shown at it. */
  readonly shapeField: string;
  /** Its fields that hold a moment. */
  readonly times: TimeFields;
  /** Texts by whose languages the original is told, the first that has words: `title`. */
  readonly texts: readonly string[];
  /** The shape that is meant: what was drawn, and what is typed about it. */
  sketched(words: FieldValues, drawn: Shape | Area | undefined): Sketch;
}
