/** Makes versions, and takes stances, as entries say; decides with which entry a version is agreed. [R46] */
import type { Entered, Stamp } from '../../kinds/item.ts';
import {
  type Agreeable,
  agreedIn,
  isComplete,
  lastAgreedBy,
  openIn,
  partiesOf,
  type Stance,
  stancesOn,
  type Terms,
  termsHash,
  type Version,
  versionsOf,
} from './version.ts';

/** The fields of an item that follow from its versions. */
interface Renewed<T extends Terms> {
  readonly terms: T;
  readonly revision: number;
  readonly versions: readonly Version<T>[];
}

/** The first version of what a desk proposes and, by that, agrees to. */
export const firstVersions = <T extends Terms>(terms: T, entered: Entered): readonly Version<T>[] =>
  lean(settled([versionOf(1, terms, entered)], entered));

/** The next version: it closes the open one, and its author's desk agrees to it. */
export function withVersion<T extends Terms>(
  item: Agreeable<T>,
  terms: T,
  entered: Entered,
): Renewed<T> {
  const known = versionsOf(item, entered.members);
  const next = versionOf(known.length + 1, terms, entered);
  return renewed(item, known, settled([...closed(known, entered), next], entered));
}

/** The newest version in other words: stances on the words before count for nothing. */
export function withWords<T extends Terms>(
  item: Agreeable<T>,
  terms: T,
  entered: Entered,
): Renewed<T> {
  const known = versionsOf(item, entered.members);
  const had = known.at(-1)?.stances[entered.by.desk]?.is === 'agreed';
  const { stances, ...next } = versionOf(known.length, terms, entered);
  const amended = { ...next, stances: had ? stances : {} };
  return renewed(item, known, settled([...known.slice(0, -1), amended], entered));
}

/** The open version is taken back. */
export function withoutOpen<T extends Terms>(item: Agreeable<T>, entered: Entered): Renewed<T> {
  const known = versionsOf(item, entered.members);
  return renewed(item, known, closed(known, entered));
}

/** A desk's stance on a version; it replaces the one before. */
export function withStance<T extends Terms>(
  item: Agreeable<T>,
  version: number,
  stance: Stance,
  entered: Entered,
): Renewed<T> {
  const known = versionsOf(item, entered.members);
  const versions = known.map((one) =>
    one.version === version
      ? { ...one, stances: { ...one.stances, [entered.by.desk]: stance } }
      : one,
  );
  return renewed(item, known, settled(versions, entered));
}

function versionOf<T extends Terms>(version: number, terms: T, entered: Entered): Version<T> {
  const { seq, time, by, members, seen } = entered;
  return {
    version,
    seq,
    time,
    by,
    hash: termsHash(terms),
    parties: partiesOf(terms, by.desk, members),
    ...(seen === undefined ? {} : { seen }),
    stances: { [by.desk]: { is: 'agreed', seq, time, by } },
    terms,
  };
}

const shortly = ({ seq, time }: Stamp) => ({ seq, time });

function closed<T extends Terms>(
  versions: readonly Version<T>[],
  stamp: Stamp,
): readonly Version<T>[] {
  const open = openIn(versions);
  return versions.map((one) => (one === open ? { ...one, closed: shortly(stamp) } : one));
}

/** The newest version is agreed with the entry after which all its desks have agreed. */
function settled<T extends Terms>(
  versions: readonly Version<T>[],
  stamp: Stamp,
): readonly Version<T>[] {
  const open = openIn(versions);
  if (open === undefined || !isComplete(open)) return versions;
  return versions.map((one) => (one === open ? { ...one, agreed: shortly(stamp) } : one));
}

/** The item's terms are the agreed ones, or else the newest; other words count as a revision. */
function renewed<T extends Terms>(
  item: Agreeable<T>,
  known: readonly Version<T>[],
  versions: readonly Version<T>[],
): Renewed<T> {
  const [was, is] = [heldIn(known), heldIn(versions)];
  const same = was?.version === is?.version && was?.seq === is?.seq;
  return {
    terms: same ? item.terms : (is?.terms ?? item.terms),
    revision: item.revision + (same ? 0 : 1),
    versions: lean(versions),
  };
}

/** The version whose words are the item's. */
const heldIn = <T extends Terms>(versions: readonly Version<T>[]): Version<T> | undefined =>
  agreedIn(versions) ?? versions.at(-1);

/** Without the terms of versions that no desk holds to: an item must not grow with every word ever said. */
function lean<T extends Terms>(versions: readonly Version<T>[]): readonly Version<T>[] {
  const desks = new Set(versions.flatMap((one) => stancesOn(one).map(({ by }) => by.desk)));
  const held = new Set([agreedIn(versions), versions.at(-1)]);
  for (const desk of desks) held.add(lastAgreedBy(versions, desk));
  return versions.map((one) => {
    if (one.terms === undefined || held.has(one)) return one;
    const { terms, ...rest } = one;
    return rest;
  });
}
