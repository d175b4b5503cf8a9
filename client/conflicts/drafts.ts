/**
 * What terms meet that are not sent or not agreed to yet: with the pieces that both areas share. Runs in the
 * worker; in the page only where there is no worker.
 */
import { Instant } from '../../picture/basics.ts';
import type { ZoneTerms } from '../../picture/kinds/zone-terms.ts';
import type { Setting } from '../../picture/setting.ts';
import { conflictsOf, type IsConflict } from '../../picture/views/conflicts/matrix.ts';
import { type Meeting, meetingOf } from '../../picture/views/conflicts/meeting.ts';
import { type Live, Meetings, type Met } from '../../picture/views/conflicts/meetings.ts';
import { type Intersection, intersectionOf } from './pieces.ts';

/** Another zone's terms that these meet. */
export interface DraftMet extends Met, Intersection {}

/** What is asked: zones whose terms changed since the last time, by seq, and the terms to judge. */
export interface Asked {
  readonly changed: readonly (readonly [seq: number, live: readonly Live[]])[];
  readonly terms: ZoneTerms;
  /** The zone that they are for, which they cannot meet. */
  readonly but?: number | undefined;
  /** Milliseconds since 1970: what has ended by then is met no more. */
  readonly now: number;
}

export class Drafts {
  readonly #conflicts: IsConflict;
  readonly #meetings: Meetings;

  constructor(cell: Pick<Setting, 'conflicts'>) {
    this.#conflicts = conflictsOf(cell);
    this.#meetings = new Meetings(this.#conflicts);
  }

  /** Those that conflict first, then by zone. */
  judge({ changed, terms, but, now }: Asked): DraftMet[] {
    this.#meetings.take(new Map(changed));
    return this.#meetings
      .against(terms, but)
      .flatMap((met) => {
        const meeting = met.until > now ? this.#coming(met, terms, now) : undefined;
        return meeting ? [{ ...met, meeting, ...intersectionOf(terms.area, met.terms.area) }] : [];
      })
      .sort((a, b) => Number(b.meeting.conflict) - Number(a.meeting.conflict) || a.seq - b.seq);
  }

  /** The meeting that goes on at `now`, or the next one. */
  #coming(met: Met, terms: ZoneTerms, now: number): Meeting | undefined {
    if (met.meeting.to > now) return met.meeting;
    return meetingOf(since(terms, now), since(met.terms, now), this.#conflicts);
  }
}

function since(terms: ZoneTerms, now: number): ZoneTerms {
  const from = Instant.parse(new Date(now).toISOString());
  return terms.window.from >= from ? terms : { ...terms, window: { ...terms.window, from } };
}
