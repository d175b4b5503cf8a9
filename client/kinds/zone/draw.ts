/** What the map draws of a zone: what it covers, or would cover, the axis of a corridor, its name, and its foot. */
import type { Language } from '../../../picture/basics.ts';
import { agreedIn, openIn } from '../../../picture/facets/consent/version.ts';
import { anchorOf } from '../../../picture/geo/geometry.ts';
import { outline } from '../../../picture/geo/outline.ts';
import { extentOf } from '../../../picture/item-place.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { type ZoneStatus, zoneStatus } from '../../../picture/kinds/zone-status.ts';
import {
  type Drawing,
  deskOf,
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
import { leavingOf } from './leaving.ts';
import { OUTLINES } from './states.ts';
import { hoursText } from './window-text.ts';

const LONGEST = 30; // letters of a name on the map

/** `now` is in ms since 1970: a zone looks different before, in and after its window. */
export function zoneDrawings(zone: ZoneItem, reader: Reader, now: number): Drawing[] {
  const { language } = reader;
  const { ref, seq, terms } = zone;
  const status = zoneStatus(zone, now);
  const words = wordsIn(language).map;
  const stage = reader.exercise === true && terms.kind === 'exercise'; // all of it lies there
  const shared = { ref, state: OUTLINES[status], ...(stage ? { stage } : {}) };
  const drawing = (
    number: 0 | 1 | 2 | 3,
    geometry: Drawing['feature']['geometry'],
    properties: Properties,
    source = 'zones',
  ): Drawing => ({
    source,
    feature: { type: 'Feature', id: featureId(seq, number), geometry, properties },
  });
  const unseen = reader.isSentUnseen?.(zone) ? wordsIn(language).unseen.sent : undefined;
  const heading = [`${ref} ${words.kinds[terms.kind]}`, words.standing[status], unseen];
  const head = tagged(heading.filter((one) => one !== undefined).join(' · '), reader);
  const drawings = [
    drawing(0, outline(terms.area), { ...shared, part: 'area' }),
    drawing(
      1,
      { type: 'Point', coordinates: anchorOf(terms.area) },
      {
        ...shared,
        part: 'name',
        head: directed(unmarked(head), language),
        band: bandOf(zone, language),
        title: labelOf(terms.name, language, 60),
        name: tagged(labelOf(terms.name, language, LONGEST), reader),
        ...(unseen === undefined ? {} : { mark: unseen }),
      },
      'zone-names',
    ),
  ];
  if (terms.area.type === 'Corridor') {
    const axis = { type: 'LineString', coordinates: terms.area.line } as const;
    drawings.push(drawing(2, axis, { ...shared, part: 'axis' }));
  }
  const foot = footOf(zone, status, reader);
  const box = extentOf(zone);
  if (foot !== undefined && box !== undefined) {
    const [west, south, east] = box;
    const at = [(west + east) / 2, south];
    drawings.push(
      drawing(1, { type: 'Point', coordinates: at }, { ...shared, part: 'foot', foot }),
    );
  }
  const asked = askedOf(zone);
  if (asked !== undefined) drawings.push(drawing(3, outline(asked), { ...shared, part: 'asked' }));
  return drawings;
}

/** Under the outline: the desk that it binds alone, and who leaves it and when; undefined: nothing. */
function footOf(zone: ZoneItem, status: ZoneStatus, reader: Reader): string | undefined {
  const { by, terms } = zone;
  const letters = (id: typeof by.desk) => deskOf(reader.cell, id).letters;
  const parts = [
    terms.unilateral ? letters(by.desk) : undefined,
    status === 'leaving' || status === 'denounced'
      ? leavingOf(zone, status, reader.language, letters)
      : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** The area of the version that is open beside the agreed one, if it is another one. */
function askedOf({ versions, terms, state }: ZoneItem): ZoneItem['terms']['area'] | undefined {
  const open = state === 'withdrawn' ? undefined : agreedIn(versions) && openIn(versions);
  const area = open?.terms?.area;
  return JSON.stringify(area) === JSON.stringify(terms.area) ? undefined : area;
}

/** Hours, days and heights, as far as the zone has them: `1400 – 1600Z · GND – 400 m AGL`. */
function bandOf({ terms: { window, altitude } }: ZoneItem, language: Language): string {
  const hours = hoursText(window, language);
  const heights = altitude && `\u200e${altitudeText(altitude)}\u200e`; // left to right in any language
  const band = [hours, heights].filter((part) => part !== undefined).join(' · ');
  return band === '' ? '' : directed(unmarked(band), language);
}
