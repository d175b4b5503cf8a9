/** Release: letting others have a copy of an item, in steps that stand with the item. [R22] [R23] [P12] */
import type { AnyItem } from '../../picture.ts';
import type { Facet } from '../facet.ts';
import { judgeRelease } from './judge.ts';
import { foldRelease, type ReleaseChange, STEPS } from './steps.ts';

export const release = {
  facet: 'release',
  acts: STEPS,
  fold: foldRelease,
  refuse: judgeRelease,
} as const satisfies Facet<AnyItem, ReleaseChange>;
