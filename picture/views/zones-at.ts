/** Finds the zones that an event lay in at its own time. */
import type { Entry } from '../entry.ts';
import { EMPTY, type Picture } from '../fold.ts';
import { type Box, grown } from '../geo/box.ts';
import { BoxIndex } from '../geo/box-index.ts';
import { heightsApart } from '../geo/heights.ts';
import { type Lies, liesIn } from '../geo/lies-in.ts';
import { extentOf } from '../item-place.ts';
import type { EventItem } from '../kinds/event.ts';
import type { ZoneItem } from '../kinds/zone.ts';
import { stateUntil } from '../kinds/zone-item.ts';
import { agreedSince, inForce, type ZoneStatus, zoneStatus } from '../kinds/zone-status.ts';
import { at, changes } from '../table.ts';
import type { View } from './view.ts';

/** A zone that an event lies in, or may lie in. */
export interface ZoneAt {
  readonly zone: ZoneItem;
  readonly lies: Lies;
  /** Its status when the event occurred, by its present terms. */
  readonly status: ZoneStatus;
  /** It was in force then, by its present terms. [R51] */
  readonly binding: boolean;
  /** Both have altitudes with the same reference, and these do not overlap. */
  readonly otherHeights: boolean;
  /** Its present terms were agreed, or it was recorded, after the event occurred. */
  readonly later: boolean;
}

/** Returns the zones at an event: those in force first, then the latest recorded. */
export type ZonesAt = (event: EventItem) => readonly ZoneAt[];

class ZonesAtEvents implements View<ZonesAt> {
  #picture: Picture = EMPTY;
  #index = BoxIndex.EMPTY;
  #says: ZonesAt = () => [];

  start(picture: Picture): void {
    this.#advance(picture);
  }

  take(_: readonly Entry[], picture: Picture): void {
    this.#advance(picture);
  }

  at(): ZonesAt {
    return this.#says;
  }

  next(): undefined {
    return undefined;
  }

  #advance(picture: Picture): void {
    const changed = new Map<number, Box | undefined>();
    for (const { was, is } of changes(this.#picture.items, picture.items)) {
      if (was?.kind === 'zone') changed.set(was.seq, undefined);
      if (is?.kind === 'zone') changed.set(is.seq, extentOf(is));
    }
    this.#picture = picture;
    if (changed.size === 0) return;
    const index = this.#index.with(changed);
    this.#index = index;
    this.#says = (event) => zonesAt(picture, index, event);
  }
}

/** A view that finds the zones at any event. */
export const zonesAtEvents = (): View<ZonesAt> => new ZonesAtEvents();

/** The box within which a zone must reach to have to do with an event. */
export function reachOf(event: EventItem): Box | undefined {
  const own = extentOf(event);
  const { uncertainty } = event.fields;
  return own === undefined || uncertainty === undefined ? own : grown(own, uncertainty);
}

/** The latest recorded first, and before them those in force. */
function zonesAt({ items }: Picture, index: BoxIndex, event: EventItem): readonly ZoneAt[] {
  const reach = reachOf(event);
  if (reach === undefined) return [];
  return index
    .search(reach)
    .sort((a, b) => b - a)
    .flatMap((seq) => {
      const zone = at(items, seq);
      return (zone?.kind === 'zone' && zoneAt(event, zone)) || [];
    })
    .sort((a, b) => Number(b.binding) - Number(a.binding));
}

/** How an event lies in a zone; undefined: it does not. Exact, and slow: ask an index first. */
export function zoneAt(event: EventItem, zone: ZoneItem): ZoneAt | undefined {
  const { geometry, uncertainty = 0, occurred, altitude } = event.fields;
  const lies = liesIn(geometry, uncertainty, zone.terms.area);
  if (lies === undefined) return undefined;
  const then = { ...zone, state: stateUntil(zone, (step) => step.time > occurred.from) };
  const time = Date.parse(occurred.from);
  return {
    zone,
    lies,
    status: zoneStatus(then, time),
    binding: inForce(then, time),
    otherHeights: heightsApart(altitude, zone.terms.altitude),
    later: (agreedSince(zone) ?? Date.parse(zone.recorded)) > time,
  };
}
