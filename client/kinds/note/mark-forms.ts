/** The forms that a note can have on the map. */
import type { Area, Shape } from '../../../picture/geo/place.ts';
import type { NOTE_SHAPES } from '../../../picture/kinds/note.ts';

export type MarkForm = (typeof NOTE_SHAPES)[number];

/** By what was drawn; the first is the usual one. */
export const MARK_FORMS = {
  Point: ['pin', 'text'],
  LineString: ['line', 'arrow'],
  Polygon: ['area'],
} as const;

/** The form chosen, if what is drawn can have it; else the usual one. */
export function formOf({ type }: Shape, chosen: string | undefined): MarkForm {
  const [usual, ...others] = MARK_FORMS[type];
  return others.find((one) => one === chosen) ?? usual;
}

/** The shape, if a mark can have it. */
export const markable = (shape: Shape | Area | undefined): Shape | undefined =>
  shape && shape.type !== 'Circle' && shape.type !== 'Corridor' ? shape : undefined;
