/** How old what a screen shows is. A frozen screen must never pass for a live one. [W8] */
import { DEAD_AFTER, STALE_AFTER } from '../../picture/wire.ts';

/** `age`: whole seconds since the picture was last known to be the log's own. */
export type Freshness =
  | { readonly state: 'never' }
  | { readonly state: 'fresh'; readonly age: number }
  | { readonly state: 'stale'; readonly age: number }
  | { readonly state: 'dead'; readonly age: number };

/** `since` and `now` in ms of one clock that never runs backwards; `since` undefined: never yet. */
export function freshness(since: number | undefined, now: number): Freshness {
  if (since === undefined) return { state: 'never' };
  const seconds = Math.max(0, (now - since) / 1000);
  const age = Math.floor(seconds);
  if (seconds > DEAD_AFTER) return { state: 'dead', age };
  return seconds > STALE_AFTER ? { state: 'stale', age } : { state: 'fresh', age };
}
