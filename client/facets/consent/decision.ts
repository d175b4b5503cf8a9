/** What a desk is to decide on: the open version of an item's terms, beside the one to compare it with. Pure. */
import type { DeskId } from '../../../picture/basics.ts';
import {
  type Agreeable,
  agreedIn,
  denouncedFrom,
  lastAgreedBy,
  openIn,
  standingAt,
  type Terms,
  type Version,
  versionsOf,
} from '../../../picture/facets/consent/version.ts';
import { windowEnd } from '../../../picture/window.ts';

export interface Decision<T extends Terms> {
  readonly item: Agreeable<T>;
  readonly open: Version<T>;
  readonly terms: T;
  /** What the desk last agreed to before it, or else what all agreed to last; undefined: neither. */
  readonly before: Version<T> | undefined;
}

/** Whose decision, in a picture of these members, at a time (ms since 1970). */
interface By {
  readonly desk: DeskId;
  readonly members: readonly DeskId[];
  readonly at: number;
}

/** Undefined where nothing is open, or it is too late to agree to it; a picture of one desk has drafts only. */
export function decisionOn<T extends Terms>(
  item: Agreeable<T>,
  { desk, members, at }: By,
): Decision<T> | undefined {
  if (members.length < 2 || item.state === 'withdrawn') return undefined;
  const versions = versionsOf(item, members);
  const open = openIn(versions);
  const terms = open?.terms;
  if (open === undefined || terms === undefined) return undefined;
  const end = windowEnd(terms.window);
  if (end !== undefined && end <= at) return undefined;
  const earlier = versions.slice(0, -1);
  return { item, open, terms, before: lastAgreedBy(earlier, desk) ?? agreedIn(earlier) };
}

/**
 * How the version to compare with stands: as the item does, if it is the one that all agreed to last;
 * `replaced`: all agreed to a later one, which need not have asked this desk; `ours`: not all agreed to it.
 */
export function comparedIs(
  before: Version<Terms>,
  versions: readonly Version<Terms>[],
): 'agreed' | 'replaced' | 'ours' {
  if (before.agreed === undefined) return 'ours';
  return agreedIn(versions)?.version === before.version ? 'agreed' : 'replaced';
}

/** The version that a desk names as the one it compared with, as the server asks for it. [R47] */
export const comparedWith = (
  versions: readonly Version<Terms>[],
  desk: DeskId,
): { readonly from?: number } => {
  const last = lastAgreedBy(versions, desk);
  return last === undefined ? {} : { from: last.version };
};

/** What has been agreed and still binds its desks. */
export interface Standing<T extends Terms> {
  readonly version: Version<T>;
  /** When it ends because somebody has denounced it (ms since 1970), and the desks that did. */
  readonly leaves: number | undefined;
  readonly leaving: readonly DeskId[];
}

export function standingOf<T extends Terms>(
  item: Agreeable<T>,
  at: number,
): Standing<T> | undefined {
  if (item.state === 'withdrawn') return undefined;
  const version = standingAt(item.versions, at);
  if (version === undefined) return undefined;
  const leaving = version.parties.filter((desk) => version.stances[desk]?.is === 'denounced');
  return { version, leaves: denouncedFrom(version), leaving };
}
