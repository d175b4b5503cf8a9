/** The area of a zone in a row: its size and form; and how much a later version adds and leaves out. */
import type { Language } from '../../../picture/basics.ts';
import type { Area } from '../../../picture/geo/place.ts';
import { measure } from '../../fields/measure.ts';
import { areaText, distanceText } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';
import { formOf } from '../../messages/plural.ts';
import type { Told } from './told.ts';

export const areaRow = (language: Language): Told => ({
  of: ({ area }) => [{ text: `${sizeText(area, language)} · ${formText(area, language)}` }],
  change: () => [],
  measured: async (before, after) => {
    const { differenceOf } = await import('../../conflicts/pieces.ts');
    const { addedKm2, leftOutKm2 } = differenceOf(before.area, after.area);
    const text = (km2: number) => areaText(km2 * 1e6, language);
    return [`\u2066+ ${text(addedKm2)}\u2069 · \u2066− ${text(leftOutKm2)}\u2069`];
  },
});

const sizeText = (area: Area, language: Language): string =>
  `\u2066${areaText(measure(area).area ?? 0, language)}\u2069`;

function formText(area: Area, language: Language): string {
  const w = wordsIn(language).agreeing;
  switch (area.type) {
    case 'Polygon': {
      const corners = area.coordinates.reduce((sum, ring) => sum + ring.length - 1, 0);
      return formOf(corners, w.corners, language);
    }
    case 'Circle':
      return fill(w.circle, { length: distanceText(area.radius, language) });
    case 'Corridor':
      return fill(w.corridor, { length: distanceText(area.width, language) });
    default:
      return area satisfies never;
  }
}
