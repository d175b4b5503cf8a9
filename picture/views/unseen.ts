/**
 * Finds what may meet terms and has changed since their author looked, at a cost that does not grow with the
 * picture: an index of the zones that are not over, and a conservative cover of each. [R50]
 */
import type { Ref } from '../basics.ts';
import { agreedIn, openIn, type Terms, type Version } from '../facets/consent/version.ts';
import { EMPTY, type Picture } from '../fold.ts';
import { around, type Box } from '../geo/box.ts';
import { BoxIndex } from '../geo/box-index.ts';
import { extentOf } from '../geo/geometry.ts';
import type { ZoneItem } from '../kinds/zone.ts';
import { zoneStatus } from '../kinds/zone-status.ts';
import type { ZoneTerms } from '../kinds/zone-terms.ts';
import { isLifeSafety } from '../life-safety.ts';
import type { Unseen } from '../refusal.ts';
import { at, changes } from '../table.ts';
import { windowEnd } from '../window.ts';
import { type Extended, mayMeet } from './conflicts/cover.ts';

/** The terms, the last entry that their author has seen, the item that they are of, and the time. */
interface Looking {
  readonly terms: Terms;
  readonly since: number;
  readonly but: Ref | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** An index of one log's zones; it goes on from any picture to any other by their differences. */
interface Known {
  picture: Picture;
  index: BoxIndex;
}

const known = new WeakMap<object, Known>(); // by the opening of the picture

function zonesOf(picture: Picture): BoxIndex {
  const from = picture.opened && known.get(picture.opened);
  const changed = new Map<number, Box | undefined>();
  for (const { was, is } of changes((from?.picture ?? EMPTY).items, picture.items)) {
    if (was?.kind === 'zone') changed.set(was.seq, undefined);
    if (is?.kind === 'zone') changed.set(is.seq, boxOf(is));
  }
  const index = (from?.index ?? BoxIndex.EMPTY).with(changed);
  if (picture.opened !== undefined) known.set(picture.opened, { picture, index });
  return index;
}

/** The box of all that a zone asks for: what stands, and what is open. */
function boxOf(zone: ZoneItem): Box {
  const [first = extentOf(zone.terms.area), second] = termsOf(zone).map(({ area }) =>
    extentOf(area),
  );
  return second === undefined ? first : around(first, second);
}

/** The terms of a zone that may come to hold, or do. */
export function termsOf({ terms, versions }: ZoneItem): readonly ZoneTerms[] {
  const open = openIn(versions)?.terms;
  if (open === undefined) return [terms];
  return agreedIn(versions) === undefined ? [open] : [terms, open];
}

/** What may meet the terms and has changed since; in the order in which it was made. */
export function unseenIn(picture: Picture, looking: Looking): readonly Unseen[] {
  const { terms, since, but, now } = looking;
  const { area, altitude, window } = terms;
  if (area === undefined || since >= picture.seq) return [];
  return meeting(picture, { area, altitude, window }, but).flatMap((zone) => {
    const status = zoneStatus(zone, now);
    const over = status === 'withdrawn' || (status === 'expired' && termsOf(zone).length === 1);
    if (over) return [];
    const steps = zone.history.filter((step) => step.seq > since && counts(step.type));
    const last = steps.at(-1);
    if (last === undefined) return [];
    return [{ ref: zone.ref, desk: last.by.desk, entries: steps.map((step) => step.seq) }];
  });
}

/** The zones that may meet what terms say, in the order in which they were made. */
function meeting(picture: Picture, terms: Extended, but: Ref | undefined): readonly ZoneItem[] {
  return zonesOf(picture)
    .search(withMargin(extentOf(terms.area)))
    .sort((a, b) => a - b)
    .flatMap((seq) => {
      const zone = at(picture.items, seq);
      if (zone?.kind !== 'zone' || zone.ref === but) return [];
      return termsOf(zone).some((one) => mayMeet(one, terms)) ? [zone] : [];
    });
}

/** A little larger: outlines are judged as they lie on the grid, up to half a step from where they are. */
const withMargin = ([west, south, east, north]: Box): Box => [
  west - MARGIN,
  south - MARGIN,
  east + MARGIN,
  north + MARGIN,
];
const MARGIN = 1e-6; // degrees: ten steps

/** Steps of a release change nothing in the picture in which they are taken. */
const counts = (type: string): boolean => !type.startsWith('release.');

/**
 * What may meet a zone of life safety and had changed between what the author of its terms had seen and the
 * entry with them: they were sent unseen. By what the other zones say now; in the order in which they were
 * made. Of the terms that stand and of those that are open. [R50]
 */
export function sentUnseen(picture: Picture, zone: ZoneItem): readonly Unseen[] {
  const found = new Map<Ref, Unseen>();
  for (const version of zone.versions ?? []) {
    for (const one of missedBy(picture, zone, version)) {
      found.set(one.ref, joined(found.get(one.ref), one));
    }
  }
  return [...found.values()];
}

const joined = (one: Unseen | undefined, two: Unseen): Unseen =>
  one === undefined ? two : { ...two, entries: [...new Set([...one.entries, ...two.entries])] };

/** What the author of one version had not seen. */
function missedBy(
  picture: Picture,
  zone: ZoneItem,
  { terms, seen, seq, time, closed }: Version<ZoneTerms>,
): readonly Unseen[] {
  if (terms === undefined || seen === undefined || closed !== undefined) return [];
  if (!isLifeSafety(terms) || seen >= seq - 1) return [];
  const now = Date.parse(time);
  const over = ({ window }: ZoneTerms): boolean => (windowEnd(window) ?? now + 1) <= now;
  return meeting(picture, terms, zone.ref).flatMap((other) => {
    const steps = other.history.filter(
      (step) => step.seq > seen && step.seq < seq && counts(step.type),
    );
    const last = steps.at(-1);
    if (last === undefined || last.type === 'zone.withdrawn') return [];
    if (termsOf(other).every(over)) return [];
    return [{ ref: other.ref, desk: last.by.desk, entries: steps.map((step) => step.seq) }];
  });
}
