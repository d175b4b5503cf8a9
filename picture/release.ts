/**
 * Releasing an item: the copy that the others get, what stays behind, and whether a release still
 * stands for what the item says. [R23] Pure: the preview, the server's check and the copy are one call.
 */
import type { PictureId, Ref } from './basics.ts';
import { type Coarse, coarsen, cosine, type Precision } from './coarsen.ts';
import { type AnyItem, itemOf, type Picture } from './fold.ts';
import type { EventFields } from './items/event.ts';
import type { NoteFields } from './items/note.ts';
import { type Release, ReleasedChange } from './items/release.ts';
import type { ZoneTerms } from './items/zone.ts';
import type { Area, LonLat, Shape } from './place.ts';
import { all } from './table.ts';

export interface ReleaseOptions {
  /** The desk's own picture, in which the item stands. */
  readonly from: Picture;
  readonly to: PictureId;
  readonly precision: Precision;
  /** A new item even if one was released before: that one was taken back. */
  readonly anew?: boolean;
}

/** Why there is no copy: it would lie anywhere, or (a note on what was not released) nowhere. */
export type Uncopied = 'too-wide' | 'nowhere';

/** What the others will get, to the byte. An item released before is amended with its own reference. */
export function copyOf(item: AnyItem, options: ReleaseOptions): ReleasedChange | Uncopied {
  const copy = changeOf(item, options);
  return typeof copy === 'string' ? copy : ReleasedChange.parse(copy);
}

function changeOf(item: AnyItem, options: ReleaseOptions): object | Uncopied {
  const before = options.anew ? undefined : standIn(item, options.to);
  const named = before === undefined ? {} : { item: before };
  switch (item.kind) {
    case 'event': {
      const event = eventFor(item.fields, options);
      if (typeof event === 'string') return event;
      return { type: before ? 'event.amended' : 'event.reported', ...named, event };
    }
    case 'zone': {
      const terms = termsFor(item.terms, options);
      if (typeof terms === 'string') return terms;
      return { type: before ? 'zone.amended' : 'zone.proposed', ...named, terms };
    }
    case 'note': {
      const note = noteFor(item.fields, options);
      if (typeof note === 'string') return note;
      return { type: before ? 'note.amended' : 'note.added', ...named, note };
    }
    default:
      return item satisfies never;
  }
}

/** What an item is called in the picture that it was last released to. */
export const standIn = (item: AnyItem, to: PictureId): Ref | undefined =>
  item.releases?.findLast((one) => one.to === to && one.made !== undefined)?.made?.item;

const standInOf = (ref: Ref, { from, to }: ReleaseOptions): Ref | undefined => {
  const item = itemOf(from, ref);
  return item && standIn(item, to);
};

function eventFor(fields: EventFields, options: ReleaseOptions): object | Uncopied {
  const { reliability, credibility } = fields.source;
  const place = placed(fields.geometry, fields.uncertainty, options);
  if (place === 'too-wide') return place;
  const links = (fields.links ?? []).flatMap(({ relation, item }) => {
    const ref = standInOf(item, options);
    return ref === undefined ? [] : [{ relation, item: ref }];
  });
  return {
    ...fields,
    ...(place ?? {}),
    source: { reliability, credibility },
    links: links.length > 0 ? links : undefined,
  };
}

function termsFor(terms: ZoneTerms, options: ReleaseOptions): object | Uncopied {
  const place = placed(terms.area, undefined, options);
  if (place === 'too-wide') return place;
  if (place === undefined) return terms;
  const { geometry, uncertainty } = place;
  return {
    ...terms,
    area: { type: 'Circle', centre: geometry.coordinates, radius: uncertainty },
  };
}

function noteFor(note: NoteFields, options: ReleaseOptions): object | Uncopied {
  const on = note.on && standInOf(note.on, options);
  if (note.mark === undefined) return on === undefined ? 'nowhere' : { text: note.text, on };
  const place = placed(note.mark.geometry, undefined, options);
  if (place === 'too-wide') return place;
  const mark = place === undefined ? note.mark : { form: 'area', geometry: squareAround(place) };
  return mark.geometry === undefined ? 'too-wide' : { text: note.text, on, mark };
}

/** The place as the others will see it; undefined as it is. */
const placed = (
  geometry: Shape | Area,
  uncertainty: number | undefined,
  { precision }: ReleaseOptions,
): Coarse | 'too-wide' | undefined =>
  precision === 'exact' ? undefined : coarsen(geometry, uncertainty, precision);

/** Fewer metres than any degree of latitude has. */
const DEGREE = 110_500;

