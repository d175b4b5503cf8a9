/** Random acts about terms: versions of zones and what desks say of them, by anybody; and what they moved. */
import { type DeskId, Hash } from '../../picture/basics.ts';
import {
  lastAgreedBy,
  openIn,
  stancesOn,
  type Version,
} from '../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import type { ZoneTerms } from '../../picture/kinds/zone-terms.ts';
import type { Actor } from '../../picture/permission.ts';
import type { Picture } from '../../picture/picture.ts';
import { all } from '../../picture/table.ts';
import { type Next, oneOf } from './acting.ts';
import { TERMS } from './examples.ts';
import type { Growing } from './growing.ts';
import { DESKS, person } from './people.ts';
import { random } from './seed.ts';
import { Staffed } from './staffed.ts';

const HOUR = 3_600_000; // ms

/** The zones of a picture, withdrawn ones too. */
export const zonesIn = (picture: Picture): readonly ZoneItem[] =>
  [...all(picture.items)].filter((item) => item.kind === 'zone');

/** Terms as somebody might propose them now: for all desks, for some, for one, suspended, over soon. */
export function anyTerms(now: number, next: Next): object {
  const hours = (n: number) => new Date(now + n * HOUR).toISOString();
  const to = next() < 0.5 ? {} : { to: hours(0.2 + next() * 12) };
  const some = DESKS.filter(() => next() < 0.7);
  const draw = next();
  return {
    ...TERMS,
    kind: oneOf(['no-fire', 'no-fly', 'coordination', 'hazard'] as const, next),
    area: { ...TERMS.area, radius: 100 + Math.floor(next() * 50) * 100 },
    window: { from: hours(next() * 1.6 - 1.5), ...to },
    ...(draw < 0.3 && some.length > 1 ? { desks: some } : {}),
    ...(draw > 0.85 ? { unilateral: true } : {}),
    ...(next() < 0.12 ? { suspended: true } : {}),
  };
}

/** True if a desk's own version stands open beside one that was agreed. */
const couldTakeBack = ({ versions = [] }: ZoneItem, desk: DeskId): boolean =>
  openIn(versions)?.by.desk === desk && versions.some(({ agreed }) => agreed !== undefined);

/** What somebody might say of terms now: often what could be said by somebody, not always by them. */
export function anyWord(
  { picture, now }: Pick<Growing, 'picture' | 'now'>,
  who: Actor,
  next: Next,
): object {
  const zones = zonesIn(picture);
  const alive = zones.filter(({ state }) => state !== 'withdrawn');
  if (zones.length === 0 || next() < 0.06) {
    return { type: 'zone.proposed', terms: anyTerms(now, next), agrees: true };
  }
  const back = alive.find((one) => couldTakeBack(one, who.desk));
  if (back !== undefined && next() < 0.4) {
    const { version } = openIn(back.versions ?? []) ?? { version: 1 };
    return { type: 'zone.retracted', item: back.ref, version, reason: 'x' };
  }
  const zone = oneOf(alive.length > 0 && next() < 0.95 ? alive : zones, next);
  const { versions = [] } = zone;
  const open = openIn(versions);
  const mine = open?.stances[who.desk]?.is;
  const draw = next();
  const terms = anyTerms(now, next);
  const fresh = open?.by.desk === who.desk && open.version > 1 ? 0.2 : 0;
  if (draw < 0.12) return { type: 'zone.versioned', item: zone.ref, terms };
  if (draw < 0.16 + fresh / 2) return { type: 'zone.amended', item: zone.ref, terms };
  if (draw < 0.2 + fresh) {
    const version = open?.version ?? versions.length + 1;
    return { type: 'zone.retracted', item: zone.ref, version, reason: 'x' };
  }
  if (draw < 0.22 + fresh) return { type: 'zone.withdrawn', item: zone.ref, reason: 'x' };
  const says =
    open !== undefined && mine !== 'agreed' && draw < 0.75
      ? 'agreed'
      : oneOf(['agreed', 'objected', 'considering', 'denounced'] as const, next);
  return word(zone, says, who.desk, next);
}

const NONE = Hash.parse('0'.repeat(64));

/** An act of consent on a zone: mostly on the version that is meant, with the hash of its terms. */
function word({ ref, versions = [] }: ZoneItem, says: string, desk: DeskId, next: Next): object {
  const denounced = versions.findLast(({ agreed }) => agreed !== undefined);
  const meant = says === 'denounced' ? denounced : (openIn(versions) ?? denounced);
  const right = next() < 0.9 || versions.length === 0;
  const version = right ? meant : oneOf(versions, next);
  const last = lastAgreedBy(versions, desk)?.version;
  return {
    type: `consent.${says}`,
    item: ref,
    version: version?.version ?? 1,
    termsHash: next() < 0.03 ? NONE : (version?.hash ?? NONE),
    ...(last !== undefined && next() < 0.5 ? { from: last } : {}),
    ...(says === 'denounced' ? { reason: 'x' } : {}),
  };
}

/** A log in which officers do little else than speak about terms. */
export function talk(salt: number, steps: number): Growing {
  const next = random(salt);
  const log = new Staffed();
  log.roles = true;
  for (let i = 0; i < steps; i++) {
    const who = person(oneOf(DESKS, next));
    log.ask(who, anyWord(log, who, next), Math.floor(next() * 200_000), log.head);
  }
  return log;
}

/** A desk's stance on one version of one zone, and the entry that says so. */
interface Held {
  readonly on: string;
  readonly desk: DeskId;
  readonly is: string;
  readonly by: DeskId;
  /** The desk whose version it is. */
  readonly author: DeskId;
}

const stancesIn = (picture: Picture): ReadonlyMap<string, Held> =>
  new Map(
    zonesIn(picture).flatMap(({ ref, versions = [] }) =>
      versions.flatMap((version: Version<ZoneTerms>) =>
        DESKS.flatMap((desk) => {
          const stance = version.stances[desk];
          if (stance === undefined) return [];
          const on = `${ref}.${version.version}`;
          const author = version.by.desk;
          const held = { on, desk, is: stance.is, by: stance.by.desk, author };
          return [[`${on} ${desk} ${stance.is} ${stance.seq}`, held] as const];
        }),
      ),
    ),
  );

/**
 * Why an entry moved what is not its author's; undefined: it did not. Stances that it brought are its author's
 * desk's own; those that went were too, or were on words of that desk which it amended, and none agreed.
 */
export function spokeForOthers(
  { desk, role }: Actor,
  before: Picture,
  after: Picture,
): string | undefined {
  const [had, has] = [stancesIn(before), stancesIn(after)];
  const came = [...has].filter(([key]) => !had.has(key)).map(([, held]) => held);
  const went = [...had].filter(([key]) => !has.has(key)).map(([, held]) => held);
  if (came.length > 1) return `${came.length} stances came of one entry`;
  if (came.length > 0 && role !== 'officer' && role !== 'supervisor') return `${role} spoke`;
  for (const { desk: of, by, on, is } of came) {
    if (of !== desk || by !== desk) return `${desk} ${is} for ${of} on ${on}`;
  }
  for (const { desk: of, author, is } of went) {
    if (of === desk) continue;
    if (author !== desk || is === 'agreed' || is === 'denounced') return `${of} no longer ${is}`;
  }
  return undefined;
}

/** How many stances of each sort a picture holds. */
export function heldIn(picture: Picture): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { versions = [] } of zonesIn(picture)) {
    for (const { is } of versions.flatMap(stancesOn)) counts.set(is, (counts.get(is) ?? 0) + 1);
  }
  return counts;
}
