/** Finds the zones that an event lay in at its own time. */
import type { Entry } from '../entry.ts';
import { EMPTY, type Picture } from '../fold.ts';
import { grown, meet } from '../geo/box.ts';
import { type Lies, liesIn } from '../geo/lies-in.ts';
import type { Altitude } from '../geo/place.ts';
import { extentOf } from '../item-place.ts';
import type { EventItem } from '../kinds/event.ts';
import { type ZoneItem, type ZoneStatus, zoneStatus } from '../kinds/zone.ts';
import { changes } from '../table.ts';
import type { View } from './view.ts';

/** A zone that an event lies in, or may lie in. */
export interface ZoneAt {
  readonly zone: ZoneItem;
  readonly lies: Lies;
  /** Its status when the event occurred, by its present terms. */
  readonly status: ZoneStatus;
  /** Both have altitudes with the same reference, and these do not overlap. */
  readonly otherHeights: boolean;
  /** The zone was recorded after the event occurred. */
  readonly later: boolean;
}

/** Returns the zones at an event: open ones first, then the latest recorded. */
export type ZonesAt = (event: EventItem) => readonly ZoneAt[];

class ZonesAtEvents implements View<ZonesAt> {
  #picture: Picture = EMPTY;
  #zones: readonly ZoneItem[] = []; // the latest recorded first
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
    const gone = new Set<number>();
    const come: ZoneItem[] = [];
    for (const { was, is } of changes(this.#picture.items, picture.items)) {
      if (was?.kind === 'zone') gone.add(was.seq);
      if (is?.kind === 'zone') come.push(is);
    }
    this.#picture = picture;
    if (gone.size === 0 && come.length === 0) return;
    const zones = [...this.#zones.filter(({ seq }) => !gone.has(seq)), ...come];
    zones.sort((a, b) => b.seq - a.seq);
    this.#zones = zones;
    this.#says = (event) => zonesAt(zones, event);
  }
}

/** A view that finds the zones at any event. */
export const zonesAtEvents = (): View<ZonesAt> => new ZonesAtEvents();

/** Bounding boxes are compared before shapes, so that many zones cost little. */
function zonesAt(zones: readonly ZoneItem[], event: EventItem): readonly ZoneAt[] {
  const { geometry, uncertainty = 0, occurred, altitude } = event.fields;
  const own = extentOf(event);
  if (own === undefined) return [];
  const box = grown(own, uncertainty);
  const at = Date.parse(occurred.from);
  return zones
    .flatMap((zone): ZoneAt[] => {
      const theirs = extentOf(zone);
      if (theirs === undefined || !meet(theirs, box)) return [];
      const lies = liesIn(geometry, uncertainty, zone.terms.area);
      if (lies === undefined) return [];
      return [
        {
          zone,
          lies,
          status: zoneStatus({ ...zone, state: stateAt(zone, occurred.from) }, at),
          otherHeights: doNotOverlap(altitude, zone.terms.altitude),
          later: zone.recorded > occurred.from,
        },
      ];
    })
    .sort((a, b) => Number(b.status === 'open') - Number(a.status === 'open'));
}

/** The state of a zone at a time, by its history; before it was recorded, the state it was made with. */
function stateAt({ history }: ZoneItem, time: string): ZoneItem['state'] {
  let state: ZoneItem['state'] = 'proposed';
  for (const step of history) {
    if (step.time > time) break;
    if (step.type === 'zone.suspended') state = 'suspended';
    if (step.type === 'zone.resumed') state = 'proposed';
    if (step.type === 'zone.withdrawn') state = 'withdrawn';
  }
  return state;
}

/**
 * True if two bands of altitude do not overlap. A missing bound means from the ground, or without limit;
 * false if either is missing or they have different references, because then it is unknown.
 */
function doNotOverlap(a: Altitude | undefined, b: Altitude | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const levels = [a.lower, a.upper, b.lower, b.upper].filter((level) => level !== undefined);
  if (new Set(levels.map(({ reference }) => reference)).size > 1) return false;
  const above = (low: Altitude['lower'], high: Altitude['upper']) =>
    low !== undefined && high !== undefined && low.metres > high.metres;
  return above(a.lower, b.upper) || above(b.lower, a.upper);
}
