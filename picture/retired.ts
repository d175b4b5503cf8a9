/** Fields that old entries hold and that no new command may. They are read for ever. [R30] */
import type { Change } from './entry.ts';
import { impossible, type Refusal } from './refusal.ts';

/** Asked for new commands only: an entry that was taken with such a field stays valid. */
export function retired(change: Change): Refusal | undefined {
  if (change.type !== 'position.taken' || change.reason === undefined) return undefined;
  return impossible(
    'R30',
    'change.reason',
    'is no longer written: say why in "said", as titles are said, in one to three languages',
  );
}
