/** The shape that is meant: what was drawn, and what is typed about it, which stands before it. */
import { type Area, LonLat, type Shape, samePlace } from '../../picture/geo/place.ts';
import { readLength } from '../../picture/reading/lengths.ts';
import { readPlace } from '../../picture/reading/places.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { FIRST_WIDTH } from '../drawing/drawn-shape.ts';
import type { ShapeType, Tool } from '../drawing/tool.ts';
import { type Corners, parseCorners } from './corners.ts';
import { cornersOf } from './corners-of.ts';
import { asked, placeQuestion, placesQuestion } from './doubted.ts';
import { type FormFault, unread } from './faults.ts';
import type { FieldValues } from './field-values.ts';
import { NEAR, PLACE_AT, PLACE_NAMES, type Sketch, TOOL } from './geometry-fields.ts';
import { lengthOffer, placeOffer } from './offers.ts';
import { type Parsed, parsed } from './parse.ts';
import { placeText } from './place-text.ts';

/** A place that is typed in a field by its name, by MGRS or by degrees; `within` is the field of its radius. */
export function placed(
  words: FieldValues,
  drawn: Shape | Area | undefined,
  field: string,
  within?: string,
): Sketch {
  const reach = within && onlyValue(readLength(words[within] ?? ''));
  return { ...pointed(words, drawn, field), ...(reach ? { reach } : {}) };
}

function pointed(words: FieldValues, drawn: Shape | Area | undefined, field: string): Sketch {
  const typed = (words[field] ?? '').trim();
  if (typed === '') return { shape: drawn, faults: [] };
  const near = placeIn(words[NEAR]);
  const read = placeTyped(typed, words[PLACE_AT], near);
  if (!('value' in read)) return { shape: undefined, faults: [unread(field, read)] };
  const named = (words[PLACE_NAMES] ?? '') !== '';
  const question = near && !named ? placeQuestion(read.value, near) : undefined;
  return {
    shape: { type: 'Point', coordinates: read.value },
    faults: asked(words, field, question),
  };
}

/** `35.98,32.89` as the form keeps it. */
const placeIn = (kept: string | undefined): LonLat | undefined =>
  LonLat.safeParse(kept?.split(',').map(Number)).data;

/** A place by what it was understood as when it was typed, else by its coordinates alone. */
function placeTyped(
  typed: string,
  at: string | undefined,
  near: LonLat | undefined,
): Parsed<LonLat> {
  const known = placeIn(at);
  if (known !== undefined) return { value: known };
  const read = parsed(readPlace(typed, near), placeOffer);
  return 'value' in read ? { value: read.value.place } : read;
}

/** A shape that is typed by its corners, radius and width; of the type drawn, or of the tool's. */
export function cornered(
  words: FieldValues,
  drawn: Shape | Area | undefined,
  field: string,
  tools: readonly Tool[],
): Sketch {
  const faults: FormFault[] = [];
  const [radiusField, widthField] = [`${field}.radius`, `${field}.width`];
  const length = (of: string): number | undefined => {
    const typed = (words[of] ?? '').trim();
    if (typed === '') return undefined;
    const read = parsed(readLength(typed), lengthOffer);
    if ('value' in read) return read.value;
    faults.push(unread(of, read));
    return undefined;
  };
  const typed = (words.corners ?? '').trim();
  const type = drawn?.type ?? tools.find(({ name }) => name === words[TOOL])?.makes;
  let corners = drawn && cornersOf(drawn);
  if (typed !== '') {
    const read = parseCorners(typed, corners ?? [], corners?.[0] ?? placeIn(words[NEAR]));
    if ('line' in read) return { shape: drawn, faults: [cornerFault(read)] };
    const near = placeIn(words[NEAR]);
    const question = near && placesQuestion(read.places, corners ?? [], near);
    faults.push(...asked(words, 'corners', question));
    corners = read.places;
  }
  if (type === undefined || corners === undefined) return { shape: drawn, faults };
  const shape = shaped(type, corners, {
    radius: length(radiusField) ?? (drawn?.type === 'Circle' ? drawn.radius : undefined),
    width: length(widthField) ?? (drawn?.type === 'Corridor' ? drawn.width : FIRST_WIDTH),
    untouched: typed === '' ? drawn : undefined,
  });
  if (shape !== undefined) return { shape, faults };
  if (type === 'Circle' && corners.length === 1) {
    return { shape, faults: [...faults, { field: radiusField, name: 'missing' }] };
  }
  return { shape: drawn, faults: [...faults, { field: 'corners', name: 'corners' }] };
}

/** What is against a list of places that cannot be read. */
function cornerFault({ line, several }: Exclude<Corners, { places: unknown }>): FormFault {
  if (several === undefined) return { field: 'corners', name: 'corner', line };
  const offers = several.map(({ place, text }) => ({ text, shown: placeText(place) }));
  return { field: 'corners', name: 'several', offers, keep: false, line };
}

interface More {
  readonly radius: number | undefined;
  readonly width: number;
  /** What was drawn, while no corner of it is typed: a polygon keeps its holes. */
  readonly untouched: Shape | Area | undefined;
}

/** Undefined where there are too few places, or too many. */
function shaped(
  type: ShapeType,
  corners: readonly LonLat[],
  { radius, width, untouched }: More,
): Shape | Area | undefined {
  const [first] = corners;
  if (first === undefined) return undefined;
  switch (type) {
    case 'Point':
      return corners.length === 1 ? { type, coordinates: first } : undefined;
    case 'Circle':
      return corners.length === 1 && radius !== undefined
        ? { type, centre: first, radius }
        : undefined;
    case 'LineString':
      return corners.length > 1 ? { type, coordinates: [...corners] } : undefined;
    case 'Corridor':
      return corners.length > 1 ? { type, line: [...corners], width } : undefined;
    case 'Polygon': {
      if (untouched !== undefined) return untouched;
      const ring = samePlace(first, corners.at(-1)) ? corners : [...corners, first];
      return ring.length > 3 ? { type, coordinates: [[...ring]] } : undefined;
    }
    default:
      return type satisfies never;
  }
}
