import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ZONE_KINDS, ZoneTerms } from '../../../../picture/kinds/zone.ts';
import { conflictsOf } from '../../../../picture/views/conflicts/matrix.ts';
import { meetingOf } from '../../../../picture/views/conflicts/meeting.ts';
import {
  type Live,
  type MeetingPair,
  Meetings,
} from '../../../../picture/views/conflicts/meetings.ts';
import { CELL } from '../../../support/cell.ts';
import { TERMS } from '../../../support/examples.ts';
import { sized } from '../../../support/scale.ts';
import { altitude, area } from '../../../support/shapes.ts';

const conflicts = conflictsOf(CELL);

/** Each pair, tried with each: what an index must find. */
function everyPair(zones: ReadonlyMap<number, readonly Live[]>): MeetingPair[] {
  const all = [...zones].sort(([a], [b]) => a - b);
  return all.flatMap(([one, ours], i) =>
    all.slice(i + 1).flatMap(([two, theirs]) =>
      ours.flatMap((a) =>
        theirs.flatMap((b): MeetingPair[] => {
          const meeting = meetingOf(a.terms, b.terms, conflicts);
          if (meeting === undefined) return [];
          const until = Math.min(a.until, b.until);
          return [{ seqs: [one, two], terms: [a.terms, b.terms], meeting, until }];
        }),
      ),
    ),
  );
}

const inOrder = (pairs: readonly MeetingPair[]) => pairs.map((pair) => JSON.stringify(pair)).sort();

const live = fc
  .record({
    terms: fc
      .record({
        kind: fc.constantFrom(...ZONE_KINDS),
        area,
        altitude: fc.option(altitude, { nil: undefined }),
      })
      .map((over) => ZoneTerms.parse({ ...TERMS, ...over })),
    until: fc.nat(),
  })
  .map((one): Live => one);
/** At most two terms of a zone: those that stand and those that are open; none takes it away. */
const change = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.array(live, { maxLength: 2 })),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test('[R54] however zones come, change and go, all that meet are found, each once, and none with itself', () => {
  let most = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (steps) => {
      const meetings = new Meetings(conflicts);
      const zones = new Map<number, readonly Live[]>();
      for (const step of steps) {
        for (const [seq, terms] of step) zones.set(seq, terms);
        meetings.take(new Map(step));
        const pairs = meetings.pairs();
        expect(inOrder(pairs)).toEqual(inOrder(everyPair(zones)));
        expect(pairs.every(({ seqs: [one, two] }) => one < two)).toBe(true);
        most = Math.max(most, pairs.length);
      }
    }),
    { numRuns: sized({ test: 60, soak: 1500 }) },
  );
  expect(most).toBeGreaterThan(5);
});

test('[R54] terms that are not sent yet meet what is there, but never the zone that they are for', () => {
  const terms = ZoneTerms.parse(TERMS);
  const meetings = new Meetings(conflicts);
  meetings.take(
    new Map([
      [4, [{ terms, until: 9 }]],
      [7, [{ terms, until: 9 }]],
    ]),
  );
  const met = (but?: number) => meetings.against({ ...terms }, but).map(({ seq }) => seq);
  expect(met()).toEqual([4, 7]);
  expect(met(4)).toEqual([7]);
});
