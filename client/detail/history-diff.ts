/** An item's history with what the log says of it: what differs, the raw entry, its hash. */
import { hashOf } from '../../picture/chain.ts';
import type { Change, Entry } from '../../picture/entry.ts';
import { type Difference, differences } from './differences.ts';

export interface Revision {
  readonly entry: Entry;
  /** The stored line, and its hash; the line is the one way in which its entry is written. */
  readonly line: string;
  readonly hash: string;
  /** Against the words before it; empty for what says nothing of the item's own words. */
  readonly differs: readonly Difference[];
}

/** What the change says of the item's own words, if it says anything. */
function wordsOf(change: Change): unknown {
  switch (change.type) {
    case 'event.reported':
    case 'event.amended':
      return change.event;
    case 'zone.proposed':
    case 'zone.amended':
      return change.terms;
    case 'note.added':
    case 'note.amended':
      return change.note;
    default:
      return undefined;
  }
}

/** One revision for each entry, by its seq. The entries are those of one item, oldest first. */
export function revisions(entries: readonly Entry[]): ReadonlyMap<number, Revision> {
  const encoder = new TextEncoder();
  let before: unknown;
  return new Map(
    entries.map((entry) => {
      const line = JSON.stringify(entry);
      const after = wordsOf(entry.change);
      const differs = after !== undefined && before !== undefined ? differences(before, after) : [];
      before = after ?? before;
      return [entry.seq, { entry, line, hash: hashOf(encoder.encode(line)), differs }];
    }),
  );
}
