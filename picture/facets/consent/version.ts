/**
 * Versions of terms, and how each desk stands to each of them. Which version stands is a matter of the
 * entries and the time alone; nothing here knows what the terms are about. [R46] [R48]
 */
import { sha256Hex } from '#sha256';
import { type Author, type DeskId, Hash, type Instant } from '../../basics.ts';
import type { Altitude, Area } from '../../geo/place.ts';
import type { Item, Stamp } from '../../kinds/item.ts';
import { type Window, windowEnd } from '../../window.ts';

/** What terms say about consent, besides what they are about. */
export interface Terms {
  readonly window: Window;
  /** Where they hold, if they are for a place, and at which heights. */
  readonly area?: Area;
  readonly altitude?: Altitude | undefined;
  /** The desks that must agree; absent: all members of the picture. */
  readonly desks?: readonly DeskId[] | undefined;
  /** All who agree to this agree that it holds for nobody until a later version says so. */
  readonly suspended?: true | undefined;
  /** It binds the desk that says it and nobody else, at once. */
  readonly unilateral?: true | undefined;
}

/** How a desk stands to a version, and the entry that says so. */
export interface Stance {
  readonly is: 'agreed' | 'objected' | 'considering' | 'denounced';
  readonly seq: number;
  readonly time: Instant;
  readonly by: Author;
  readonly reason?: string;
  /** Of a denounced one: when that takes effect. */
  readonly effect?: Instant;
}

/** One version of the terms; the stamp is that of the entry with its words. */
export interface Version<T extends Terms> extends Stamp {
  /** Counted from 1. */
  readonly version: number;
  /** SHA-256 of the text of its terms, as they stand in the log. */
  readonly hash: Hash;
  /** The desks that must agree. */
  readonly parties: readonly DeskId[];
  /** The last entry that its author had seen; undefined in entries that do not say so. [R50] */
  readonly seen?: number;
  readonly stances: Readonly<Partial<Record<DeskId, Stance>>>;
  /** The entry with which all parties had agreed. */
  readonly agreed?: Pick<Stamp, 'seq' | 'time'>;
  /** The entry that closed it before that: by the next version, or because its desk took it back. */
  readonly closed?: Pick<Stamp, 'seq' | 'time'>;
  /** Absent once no desk holds to it: they are in the log. */
  readonly terms?: T;
}

/** The state of the facet: absent until somebody agrees, so that items of older logs stay as they are. */
export interface Consented<T extends Terms> {
  /** The agreed terms; before there are any, those of the newest version. */
  readonly terms: T;
  /** In order; the newest last. */
  readonly versions?: readonly Version<T>[];
}

/** An item that desks can agree to. */
export type Agreeable<T extends Terms> = Item & Consented<T>;

/** The stances on a version, in the order in which desks first took one. */
export const stancesOn = ({ stances }: Version<Terms>): readonly Stance[] =>
  Object.values(stances).filter((stance) => stance !== undefined);

/** The hash by which desks know that they agree to the same: of the terms as the log has them. */
export const termsHash = (terms: Terms): Hash => Hash.parse(sha256Hex(JSON.stringify(terms)));

/** The desks that must agree to terms of a desk. */
export function partiesOf(
  { desks, unilateral }: Terms,
  author: DeskId,
  members: readonly DeskId[],
): readonly DeskId[] {
  return unilateral ? [author] : (desks ?? members);
}

/** The versions of an item. One that nobody has agreed to in words has one, with no stances. */
export function versionsOf<T extends Terms>(
  item: Agreeable<T>,
  members: readonly DeskId[],
): readonly Version<T>[] {
  if (item.versions !== undefined) return item.versions;
  const { seq, time, by } = wordsOf(item);
  const { terms } = item;
  const parties = partiesOf(terms, by.desk, members);
  return [{ version: 1, seq, time, by, hash: termsHash(terms), parties, stances: {}, terms }];
}

/** The step with an item's present words, of an item without versions. */
function wordsOf(item: Item): Stamp {
  const step = item.history.findLast(({ type }) => type.endsWith('.amended'));
  return step ?? { seq: item.seq, time: item.recorded, by: item.by };
}

/** The newest version, if it is open: neither agreed nor closed. */
export function openIn<T extends Terms>(
  versions: readonly Version<T>[] = [],
): Version<T> | undefined {
  const newest = versions.at(-1);
  return newest?.agreed === undefined && newest?.closed === undefined ? newest : undefined;
}

/** The last version that all its desks agreed to, whether or not that agreement has ended; none in older logs. */
export const agreedIn = <T extends Terms>(
  versions: readonly Version<T>[] = [],
): Version<T> | undefined => versions.findLast(({ agreed }) => agreed !== undefined);

/** When (ms since 1970) somebody's denouncing ends an agreement; undefined: nobody has denounced it. */
export function denouncedFrom(version: Version<Terms> | undefined): number | undefined {
  if (version === undefined) return undefined;
  const effects = stancesOn(version).flatMap(({ effect }) =>
    effect === undefined ? [] : [Date.parse(effect)],
  );
  return effects.length === 0 ? undefined : Math.min(...effects);
}

/** When (ms since 1970) an agreement ends by what is known: by its window, or denounced before. */
export function endOf(version: Version<Terms>): number | undefined {
  const end = version.terms && windowEnd(version.terms.window);
  const left = denouncedFrom(version);
  return end === undefined || left === undefined ? (end ?? left) : Math.min(end, left);
}

/** The version that binds its desks at a time (ms since 1970); undefined: none does. */
export function standingAt<T extends Terms>(
  versions: readonly Version<T>[] | undefined,
  at: number,
): Version<T> | undefined {
  const agreed = agreedIn(versions);
  if (agreed === undefined) return undefined;
  const end = endOf(agreed);
  return end !== undefined && end <= at ? undefined : agreed;
}

/** The version that a desk agreed to last, whether that still counts or not. */
export const lastAgreedBy = <T extends Terms>(
  versions: readonly Version<T>[],
  desk: DeskId,
): Version<T> | undefined =>
  versions.findLast(({ stances }) => {
    const is = stances[desk]?.is;
    return is === 'agreed' || is === 'denounced';
  });

/** True while a version waits for a desk: it must agree, and has neither agreed nor objected. */
export function waitsFor({ parties, stances }: Version<Terms>, desk: DeskId): boolean {
  const is = stances[desk]?.is;
  return parties.includes(desk) && is !== 'agreed' && is !== 'objected';
}

/** The desks of which a version has this stance. */
export const desksThat = (version: Version<Terms>, says: Stance['is']): readonly DeskId[] =>
  stancesOn(version).flatMap(({ is, by }) => (is === says ? by.desk : []));

/** True if a desk other than this one has agreed to a version, even if it has denounced it since. */
export const agreedByOthers = (version: Version<Terms>, desk: DeskId): boolean =>
  stancesOn(version).some(
    ({ is, by }) => by.desk !== desk && (is === 'agreed' || is === 'denounced'),
  );

/** True once every desk that must agree has agreed. */
export const isComplete = ({ parties, stances }: Version<Terms>): boolean =>
  parties.every((desk) => stances[desk]?.is === 'agreed');