/** A square that covers a coarse place: notes have no radius. Undefined near a pole or the edge. */
function squareAround({ geometry, uncertainty }: Coarse): Shape | undefined {
  const [lon, lat] = geometry.coordinates;
  const up = wholeUnits(uncertainty / DEGREE);
  if (Math.abs(lat) + up > 85) return undefined;
  const aside = wholeUnits(up / cosine(Math.abs(lat) + up).least);
  const [west, east, south, north] = [lon - aside, lon + aside, lat - up, lat + up];
  if (west < -180 || east > 180) return undefined;
  const ring: LonLat[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** Degrees, up to whole steps of 1e-7: so a square says its middle exactly. */
const wholeUnits = (degrees: number): number => Math.ceil(degrees * 1e7) / 1e7;

/** What of an item no copy carries, or not this one. Each is named to who releases it. */
export type Stays = 'author' | 'history' | 'source' | 'place' | 'links' | 'positions' | 'notes';

/** What stays behind of this item when it is copied so, in the order in which it is told. */
export function staysBehind(item: AnyItem, options: ReleaseOptions): readonly Stays[] {
  const { from, precision } = options;
  const stays: Stays[] = ['author'];
  if (item.history.length > 1) stays.push('history');
  if (precision !== 'exact' && geometryOf(item) !== undefined) stays.push('place');
  if (linksOf(item).some((ref) => standInOf(ref, options) === undefined)) stays.push('links');
  if (item.kind === 'event') {
    const { name, reference } = item.fields.source;
    if (name !== undefined || reference !== undefined) stays.push('source');
    if (Object.keys(item.positions).length > 0) stays.push('positions');
  }
  const replies = item.kind === 'note' && item.replies.length > 0;
  if (replies || [...all(from.items)].some((one) => isOn(one, item.ref))) stays.push('notes');
  return stays;
}

const isOn = (one: AnyItem, ref: Ref): boolean => one.kind === 'note' && one.fields.on === ref;

function geometryOf(item: AnyItem): Shape | Area | undefined {
  if (item.kind === 'zone') return item.terms.area;
  return item.kind === 'event' ? item.fields.geometry : item.fields.mark?.geometry;
}

function linksOf(item: AnyItem): readonly Ref[] {
  if (item.kind === 'event') return (item.fields.links ?? []).map((link) => link.item);
  return item.kind === 'note' && item.fields.on !== undefined ? [item.fields.on] : [];
}

/** The entry with the item's words as they now are. */
export const wordsAt = (item: AnyItem): number =>
  item.history.findLast(({ type }) => WORDS.has(type))?.seq ?? item.seq;

const WORDS: ReadonlySet<string> = new Set(
  ReleasedChange.options.flatMap((o) => [...o.shape.type.values]),
);

/** Whether the item's words are others than those that were released. */
export const differs = (item: AnyItem, { of }: Release): boolean => wordsAt(item) !== of;

/** Whether a change is a copy of the item, by any of the options that there are. */
export function isCopy(
  change: ReleasedChange,
  item: AnyItem,
  { from, to }: Pick<ReleaseOptions, 'from' | 'to'>,
): boolean {
  const said = JSON.stringify(change);
  const place = pointIn(change);
  const named: Precision[] = place === undefined ? [] : [{ place }];
  for (const precision of ['exact', '100m', '1km', ...named] as const) {
    for (const anew of [false, true]) {
      if (JSON.stringify(copyOf(item, { from, to, precision, anew })) === said) return true;
    }
  }
  return false;
}

/** The point that a copy stands at, if it is a coarse one. */
function pointIn(change: ReleasedChange): LonLat | undefined {
  if ('event' in change) {
    const { geometry } = change.event;
    return geometry.type === 'Point' ? geometry.coordinates : undefined;
  }
  if ('terms' in change) {
    return change.terms.area.type === 'Circle' ? change.terms.area.centre : undefined;
  }
  const ring = change.note.mark?.geometry;
  if (ring?.type !== 'Polygon') return undefined;
  const [[west, south] = [0, 0], , [east, north] = [0, 0]] = ring.coordinates[0] ?? [];
  return [(west + east) / 2, (south + north) / 2];
}

/** How long (ms) a second person has to approve. */
export const WAITS = 600_000;

export type ReleaseStatus = 'waiting' | 'lapsed' | 'delayed' | 'going' | 'refused' | 'made';

/** Where a release stands at `now` (ms since 1970), by the times of the entries. */
export function releaseStatus({ state, time, notBefore }: Release, now: number): ReleaseStatus {
  switch (state) {
    case 'proposed':
      return now <= Date.parse(time) + WAITS ? 'waiting' : 'lapsed';
    case 'approved':
      return notBefore !== undefined && now < Date.parse(notBefore) ? 'delayed' : 'going';
    case 'refused':
    case 'made':
      return state;
    default:
      return state satisfies never;
  }
}
