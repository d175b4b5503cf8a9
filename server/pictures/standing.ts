/** What became of an event that a feed reports again: asked before it is amended. [P22] */
import type { Ref } from '../../picture/basics.ts';
import type { Change } from '../../picture/entry.ts';
import { isFeed } from '../../picture/feed.ts';
import type { Standing } from '../../picture/files/post.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import type { EventFields } from '../../picture/kinds/event.ts';

/**
 * How the event `ref` stands beside what is said of it now; undefined if it is no event. `changeIn` gives the change
 * of an earlier entry.
 */
export async function standingOf(
  picture: Picture,
  ref: Ref,
  said: EventFields,
  changeIn: (seq: number) => Promise<Change | undefined>,
): Promise<Standing | undefined> {
  const item = itemOf(picture, ref);
  if (item?.kind !== 'event') return undefined;
  const words = JSON.stringify(said);
  const stands = (same: boolean) => ({ item: item.ref, revision: item.revision, same });
  if (JSON.stringify(item.fields) === words) return stands(true);
  const wording = item.history.filter(({ seq, type }) => seq === item.seq || type === AMENDED);
  const fed = wording.findLast(({ by }) => isFeed(by));
  if (fed === undefined || fed === wording.at(-1)) return stands(false);
  const change = await changeIn(fed.seq);
  const last = change !== undefined && 'event' in change ? change.event : undefined;
  return stands(JSON.stringify(last) === words);
}

const AMENDED = 'event.amended';
