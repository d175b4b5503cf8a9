/**
 * The occurrences of events inside zones. Kept up as items change; each change looks only at what it can
 * concern, by an index of zones and the events that are not closed. [R42]
 */
import type { AnyItem, Picture } from '../../fold.ts';
import { type Box, meet } from '../../geo/box.ts';
import { BoxIndex } from '../../geo/box-index.ts';
import { extentOf } from '../../item-place.ts';
import type { EventItem } from '../../kinds/event.ts';
import type { ZoneItem } from '../../kinds/zone.ts';
import { at, type Changed } from '../../table.ts';
import { reachOf } from '../zones-at.ts';
import { endOf, type Finding, type Found, surelyOver } from './found.ts';
import { insideOf } from './inside.ts';

/** An event that a zone may still have to do with. */
interface Open {
  readonly box: Box;
  readonly closes: number;
}

/** The occurrences of one event after a change. */
export interface EventFound {
  readonly seq: number;
  readonly found: readonly Found[];
}

export class EventsFound {
  readonly #finding: Finding;
  #zones = BoxIndex.EMPTY;
  readonly #open = new Map<number, Open>();
  readonly #inside = new Map<number, readonly Found[]>();
  /** The events that are or were inside a zone, by its seq. */
  readonly #events = new Map<number, Set<number>>();
  /** The events for which something was found once. */
  readonly #known = new Set<number>();
  #time = 0; // of the picture before, in ms since 1970

  constructor(finding: Finding) {
    this.#finding = finding;
  }

  /**
   * Goes on to a picture. Returns the events whose occurrences may be others now. `staffed`: when the cell
   * was first staffed (ms since 1970); what closed before is nobody's to answer. [R37]
   */
  take(
    changed: readonly Changed<AnyItem>[],
    picture: Picture,
    staffed: number,
  ): readonly EventFound[] {
    const time = picture.time === undefined ? 0 : Date.parse(picture.time);
    const { fades } = this.#finding;
    const settled = surelyOver(fades, Math.min(time, staffed));
    const over = surelyOver(fades, time);
    const events = new Set<number>();
    const zones = changed.flatMap(({ was, is = was }) => (is?.kind === 'zone' ? [is] : []));
    this.#zones = this.#zones.with(new Map(zones.map((zone) => [zone.seq, extentOf(zone)])));
    for (const zone of zones) for (const seq of this.#near(zone)) events.add(seq);
    const reported = new Set<number>();
    for (const { was, is } of changed) {
      if (is?.kind !== 'event' || (was === undefined && settled(is))) continue;
      if (was?.kind === 'event' && sameReport(was, is)) reported.add(is.seq);
      else events.add(is.seq);
    }
    this.#time = time;
    const results: EventFound[] = [];
    for (const seq of new Set([...events, ...reported])) {
      const event = at(picture.items, seq);
      if (event?.kind !== 'event') continue;
      if (events.has(seq)) this.#reckon(event, picture, over);
      const found = this.#inside.get(seq) ?? [];
      if (found.length === 0 && !this.#known.has(seq)) continue;
      if (found.length > 0) this.#known.add(seq);
      results.push({ seq, found });
    }
    return results;
  }

  /** The events that a change of a zone concerns: those inside it so far, and those that were not closed. */
  #near(zone: ZoneItem): readonly number[] {
    const near = [...(this.#events.get(zone.seq) ?? [])];
    const box = extentOf(zone);
    for (const [seq, open] of this.#open) {
      if (open.closes <= this.#time) this.#open.delete(seq);
      else if (box !== undefined && meet(open.box, box)) near.push(seq);
    }
    return near;
  }

  /** Finds the zones that an event is inside; it is open to further ones unless it is over. */
  #reckon(event: EventItem, { items }: Picture, over: (event: EventItem) => boolean): void {
    const { seq } = event;
    const box = reachOf(event);
    if (box === undefined) return;
    if (!over(event)) {
      const closes = endOf(event, this.#finding.fades) ?? Number.POSITIVE_INFINITY;
      if (closes > this.#time) this.#open.set(seq, { box, closes });
    }
    const found: Found[] = [];
    for (const zoneSeq of this.#zones.search(box)) {
      const zone = at(items, zoneSeq);
      if (zone?.kind !== 'zone') continue;
      const inside = insideOf(event, zone, this.#finding);
      if (inside.length === 0) continue;
      this.#noteInside(zoneSeq, seq);
      found.push(...inside);
    }
    if (found.length > 0) this.#inside.set(seq, found);
    else this.#inside.delete(seq);
  }

  #noteInside(zone: number, event: number): void {
    const events = this.#events.get(zone);
    if (events === undefined) this.#events.set(zone, new Set([event]));
    else events.add(event);
  }
}

/** True if what happened meanwhile cannot move an event into a zone or out of it: somebody took a position. */
const sameReport = (was: EventItem, is: EventItem): boolean =>
  was.fields === is.fields && was.state === is.state && was.revision === is.revision;
