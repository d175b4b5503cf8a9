/** The events near an item in place and time. Pure; one pass over the picture. */
import bearing from '@turf/bearing';
import distance from '@turf/distance';
import type { AnyItem, Picture } from '../../../picture/fold.ts';
import { grown, meet } from '../../../picture/geo/box.ts';
import { extentOf, placeOf } from '../../../picture/item-place.ts';
import type { EventItem } from '../../../picture/kinds/event.ts';
import { happened } from '../../../picture/replay.ts';
import { itemsOf } from '../../store/by-kind.ts';

const REACH = 10_000; // metres
const SPAN = 2 * 3_600_000; // ms before and after
const MOST = 6;

export interface Near {
  readonly event: EventItem;
  /** Metres from the item to it, and the direction there in degrees true. */
  readonly metres: number;
  readonly bearing: number;
  /** Milliseconds from the item's time to its own; negative: it was before. */
  readonly later: number;
}

/** The closest few events within 10 km and two hours; a kilometre counts as much as twelve minutes. */
export function nearTo(picture: Picture, item: AnyItem): readonly Near[] {
  const here = placeOf(item);
  const own = extentOf(item);
  if (here === undefined || own === undefined) return [];
  const time = Date.parse(happened(item));
  const [from, to] = [time - SPAN, time + SPAN].map((at) => new Date(at).toISOString());
  const box = grown(own, REACH);
  const found: Near[] = [];
  for (const event of itemsOf(picture, 'event')) {
    if (event.seq === item.seq || event.state === 'withdrawn') continue;
    const at = event.fields.occurred.from;
    if (at < (from ?? at) || at > (to ?? at)) continue; // Instants of one form sort as texts
    const theirs = extentOf(event);
    const there = placeOf(event);
    if (there === undefined || theirs === undefined || !meet(theirs, box)) continue;
    const metres = distance(here, there, { units: 'meters' });
    if (metres > REACH) continue;
    const turn = (bearing(here, there) + 360) % 360;
    found.push({ event, metres, bearing: turn, later: Date.parse(at) - time });
  }
  const far = ({ metres, later }: Near) => metres / REACH + Math.abs(later) / SPAN;
  return found.sort((a, b) => far(a) - far(b)).slice(0, MOST);
}
