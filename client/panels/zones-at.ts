/** The zones an event lay in at its own time. A view beside the picture: pure, never part of it. */

import within from '@turf/boolean-point-in-polygon';
import distance from '@turf/distance';
import { grown, meet } from '../../picture/box.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { outline } from '../../picture/geo.ts';
import { extentOf } from '../../picture/item-place.ts';
import { type ZoneItem, type ZoneStatus, zoneStatus } from '../../picture/kinds/zone.ts';
import type { Altitude, LonLat, Polygon, Shape } from '../../picture/place.ts';
import { listed } from './lists.ts';

/** `perhaps`: its radius of uncertainty reaches in; `partly`: some of a line or an area lies inside. */
export type Lies = 'inside' | 'partly' | 'perhaps';

export interface ZoneAt {
  readonly zone: ZoneItem;
  readonly lies: Lies;
  /** What the zone was doing then, by the terms it has now. */
  readonly status: ZoneStatus;
  /** Both have heights of one reference, and they do not meet. */
  readonly otherHeights: boolean;
  /** The zone was not known yet when the event occurred. */
  readonly later: boolean;
}

const outlines = new WeakMap<ZoneItem, Polygon>(); // items are replaced, never altered

function outlineOf(zone: ZoneItem): Polygon {
  const known = outlines.get(zone) ?? outline(zone.terms.area);
  outlines.set(zone, known);
  return known;
}

/** Open ones first. Boxes are compared before shapes, so many zones cost little. */
export function zonesAt(picture: Picture, item: AnyItem): readonly ZoneAt[] {
  if (item.kind !== 'event') return [];
  const { geometry, uncertainty = 0, occurred, altitude } = item.fields;
  const own = extentOf(item);
  if (own === undefined) return [];
  const box = grown(own, uncertainty);
  const at = Date.parse(occurred.from);
  return listed(picture)
    .zones.flatMap((zone): ZoneAt[] => {
      const theirs = extentOf(zone);
      if (theirs === undefined || !meet(theirs, box)) return [];
      const lies = liesIn(geometry, uncertainty, outlineOf(zone));
      if (lies === undefined) return [];
      return [
        {
          zone,
          lies,
          status: zoneStatus({ ...zone, state: stateAt(zone, occurred.from) }, at),
          otherHeights: apart(altitude, zone.terms.altitude),
          later: zone.recorded > occurred.from,
        },
      ];
    })
    .sort((a, b) => Number(b.status === 'open') - Number(a.status === 'open'));
}

/** The state a zone had at a time, by what had happened to it; before it was known, the one it was made with. */
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

function liesIn(shape: Shape, uncertainty: number, zone: Polygon): Lies | undefined {
  switch (shape.type) {
    case 'Point':
      if (within([...shape.coordinates], plain(zone))) return 'inside';
      return uncertainty > 0 && reaches(shape.coordinates, uncertainty, zone)
        ? 'perhaps'
        : undefined;
    case 'LineString':
      return share(shape.coordinates, zone);
    case 'Polygon':
      return share(shape.coordinates[0] ?? [], zone);
    default:
      return shape satisfies never;
  }
}

const plain = ({ coordinates }: Polygon) => ({
  type: 'Polygon' as const,
  coordinates: coordinates.map((ring) => ring.map((place) => [...place])),
});

/** By its corners: a shape that crosses a zone without a corner in it is not found. */
function share(places: readonly LonLat[], zone: Polygon): Lies | undefined {
  const polygon = plain(zone);
  const inside = places.filter((place) => within([...place], polygon)).length;
  if (inside === 0) return undefined;
  return inside === places.length ? 'inside' : 'partly';
}

/** Whether the edge of a polygon comes within so many metres of a place. */
function reaches(place: LonLat, metres: number, { coordinates }: Polygon): boolean {
  return coordinates.some((ring) =>
    ring.slice(1).some((to, i) => {
      const from = ring[i] ?? to;
      return distance(place, closest(place, from, to), { units: 'meters' }) <= metres;
    }),
  );
}

/** The closest point to `p` on a straight edge, in the plane of its own latitude. */
function closest(p: LonLat, a: LonLat, b: LonLat): LonLat {
  const squeeze = Math.cos((p[1] * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * squeeze, b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((p[0] - a[0]) * squeeze * dx + (p[1] - a[1]) * dy) / length;
  const t = Math.max(0, Math.min(1, along));
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}

/** Heights without a bound reach the ground or the sky; without heights, or of two references, who knows. */
function apart(a: Altitude | undefined, b: Altitude | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const levels = [a.lower, a.upper, b.lower, b.upper].filter((level) => level !== undefined);
  if (new Set(levels.map(({ reference }) => reference)).size > 1) return false;
  const above = (low: Altitude['lower'], high: Altitude['upper']) =>
    low !== undefined && high !== undefined && low.metres > high.metres;
  return above(a.lower, b.upper) || above(b.lower, a.upper);
}

/** Events whose place lies in the zone, newest first, at most `most`, and how many there are. */
export function eventsIn(
  picture: Picture,
  zone: ZoneItem,
  most: number,
): { readonly best: readonly AnyItem[]; readonly count: number } {
  const box = extentOf(zone);
  const polygon = outlineOf(zone);
  if (box === undefined) return { best: [], count: 0 };
  const found = listed(picture).events.filter((event) => {
    const own = extentOf(event);
    return (
      own !== undefined && meet(own, box) && liesIn(event.fields.geometry, 0, polygon) !== undefined
    );
  });
  return { best: found.slice(0, most), count: found.length };
}
