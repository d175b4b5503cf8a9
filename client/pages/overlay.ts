/** The two pictures that are looked at together, each followed by a follower of its own. */
import type { PictureId, Ref } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Overlay } from '../map/overlay.ts';
import type { PictureFollower } from '../store/picture-follower.svelte.ts';
import { aloneIn } from '../store/privacy.ts';

/** The picture worked in, and the one drawn with it. Reads the followers' state. */
export type Pair = readonly [PictureFollower, PictureFollower | undefined];

/** The follower of the desk's own picture, whichever of the two that is. */
export const ownIn = (pair: Pair): PictureFollower | undefined =>
  pair.find((one) => one !== undefined && aloneIn(one.store.live) !== undefined);

/** What is live in a picture, if it is one of the two. */
export const liveIn = (pair: Pair, id: PictureId): Picture | undefined =>
  pair.find((one) => one?.id === id)?.store.live;

/** The second picture as the map draws it, once anything of it was received. */
export function drawnIn([, second]: Pair, onpick: (ref: Ref) => void): Overlay | undefined {
  if (second === undefined || !second.store.started) return undefined;
  const { mapped, cut } = second.store;
  return {
    picture: mapped,
    until: cut.time < Number.POSITIVE_INFINITY ? cut.time : undefined,
    onpick,
    prover: second.prover,
  };
}
