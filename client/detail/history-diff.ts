/** An item's history with what the log says of it: what differs, the raw entry, its hash. */
import { hashOf } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import { type Difference, differences } from './differences.ts';

export interface Revision {
  readonly entry: Entry;
  /** The stored line, and its hash; the line is the one way in which its entry is written. */
  readonly line: string;
  readonly hash: string;
  /** Against the words before it; empty for what says nothing of the item's own words. */
  readonly differs: readonly Difference[];
}

/** One revision for each entry, by its seq. The entries are those of the item, oldest first. */
export function revisions(item: AnyItem, entries: readonly Entry[]): ReadonlyMap<number, Revision> {
  const { saidIn } = kindOf(item);
  const encoder = new TextEncoder();
  let before: unknown;
  return new Map(
    entries.map((entry) => {
      const line = JSON.stringify(entry);
      const after = saidIn(entry.change);
      const differs = after !== undefined && before !== undefined ? differences(before, after) : [];
      before = after ?? before;
      return [entry.seq, { entry, line, hash: hashOf(encoder.encode(line)), differs }];
    }),
  );
}
