/** What lies near an item in place and time, and what links to it. Pure; one pass over the picture each. */
import bearing from '@turf/bearing';
import distance from '@turf/distance';
import type { Ref } from '../../picture/basics.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { grown, meet } from '../../picture/geo/box.ts';
import { extentOf, placeOf } from '../../picture/item-place.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { happened } from '../../picture/replay.ts';
import { listed } from '../items/by-kind.ts';

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
  if (here === undefined || own === undefined || item.kind === 'zone') return [];
  const time = Date.parse(happened(item));
  const [from, to] = [time - SPAN, time + SPAN].map((at) => new Date(at).toISOString());
  const box = grown(own, REACH);
  const found: Near[] = [];
  for (const event of listed(picture).events) {
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

/** A link from another item to this one. */
export interface Linking {
  readonly from: AnyItem;
  readonly relation: 'related' | 'response' | 'cause' | 'duplicate' | 'note';
}

/** What names this item in its links, or is a note on it; newest first. */
export function linking(picture: Picture, ref: Ref): readonly Linking[] {
  const { events, notes } = listed(picture);
  const found: Linking[] = [];
  for (const event of events) {
    for (const { relation, item } of event.fields.links ?? []) {
      if (item === ref) found.push({ from: event, relation });
    }
  }
  for (const note of notes) {
    if (note.fields.on === ref) found.push({ from: note, relation: 'note' });
  }
  return found;
}
