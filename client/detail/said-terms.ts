/** The terms that an entry of an item said, for versions of which the item no longer has the words. */
import type { Entry } from '../../picture/entry.ts';
import type { Terms } from '../../picture/facets/consent/version.ts';

/** `entries` are those of the item, or why they cannot be had. */
export function saidTerms(entries: readonly Entry[] | string, seq: number): Terms | string {
  if (typeof entries === 'string') return entries;
  const change = entries.find((entry) => entry.seq === seq)?.change;
  return change !== undefined && 'terms' in change ? change.terms : `no terms in entry ${seq}`;
}
