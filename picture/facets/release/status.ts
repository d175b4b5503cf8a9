/** The status of a release at a time: waiting, lapsed, delayed, going, refused or made. [P12] */
import type { Release } from './steps.ts';

/** How long (ms) a second person has to approve. */
export const WAITS = 600_000;

export type ReleaseStatus = 'waiting' | 'lapsed' | 'delayed' | 'going' | 'refused' | 'made';

/** Where a release stands at `now` (ms since 1970), by the times of the entries. */
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
