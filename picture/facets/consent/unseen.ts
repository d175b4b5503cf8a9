/** Decides whether the author of terms has seen what may meet them. [R50] */
import type { Ref } from '../../basics.ts';
import type { Judging } from '../../judging.ts';
import { isLifeSafety } from '../../life-safety.ts';
import { overlooked, type Refusal } from '../../refusal.ts';
import type { Terms } from './version.ts';

/** How many items a refusal names, at most. */
const MOST = 64;

/**
 * The refusal of terms that meet what their author has not seen as it is now; undefined if they have, or
 * if nobody may wait for it. `of` is the item whose terms they are.
 */
export function unseenBy({ seen, views }: Judging, terms: Terms, of?: Ref): Refusal | undefined {
  if (isLifeSafety(terms) || views === undefined) return undefined;
  const found = views.unseen(terms, seen ?? 0, of);
  if (found.length === 0) return undefined;
  const items = found.slice(0, MOST);
  const whose = items.map(({ ref, desk }) => `${ref} (${desk})`).join(', ');
  const more = found.length > MOST ? ` and ${found.length - MOST} more` : '';
  const entries = items.flatMap((item) => item.entries).sort((a, b) => a - b);
  return {
    ...overlooked(`you have not seen ${whose}${more}, which may meet this`, entries, 'R50'),
    items,
  };
}
