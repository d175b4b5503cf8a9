/** Release: the facet for copying an item into another picture, in steps. [R22] [R23] [P12] */
import type { AnyItem } from '../../picture.ts';
import type { Facet } from '../facet.ts';
import type { Releasing } from './judge.ts';
import { foldRelease, type ReleaseChange, STEPS } from './steps.ts';

/** The facet of release. */
export const release = {
  facet: 'release',
  acts: STEPS,
  fold: foldRelease,
  refuse: (item, change, how: Releasing) => how.judges.release(item, change, how),
} as const satisfies Facet<AnyItem, ReleaseChange>;
