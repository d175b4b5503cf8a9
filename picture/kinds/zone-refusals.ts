/** Decides the changes that a zone has of its own: who may write which version, and seen what. [R48] [R50] */
import type { DeskId } from '../basics.ts';
import { unseenBy } from '../facets/consent/unseen.ts';
import {
  agreedByOthers,
  agreedIn,
  openIn,
  partiesOf,
  standingAt,
  type Version,
  versionsOf,
} from '../facets/consent/version.ts';
import { type Judging, nowOf } from '../judging.ts';
import { forbidden, impossible, type Refusal } from '../refusal.ts';
import type { ZoneChange } from './zone-changes.ts';
import type { ZoneItem } from './zone-item.ts';
import type { ZoneTerms } from './zone-terms.ts';

/** The reason to refuse one of a zone's own changes; undefined if there is none. */
export function judgeZone(
  zone: ZoneItem | undefined,
  change: ZoneChange,
  how: Judging,
): Refusal | undefined {
  const members = how.picture.opened?.members ?? [];
  const several = members.length > 1;
  if (zone === undefined) {
    if (change.type !== 'zone.proposed') throw new Error(`${change.type} names no zone`);
    if (!change.agrees) return several ? termsFault(change.terms, undefined, how) : undefined;
    if (!several) return impossible('R46', 'change.agrees', DRAFT);
    return termsFault(change.terms, undefined, how) ?? unseenBy(how, change.terms);
  }
  const versions = versionsOf(zone, members);
  switch (change.type) {
    case 'zone.proposed':
      throw new Error(`${change.type} names ${zone.ref}`);
    case 'zone.versioned':
      if (!several) return impossible('R46', how.field, DRAFT);
      return termsFault(change.terms, zone, how) ?? unseenBy(how, change.terms, zone.ref);
    case 'zone.amended':
      return (
        notAmended(zone, versions, how) ??
        (several ? termsFault(change.terms, zone, how) : undefined) ??
        (zone.versions === undefined ? undefined : unseenBy(how, change.terms, zone.ref))
      );
    case 'zone.retracted':
      return notRetracted(change.version, versions, how);
    case 'zone.resumed': // takes nothing from anybody, and until then nobody can agree [R9]
      return wrongState(zone, change.type, how);
    case 'zone.suspended':
    case 'zone.withdrawn':
      return notAlone(versions, how) ?? wrongState(zone, change.type, how);
    default:
      return change satisfies never;
  }
}

const DRAFT = 'in a picture of one desk a zone is a draft: nobody agrees to it there';

/** [R9] */
function wrongState({ ref, state }: ZoneItem, type: string, { field }: Judging) {
  const suspended = state === 'suspended';
  if (type === 'zone.suspended' && suspended) {
    return impossible('R9', field, `${ref} is suspended already`);
  }
  return type === 'zone.resumed' && !suspended
    ? impossible('R9', field, `${ref} is not suspended`)
    : undefined;
}

type Versions = readonly Version<ZoneTerms>[];

/** [R48] Terms that name desks as they cannot, or leave out a desk that what stands binds. */
function termsFault(
  terms: ZoneTerms,
  zone: ZoneItem | undefined,
  how: Judging,
): Refusal | undefined {
  const { desks = [], unilateral } = terms;
  const members = how.picture.opened?.members ?? [];
  const { desk } = how.actor;
  const stranger = desks.find((one) => !members.includes(one));
  if (stranger !== undefined) {
    return impossible('R48', 'change.terms.desks', `${stranger} is no member of this picture`);
  }
  const parties = partiesOf(terms, desk, members);
  if (!parties.includes(desk)) {
    return impossible('R48', 'change.terms.desks', `leaves out ${desk}, whose terms these are`);
  }
  if (zone === undefined) return undefined;
  if (unilateral && zone.by.desk !== desk) {
    return impossible(
      'R49',
      'change.terms.unilateral',
      `${zone.ref} is of the desk ${zone.by.desk}`,
    );
  }
  return leavesOut(zone, parties, how);
}

/** [R48] Whom what stands binds, every later version asks. */
function leavesOut(zone: ZoneItem, parties: readonly DeskId[], how: Judging): Refusal | undefined {
  const standing = standingAt(zone.versions, nowOf(how));
  const bound = standing?.parties.find((one) => !parties.includes(one));
  if (standing === undefined || bound === undefined) return undefined;
  const why = `leaves out ${bound}, and version ${standing.version} stands until it ends`;
  return impossible('R48', 'change.terms.desks', why);
}

/** [R48] Only its own desk alters the words of a version, and only until another one has agreed to them. */
function notAmended({ ref }: ZoneItem, versions: Versions, how: Judging): Refusal | undefined {
  const newest = versions.at(-1);
  const { desk } = how.actor;
  if (newest === undefined || newest.by.desk !== desk) {
    return forbidden('P4', `${ref} is of the desk ${newest?.by.desk}, which alone may do this`);
  }
  if (agreedByOthers(newest, desk)) return impossible('R48', how.field, STANDS);
  return openIn(versions) === undefined
    ? impossible('R48', how.field, 'no version is open: propose another one')
    : undefined;
}

const STANDS = 'another desk has agreed to it: propose another version, or denounce it';

/** [R48] */
function notRetracted(
  version: number,
  versions: Versions,
  { actor: { desk } }: Judging,
): Refusal | undefined {
  const open = openIn(versions);
  if (open === undefined || open.version !== version) {
    return impossible('R48', 'change.version', `version ${version} is not open`);
  }
  if (open.by.desk !== desk) {
    return forbidden('P4', `version ${version} is of the desk ${open.by.desk}`);
  }
  if (agreedIn(versions) === undefined) {
    const why = 'stands beside nothing: object to it, propose another one, or withdraw your zone';
    return impossible('R48', 'change.version', why);
  }
  return agreedByOthers(open, desk) ? impossible('R48', 'change.version', STANDS) : undefined;
}

/** [R48] One desk alone suspends and withdraws only what no other desk has agreed to. */
function notAlone(versions: Versions, { actor: { desk }, field }: Judging): Refusal | undefined {
  const held = [agreedIn(versions), openIn(versions)];
  return held.some((one) => one !== undefined && agreedByOthers(one, desk))
    ? impossible('R48', field, STANDS)
    : undefined;
}
