/** What the map draws of a zone: what it covers, the axis of a corridor, and a label. */

import { anchorOf } from '../../../picture/geo/geometry.ts';
import { outline } from '../../../picture/geo/outline.ts';
import { type ZoneItem, type ZoneKind, zoneStatus } from '../../../picture/kinds/zone.ts';
import {
  type Drawing,
  directed,
  featureId,
  labelOf,
  type Properties,
  type Reader,
  tagged,
  unmarked,
} from '../../drawing/drawing.ts';
import { altitudeText } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';

/** Told apart by pattern and words as well; none of them is a desk's colour or the red of alarms. */
export const TINTS: Readonly<Record<ZoneKind, string>> = {
  'no-fly': '#7cc4e8',
  'no-fire': '#ef9f76',
  'no-entry': '#d98fae',
  coordination: '#9fb3c8',
  corridor: '#86cfae',
  'protected-site': '#e3ecfa',
  exercise: '#b08cff',
  hazard: '#cfc85a',
};

/** `now` is in ms since 1970: a zone looks different before, in and after its window. */
export function zoneDrawings(zone: ZoneItem, reader: Reader, now: number): Drawing[] {
  const { language } = reader;
  const { ref, seq, terms } = zone;
  const status = zoneStatus(zone, now);
  const words = wordsIn(language).map;
  const shared = {
    ref,
    tint: TINTS[terms.kind],
    pattern: `zone/${terms.kind}`,
    quiet: status === 'suspended' || status === 'expired' || status === 'withdrawn',
  };
  const drawing = (
    number: 0 | 1 | 2,
    geometry: Drawing['feature']['geometry'],
    properties: Properties,
  ): Drawing => ({
    source: 'zones',
    feature: { type: 'Feature', id: featureId(seq, number), geometry, properties },
  });
  const head = tagged(`${ref} ${words.kinds[terms.kind]} · ${words.standing[status]}`, reader);
  const drawings = [
    drawing(0, outline(terms.area), { ...shared, part: 'area' }),
    drawing(
      1,
      { type: 'Point', coordinates: anchorOf(terms.area) },
      {
        ...shared,
        part: 'label',
        head: directed(language === 'en' ? head.toUpperCase() : unmarked(head), language),
        band: bandOf(zone),
        name: labelOf(terms.name, language, 60),
      },
    ),
  ];
  if (terms.area.type === 'Corridor') {
    const axis = { type: 'LineString', coordinates: terms.area.line } as const;
    drawings.push(drawing(2, axis, { ...shared, part: 'axis' }));
  }
  return drawings;
}

/** Hours of each day and heights, as far as the zone has them: `14:00–16:00Z · GND – 400 m AGL`. */
function bandOf({ terms: { window, altitude } }: ZoneItem): string {
  const hours = window.daily && `${window.daily.from}–${window.daily.to}Z`;
  const heights = altitude && altitudeText(altitude);
  const band = [hours, heights].filter((part) => part !== undefined).join(' · ');
  return band === '' ? '' : `\u200e${band}\u200e`; // reads left to right among words of any language
}
