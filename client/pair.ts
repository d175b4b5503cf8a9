/** The two pictures that are looked at together, each followed by a station of its own. */
import type { PictureId, Ref } from '../picture/basics.ts';
import type { Picture } from '../picture/fold.ts';
import type { Beside } from './map/beside.ts';
import { aloneIn } from './privacy.ts';
import type { Station } from './station.svelte.ts';

/** The picture worked in, and the one drawn with it. Reads the stations' state. */
export type Pair = readonly [Station, Station | undefined];

/** The station of the desk's own picture, whichever of the two that is. */
export const ownIn = (pair: Pair): Station | undefined =>
  pair.find((one) => one !== undefined && aloneIn(one.desk.live) !== undefined);

/** What is live in a picture, if it is one of the two. */
export const liveIn = (pair: Pair, id: PictureId): Picture | undefined =>
  pair.find((one) => one?.id === id)?.desk.live;

/** The second picture as the map draws it, once anything of it was received. */
export function drawnIn([, second]: Pair, onpick: (ref: Ref) => void): Beside | undefined {
  if (second === undefined || !second.desk.started) return undefined;
  const { mapped, cut } = second.desk;
  return {
    picture: mapped,
    until: cut.time < Number.POSITIVE_INFINITY ? cut.time : undefined,
    onpick,
    ondrawn: (picture) => second.drawn(picture),
  };
}
