/** What the map draws of an event: a symbol, how far it may be from there, and its line or area. */
import type { Stance } from '../../../picture/facets/positions.ts';
import { anchorOf } from '../../../picture/geo/geometry.ts';
import { outline } from '../../../picture/geo/outline.ts';
import type { LonLat } from '../../../picture/geo/place.ts';
import type { EventItem } from '../../../picture/kinds/event.ts';
import { isUrgent, PRECEDENCES } from '../../../picture/precedence.ts';
import {
  type Drawing,
  deskOf,
  featureId,
  labelOf,
  type Reader,
  tagged,
} from '../../drawing/drawing.ts';
import { imagesOf } from '../../drawing/look-images.ts';
import { AROUND } from '../../drawing/sphere.ts';

/** Pixels: a radius of uncertainty larger than this on the screen is the message, not the point. */
const SYMBOL = 14;
const TILE = 512; // pixels of the world at zoom 0

/** The zoom from which `metres` at this place are more than a symbol. Sources switch at whole zooms. */
export const zoomOfReach = ([, lat]: LonLat, metres: number): number =>
  Math.log2((SYMBOL * AROUND * Math.cos((lat * Math.PI) / 180)) / (TILE * metres)) - 0.5;

/** By these a desk says that it was not so. */
const AGAINST: ReadonlySet<Stance> = new Set(['disputes', 'denies']);

export function eventDrawings(event: EventItem, reader: Reader): Drawing[] {
  const { language, cell, symbols } = reader;
  const { ref, seq, state, fields } = event;
  const { category, precedence, geometry, uncertainty } = fields;
  const { colour, letters } = deskOf(cell, event.by.desk);
  const withdrawn = state === 'withdrawn';
  const at = anchorOf(geometry);
  const drawings: Drawing[] = [
    {
      source: 'events',
      feature: {
        type: 'Feature',
        id: featureId(seq),
        geometry: { type: 'Point', coordinates: at },
        properties: {
          ref,
          part: 'symbol',
          ...imagesOf({ category, precedence, withdrawn, desk: event.by.desk }, symbols),
          rank: withdrawn ? -1 : PRECEDENCES.length - PRECEDENCES.indexOf(precedence),
          loud: !withdrawn && isUrgent(precedence),
          withdrawn,
          disputed: Object.values(event.positions).some(
            (taken) => taken && AGAINST.has(taken.stance),
          ),
          blur: uncertainty === undefined ? 99 : zoomOfReach(at, uncertainty),
          head: tagged(reader.own === undefined ? `${ref} · ${letters}` : ref, reader),
          title: reader.wall ? ref : labelOf(fields.title, language, 48), // its card says the title
          colour,
        },
      },
    },
  ];
  const reach =
    geometry.type !== 'Point'
      ? geometry
      : uncertainty === undefined
        ? undefined
        : outline({ type: 'Circle', centre: geometry.coordinates, radius: uncertainty });
  if (reach !== undefined) {
    drawings.push({
      source: 'reach',
      feature: {
        type: 'Feature',
        id: featureId(seq),
        geometry: reach,
        properties: {
          ref,
          part: geometry.type === 'Point' ? 'uncertainty' : 'extent',
          metres: uncertainty ?? 0,
          withdrawn,
          colour,
        },
      },
    });
  }
  return drawings;
}
