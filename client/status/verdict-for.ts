/** The verdict on a picture as a page follows it. */
import { isAltered } from '../lib/altered.svelte.ts';
import type { PictureFollower } from '../store/picture-follower.svelte.ts';
import { type BothLamps, bothLamps } from './both-lamps.ts';
import { type NotLive, notLiveOf, type Verdict, verdictOf } from './verdict.ts';

/** Reads the follower's state. */
export const verdictFor = (follower: PictureFollower): Verdict =>
  verdictOf({
    freshness: follower.freshness,
    agreement: follower.agreement,
    glass: follower.glass,
    altered: isAltered(),
    screens: follower.screens,
    counts: follower.counts,
    you: follower.you,
    head: follower.beat?.head ?? 0,
  });

/** The lamp in the bar for a picture and the desk's own beside it. Reads the state of both followers. */
export const lampsFor = (of: PictureFollower, beside: PictureFollower | undefined): BothLamps =>
  bothLamps(judged(of), beside && judged(beside));

const judged = (one: PictureFollower) => ({ verdict: verdictFor(one), seq: one.store.head.seq });

/** Why the page must say NOT LIVE of the picture; undefined: it need not. Reads the follower's state. */
export const notLiveFor = (follower: PictureFollower): NotLive | undefined =>
  notLiveOf({
    freshness: follower.freshness,
    glass: follower.glass,
    altered: isAltered(),
  });
