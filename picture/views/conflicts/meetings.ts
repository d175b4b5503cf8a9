/**
 * Which of many terms meet. [R54] Terms that change are judged again, and only against those whose boxes
 * overlap theirs. For a view of a picture, and for a worker that knows nothing of pictures.
 */
import { around, type Box } from '../../geo/box.ts';
import { BoxIndex } from '../../geo/box-index.ts';
import { STEPS } from '../../geo/corner.ts';
import type { Area } from '../../geo/place.ts';
import { HALVES, regionOf } from '../../geo/region.ts';
import type { ZoneTerms } from '../../kinds/zone.ts';
import type { IsConflict } from './matrix.ts';
import { type Meeting, meetingOf } from './meeting.ts';

/** Terms that hold or may come to hold, and when that ends by what is known: ms since 1970, or Infinity. */
export interface Live {
  readonly terms: ZoneTerms;
  readonly until: number;
}

/** How terms meet those of the zone with this seq. */
export interface Met extends Live {
  readonly seq: number;
  readonly meeting: Meeting;
}

/** Two zones that meet, by their seqs, the smaller first, and by which of their terms. */
export interface MeetingPair {
  readonly seqs: readonly [number, number];
  readonly terms: readonly [ZoneTerms, ZoneTerms];
  readonly meeting: Meeting;
  /** When the first of these terms ends. */
  readonly until: number;
}

export class Meetings {
  readonly #conflicts: IsConflict;
  readonly #live = new Map<number, readonly Live[]>();
  /** By zone and by the other one, and the other way round. */
  readonly #pairs = new Map<number, Map<number, readonly MeetingPair[]>>();
  #index = BoxIndex.EMPTY;

  constructor(conflicts: IsConflict) {
    this.#conflicts = conflicts;
  }

  /** Takes the terms of zones that changed, by seq; none: the zone is gone. */
  take(changed: ReadonlyMap<number, readonly Live[]>): void {
    const boxes = new Map<number, Box | undefined>();
    for (const [seq, live] of changed) {
      for (const other of this.#pairs.get(seq)?.keys() ?? []) this.#pairs.get(other)?.delete(seq);
      this.#pairs.delete(seq);
      if (live.length === 0) this.#live.delete(seq);
      else this.#live.set(seq, live);
      boxes.set(seq, boxOfAll(live));
    }
    this.#index = this.#index.with(boxes);
    for (const [seq, live] of changed) this.#judge(seq, live, changed);
  }

  /** All that terms meet, but for the zone that they are for; the zone that was made first stands first. */
  against(terms: ZoneTerms, but?: number): Met[] {
    return this.#index
      .search(boxOf(terms.area))
      .sort((a, b) => a - b)
      .flatMap((seq) =>
        seq === but
          ? []
          : (this.#live.get(seq) ?? []).flatMap((live) => {
              const meeting = meetingOf(terms, live.terms, this.#conflicts);
              return meeting ? [{ ...live, seq, meeting }] : [];
            }),
      );
  }

  /** All pairs, in the order of their zones. */
  pairs(): MeetingPair[] {
    return [...this.#pairs]
      .flatMap(([one, others]) => [...others].flatMap(([two, pairs]) => (one < two ? pairs : [])))
      .sort((a, b) => a.seqs[0] - b.seqs[0] || a.seqs[1] - b.seqs[1]);
  }

  /** Two that changed together are judged once, as the later one is. */
  #judge(seq: number, live: readonly Live[], changed: ReadonlyMap<number, unknown>): void {
    for (const { terms, until } of live) {
      for (const met of this.against(terms, seq)) {
        if (met.seq > seq && changed.has(met.seq)) continue;
        const first = seq < met.seq;
        this.#note({
          seqs: first ? [seq, met.seq] : [met.seq, seq],
          terms: first ? [terms, met.terms] : [met.terms, terms],
          meeting: met.meeting,
          until: Math.min(until, met.until),
        });
      }
    }
  }

  #note(pair: MeetingPair): void {
    const [one, two] = pair.seqs;
    for (const [seq, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const others = this.#pairs.get(seq) ?? new Map<number, readonly MeetingPair[]>();
      this.#pairs.set(seq, others.set(other, [...(others.get(other) ?? []), pair]));
    }
  }
}

/** The box of all these terms; undefined if there are none. */
function boxOfAll(live: readonly Live[]): Box | undefined {
  return live
    .map(({ terms }) => boxOf(terms.area))
    .reduce<Box | undefined>((all, box) => (all === undefined ? box : around(all, box)), undefined);
}

function boxOf(area: Area): Box {
  const { west, south, east, north } = regionOf(area);
  const degrees = HALVES * STEPS;
  return [west / degrees, south / degrees, east / degrees, north / degrees];
}
