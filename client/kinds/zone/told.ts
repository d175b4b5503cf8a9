/** What rows of terms have in common: how a row tells one version, and what differs between two. Pure. */
import type { Language } from '../../../picture/basics.ts';
import type { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import type { Line } from '../../facets/consent/describing.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';

export interface Told {
  readonly of: (terms: ZoneTerms) => readonly Line[];
  /** Called where the row differs. */
  readonly change: (before: ZoneTerms, after: ZoneTerms) => readonly string[];
  /** The rest of the change, as far as it takes work to find out. */
  readonly measured?: (before: ZoneTerms, after: ZoneTerms) => Promise<readonly string[]>;
}

/** Nothing where there is nothing to say. */
export const given = (...lines: readonly (string | false | undefined)[]): readonly string[] =>
  lines.filter((line): line is string => typeof line === 'string');

/** What came and what went of a list: `also Sun`, `no longer Fri`. */
export function listChange<T>(
  before: readonly T[],
  after: readonly T[],
  listed: (some: readonly T[]) => string,
  language: Language,
): readonly string[] {
  const { change } = wordsIn(language).agreeing;
  const more = after.filter((one) => !before.includes(one));
  const less = before.filter((one) => !after.includes(one));
  return given(
    more.length > 0 && fill(change.more, { what: listed(more) }),
    less.length > 0 && fill(change.less, { what: listed(less) }),
  );
}
