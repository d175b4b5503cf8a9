/** Finds the watch that a person holds, so that nobody signs out of it unasked. */
import type { WatchRef } from '../../../picture/staff/items.ts';
import { holding } from '../../../picture/staff/ledger.ts';
import type { Ctx } from '../env.ts';
import type { PeopleDeps } from './sign-in.ts';

/** The watch, and the picture that it is kept in; undefined: this person holds none. */
export function watchHeldBy(
  { pictures, now }: Pick<PeopleDeps, 'pictures' | 'now'>,
  { desk, person }: Ctx['var']['person'],
): { readonly picture: string; readonly watch: WatchRef } | undefined {
  for (const { replica } of pictures.values()) {
    const watch = holding(replica.picture.staff, desk, now());
    if (watch?.by.person === person) return { picture: replica.id, watch: watch.ref };
  }
  return undefined;
}
