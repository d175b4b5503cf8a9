/** Computes the status of a release at a time. [P12] */
import type { Release } from './steps.ts';

/** The time (ms) that a proposal waits for a second person. [P12] */
export const WAITS = 600_000;

/** Waiting for approval, lapsed without it, delayed until its time, on its way; or ended. */
export type ReleaseStatus = 'waiting' | 'lapsed' | 'delayed' | 'going' | 'refused' | 'made';

/** The status of a release at `now` (ms since 1970). */
export function releaseStatus({ state, time, notBefore }: Release, now: number): ReleaseStatus {
  switch (state) {
    case 'proposed':
      return now <= Date.parse(time) + WAITS ? 'waiting' : 'lapsed';
    case 'approved':
      return notBefore !== undefined && now < Date.parse(notBefore) ? 'delayed' : 'going';
    case 'refused':
    case 'made':
      return state;
    default:
      return state satisfies never;
  }
}
