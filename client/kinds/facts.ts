/** Facts that items of several kinds have. */

import type { Altitude } from '../../picture/geo/place.ts';
import { placeOf } from '../../picture/item-place.ts';
import { type KindItem, shapeOf } from '../../picture/items.ts';
import type { Fact } from '../facets/fact.ts';
import type { Reading } from '../facets/reading.ts';
import { measure } from '../fields/measure.ts';
import { wordsIn } from '../messages/catalogue.ts';

/** When the server took it, and whose it is. */
export function recordedFact({ recorded, by }: KindItem, { language }: Reading): Fact {
  const { detail, around } = wordsIn(language);
  return {
    label: detail.recorded,
    textLabel: around.report.recorded,
    textAt: 'last',
    value: [{ is: 'recorded', time: recorded, by }],
  };
}

/** Where it is; none without a place of its own. */
export function placeFacts(item: KindItem, { language }: Reading): readonly Fact[] {
  const at = placeOf(item);
  if (at === undefined) return [];
  return [{ label: wordsIn(language).detail.place, value: [{ is: 'place', at }] }];
}

/** How long, wide and large its shape is; a point has no size. */
export function sizeFacts(item: KindItem, { language }: Reading): readonly Fact[] {
  const shape = shapeOf(item);
  if (shape === undefined) return [];
  const w = wordsIn(language).detail;
  const { length, area } = measure(shape);
  return [
    ...lengths(w.radius, shape.type === 'Circle' ? shape.radius : undefined),
    ...lengths(w.length, length),
    ...lengths(w.width, shape.type === 'Corridor' ? shape.width : undefined),
    ...(area === undefined
      ? []
      : [{ label: w.area, value: [{ is: 'area', squareMetres: area }], only: 'details' } as const]),
  ];
}

const lengths = (label: string, metres: number | undefined): readonly Fact[] =>
  metres === undefined ? [] : [{ label, value: [{ is: 'length', metres }], only: 'details' }];

export function heightFacts(
  altitude: Altitude | undefined,
  { language }: Reading,
): readonly Fact[] {
  if (altitude === undefined) return [];
  return [{ label: wordsIn(language).detail.altitude, value: [{ is: 'heights', altitude }] }];
}

/** The longer words of an author, for a text: the details show them in every language. */
export const textFacts = (label: string, text: string | undefined): readonly Fact[] =>
  text === undefined ? [] : [{ label, value: [{ is: 'quoted', text }], only: 'text' }];
