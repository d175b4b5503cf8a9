/** The pictures that are looked at together: the one shown, and the desk's own drafts. */
import type { PictureId, Ref } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Overlay } from '../map/overlay.ts';
import type { PictureFollower } from '../store/picture-follower.svelte.ts';
import { aloneIn } from '../store/privacy.ts';

/** The second is missing where a person reads none of their own, or where their own is the one shown. */
export type Pair = readonly [shown: PictureFollower, own: PictureFollower | undefined];

/** The follower of the desk's own picture, whichever of the two that is. */
export const ownIn = (pair: Pair): PictureFollower | undefined =>
  pair.find((one) => one !== undefined && aloneIn(one.store.live) !== undefined);

/** The follower of a picture, if it is one of the two. */
export const followerIn = (pair: Pair, id: PictureId | undefined): PictureFollower | undefined =>
  pair.find((one) => one?.id === id);

/** What is live in a picture, if it is one of the two. */
export const liveIn = (pair: Pair, id: PictureId): Picture | undefined =>
  followerIn(pair, id)?.store.live;

/** The own picture as the map draws it over the other, once anything of it was received. */
export function drawnIn(
  [, own]: Pair,
  selected: Ref | undefined,
  onpick: (ref: Ref) => void,
): Overlay | undefined {
  if (own === undefined || !own.store.started) return undefined;
  const { mapped, cut } = own.store;
  return {
    picture: mapped,
    until: cut.time < Number.POSITIVE_INFINITY ? cut.time : undefined,
    selected,
    onpick,
    prover: own.prover,
  };
}
