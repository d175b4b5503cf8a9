/** What the map is told of the moment it shows: numbers that move, over an index that grows. */
import type { Picture } from '../../../picture/fold.ts';
import type { Cut, Revisions } from '../../../picture/revisions/revisions.ts';
import { at } from '../../../picture/table.ts';
import type { PictureStore } from '../../store/picture-store.svelte.ts';
import type { ItemAt } from './labels.ts';

export interface Moving {
  readonly index: Revisions;
  /** Another number whenever the index has changed. */
  readonly version: number;
  readonly cut: Cut;
  /** What is live, whatever is shown. */
  readonly current: Picture;
  readonly itemAt: ItemAt;
}

/** Reads the store's state: call it where that is followed. */
export function movingOf(store: PictureStore): Moving {
  const { revisions, indexed, cut, live, as } = store;
  const folded =
    store.isLive || as === 'happened' ? live : store.moving ? undefined : store.picture;
  const itemAt: ItemAt = (seq, current) => {
    const picture = folded ?? (current ? live : undefined); // words are not in the index
    return picture && at(picture.items, seq);
  };
  return { index: revisions, version: indexed, cut, current: live, itemAt };
}
