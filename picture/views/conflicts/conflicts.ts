/** All pairs of zones in a picture that meet, and which of them conflict. [R54] */
import type { Entry } from '../../entry.ts';
import { agreedIn, denouncedFrom } from '../../facets/consent/version.ts';
import { EMPTY, type Picture } from '../../fold.ts';
import type { ZoneItem } from '../../kinds/zone.ts';
import type { Setting } from '../../setting.ts';
import { changes } from '../../table.ts';
import { windowEnd } from '../../window.ts';
import { termsOf } from '../unseen.ts';
import type { View } from '../view.ts';
import { conflictsOf } from './matrix.ts';
import { type Live, type MeetingPair, Meetings } from './meetings.ts';

/** A view of all that meet, in the order of their zones. The same list as long as nothing changes. */
export const conflicts = (cell: Pick<Setting, 'conflicts'> = {}): View<readonly MeetingPair[]> =>
  new Conflicts(new Meetings(conflictsOf(cell)));

class Conflicts implements View<readonly MeetingPair[]> {
  readonly #meetings: Meetings;
  #picture: Picture = EMPTY;
  #all: readonly MeetingPair[] = [];
  #said: readonly MeetingPair[] = [];
  #since = 0; // the time for which that was said, in ms since 1970
  #until = 0; // when it ends

  constructor(meetings: Meetings) {
    this.#meetings = meetings;
  }

  start(picture: Picture): void {
    this.#advance(picture);
  }

  take(_: readonly Entry[], picture: Picture): void {
    this.#advance(picture);
  }

  at(now: number): readonly MeetingPair[] {
    if (this.#since <= now && now < this.#until) return this.#said;
    this.#said = this.#all.filter(({ until }) => until > now);
    this.#since = now;
    this.#until = this.#said.reduce((end, { until }) => Math.min(end, until), Infinity);
    return this.#said;
  }

  next(now: number): number | undefined {
    this.at(now);
    return this.#until === Number.POSITIVE_INFINITY ? undefined : this.#until;
  }

  #advance(picture: Picture): void {
    const changed = new Map<number, readonly Live[]>();
    for (const { was, is } of changes(this.#picture.items, picture.items)) {
      if (was?.kind === 'zone') changed.set(was.seq, []);
      if (is?.kind === 'zone') changed.set(is.seq, liveTerms(is));
    }
    this.#picture = picture;
    if (changed.size === 0) return;
    this.#meetings.take(changed);
    this.#all = this.#meetings.pairs();
    this.#until = 0;
  }
}

/** The terms of a zone that hold or may come to hold: those that stand, and those that are open. [R46] */
export function liveTerms(zone: ZoneItem): readonly Live[] {
  if (zone.state !== 'proposed') return [];
  const agreed = agreedIn(zone.versions);
  const left = denouncedFrom(agreed);
  return termsOf(zone).flatMap((terms) => {
    if (terms.suspended) return [];
    const end = windowEnd(terms.window) ?? Number.POSITIVE_INFINITY;
    const until = agreed !== undefined && terms === zone.terms ? Math.min(end, left ?? end) : end;
    return [{ terms, until }];
  });
}
