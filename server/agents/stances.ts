/**
 * What the people of an exercise say about terms, completed from the picture as it is: version, hash and
 * comparison. What people at a desk have said or are to say is left to them: then nothing is said. [R46]
 */
import { type DeskId, type PersonId, Ref } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import {
  agreedByOthers,
  agreedIn,
  lastAgreedBy,
  openIn,
  standingAt,
  type Version,
  versionsOf,
} from '../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import { ZoneTerms } from '../../picture/kinds/zone-terms.ts';
import { itemOf, type Picture } from '../../picture/picture.ts';
import { all } from '../../picture/table.ts';
import { windowEnd } from '../../picture/window.ts';
import { isOfMessages, messageSaid } from './story-messages.ts';

/** A change as a line of the scenario has it, with references in place of keys. */
export interface Said {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The picture and the time at which something is said. */
export interface Situation {
  readonly picture: Picture;
  readonly cell: Pick<Cell, 'consent' | 'escalation' | 'desks'>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether somebody has sat down at a desk, who then speaks for it. */
  readonly sits: (desk: DeskId) => boolean;
  /** Whether somebody is of the scenario. */
  readonly plays: (person: PersonId) => boolean;
}

/** ms after which a zone ends that all desks of an exercise agree to end. */
const ENDS_IN = 1000;
/** ms before its end in which a zone is taken for one that is ended. */
const ENDING = 60_000;

/** The change as it is sent; undefined: it is not said, as people have gone, or may go, another way. */
export function saidNow(said: Said, desk: DeskId, at: Situation): object | undefined {
  const { type, item } = said;
  if (isOfMessages(type)) return messageSaid(said, desk, at);
  const zone = typeof item === 'string' ? zoneOf(at.picture, item) : undefined;
  if (zone === undefined) return said;
  if (zone.state === 'withdrawn') return undefined;
  const versions = versionsOf(zone, at.picture.opened?.members ?? []);
  const standing = standingAt(versions, at.now);
  const open = openIn(versions);
  switch (type) {
    case 'consent.agreed':
    case 'consent.objected':
    case 'consent.considering': {
      const { ends, ...act } = said;
      if (open === undefined || (ends === true && !endsSoon(open, at))) return undefined;
      return stanceOn({ ...act, type }, open, desk, versions, at);
    }
    case 'consent.denounced': {
      const act = standing && stanceOn(said, standing, desk, versions, at);
      if (act === undefined || standing?.stances[desk]?.is !== 'agreed') return undefined;
      const { consent } = at.cell;
      return consent === undefined ? act : { ...act, notice: consent.notice };
    }
    case 'zone.versioned':
      if ('ends' in said) return ending(zone, standing, at);
      return leavesOpen(open, desk, at) ? undefined : said;
    case 'zone.retracted': {
      const own = open?.by.desk === desk && !agreedByOthers(open, desk) && !at.sits(desk);
      return own ? { ...said, version: open.version } : undefined;
    }
    case 'zone.amended':
    case 'zone.withdrawn':
      return isHeld([agreedIn(versions), open], desk) ? undefined : said; // [R48]
    default:
      return said;
  }
}

type Versions = readonly Version<ZoneTerms>[];

/** A stance of a desk at which nobody sits, unless it has it already or is not asked. */
function stanceOn(
  said: Said,
  { version, hash, parties, stances, terms }: Version<ZoneTerms>,
  desk: DeskId,
  versions: Versions,
  { now, sits }: Situation,
): object | undefined {
  const end = terms && windowEnd(terms.window);
  const over = end !== undefined && end <= now;
  if (sits(desk) || over || !parties.includes(desk)) return undefined;
  if (stances[desk]?.is === said.type.replace('consent.', '')) return undefined;
  const from = lastAgreedBy(versions, desk)?.version;
  const compared = from === undefined ? {} : { from };
  return { ...said, version, termsHash: hash, ...compared };
}

/** True for a desk that says no other terms: it has agreed to those that are open, or people have made them. */
const leavesOpen = (
  open: Version<ZoneTerms> | undefined,
  desk: DeskId,
  { sits, plays }: Situation,
): boolean =>
  sits(desk) ||
  (open !== undefined && (open.stances[desk]?.is === 'agreed' || !plays(open.by.person)));

/** What stands, with an end at once, if all whom it binds are played: nobody else can be asked to end it. */
function ending(
  zone: ZoneItem,
  standing: Version<ZoneTerms> | undefined,
  { now, sits }: Situation,
): object | undefined {
  if (standing === undefined || standing.parties.some(sits)) return undefined;
  const { estimated: _, ...window } = zone.terms.window;
  const soon = new Date(Math.max(now, Date.parse(window.from)) + ENDS_IN).toISOString();
  const terms = { ...zone.terms, window: { ...window, to: soon } };
  return { type: 'zone.versioned', item: zone.ref, terms };
}

function endsSoon({ terms }: Version<ZoneTerms>, { now }: Situation): boolean {
  const end = terms && windowEnd(terms.window);
  return end !== undefined && end <= now + ENDING;
}

const isHeld = (versions: readonly (Version<ZoneTerms> | undefined)[], desk: DeskId): boolean =>
  versions.some((one) => one !== undefined && agreedByOthers(one, desk));

/** A zone of an earlier run with the same name, which its desk could not end, as people have agreed to it. */
export function standsAlready(
  said: Said,
  desk: DeskId,
  { picture, now }: Situation,
): Ref | undefined {
  const terms = ZoneTerms.safeParse(said.terms).data;
  if (said.type !== 'zone.proposed' || terms === undefined) return undefined;
  for (const zone of all(picture.items)) {
    if (zone.kind !== 'zone' || zone.by.desk !== desk || zone.state === 'withdrawn') continue;
    const end = windowEnd(zone.terms.window);
    if (end !== undefined && end <= now + ENDING) continue;
    if (zone.terms.name.en !== terms.name.en) continue;
    if (isHeld([agreedIn(zone.versions), openIn(zone.versions)], desk)) return zone.ref;
  }
  return undefined;
}

function zoneOf(picture: Picture, text: string): ZoneItem | undefined {
  const item = itemOf(picture, Ref.parse(text));
  return item?.kind === 'zone' ? item : undefined;
}
