import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ZONE_KINDS, ZoneTerms } from '../../../../picture/kinds/zone.ts';
import { mayMeet } from '../../../../picture/views/conflicts/cover.ts';
import { conflictsOf } from '../../../../picture/views/conflicts/matrix.ts';
import { meetingOf } from '../../../../picture/views/conflicts/meeting.ts';
import { CELL } from '../../../support/cell.ts';
import { TERMS } from '../../../support/examples.ts';
import { sized } from '../../../support/scale.ts';
import { altitude, area } from '../../../support/shapes.ts';
import { said } from '../../../support/windows.ts';

const conflicts = conflictsOf(CELL);
const terms = (over: object): ZoneTerms => ZoneTerms.parse({ ...TERMS, ...over });
/** A square of a tenth of a degree. */
const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ],
  ],
});
const metres = (lower: number, upper: number, reference = 'WGS84') => ({
  lower: { metres: lower, reference },
  upper: { metres: upper, reference },
});
const window = (from: string, to?: string) => ({
  from: `2026-11-22T${from}Z`,
  ...(to !== undefined && { to: `2026-11-22T${to}Z` }),
});

const BASE = {
  kind: 'corridor',
  area: square(35.8, 33),
  altitude: metres(0, 100),
  window: window('06:00:00', '08:00:00'),
};
const between = (over: object) =>
  meetingOf(terms(BASE), terms({ ...BASE, kind: 'hazard', ...over }), conflicts);

test('[R54] zones meet from when to when, at which heights, and conflict or go together', () => {
  const from = Date.parse('2026-11-22T07:00:00Z');
  expect(between({ window: window('07:00:00', '09:00:00') })).toEqual({
    from,
    to: Date.parse('2026-11-22T08:00:00Z'),
    heights: 'overlap',
    conflict: true,
  });
  expect(between({ kind: 'no-fire', altitude: metres(0, 9, 'AMSL') })).toMatchObject({
    heights: 'different-references',
    conflict: false,
  });
  expect(between({ altitude: undefined })).toMatchObject({ heights: 'no-heights' });
  const endless = { ...BASE, window: window('07:00:00') };
  expect(meetingOf(terms(endless), terms(endless), conflicts)).toMatchObject({
    from,
    to: Number.POSITIVE_INFINITY,
  });
});

test('[R54] a step, a height and a second are enough; what touches in one of them does not meet', () => {
  expect(between({ area: square(35.8999999, 33) })).toBeDefined();
  expect(between({ area: square(35.9, 33) })).toBeUndefined();
  expect(between({ altitude: metres(99.999, 200) })).toBeDefined();
  expect(between({ altitude: metres(100, 200) })).toBeUndefined();
  expect(between({ window: window('07:59:59') })).toBeDefined();
  expect(between({ window: window('07:59:59.001') })).toBeUndefined();
  expect(between({ window: window('08:00:00') })).toBeUndefined();
});

const any = fc
  .record({
    kind: fc.constantFrom(...ZONE_KINDS),
    area,
    altitude: fc.option(altitude, { nil: undefined }),
    window: said,
  })
  .map(terms);
const runs = { numRuns: sized({ test: 1500, soak: 30_000 }) };

test('[R54] whatever meets may meet by the cover, in either order, and not everything may', () => {
  const count = { meet: 0, mayMeet: 0 };
  fc.assert(
    fc.property(any, any, (a, b) => {
      const meeting = meetingOf(a, b, conflicts);
      const [copyA, copyB] = [
        { ...a, area: { ...a.area } },
        { ...b, area: { ...b.area } },
      ];
      expect(meetingOf(copyB, copyA, conflicts)).toEqual(meeting);
      const may = mayMeet(a, b);
      expect(mayMeet(copyB, copyA)).toBe(may);
      if (meeting) expect(may).toBe(true);
      count.meet += Number(meeting !== undefined);
      count.mayMeet += Number(may);
    }),
    runs,
  );
  expect(count.meet).toBeGreaterThan(runs.numRuns / 100);
  expect(count.mayMeet).toBeLessThan(runs.numRuns / 2);
});

test('[R54] the cover misses no meeting of long and thin areas, across strips and the equator', () => {
  const small = fc.integer({ min: -60_000_000, max: 60_000_000 }).map((n) => n / 1e8);
  const corner = fc.tuple(small, small);
  const thin = fc
    .tuple(corner, corner, fc.integer({ min: 1, max: 20_000 }))
    .map(([a, b, width]) =>
      terms({ area: { type: 'Corridor', line: [a, b[0] === a[0] ? [a[0] + 1, b[1]] : b], width } }),
    );
  let meet = 0;
  fc.assert(
    fc.property(thin, thin, (a, b) => {
      if (meetingOf(a, b, conflicts) === undefined) return;
      meet += 1;
      expect(mayMeet(a, b)).toBe(true);
    }),
    runs,
  );
  expect(meet).toBeGreaterThan(runs.numRuns / 20);
});

test('[R54] the cover tells areas apart whose boxes overlap, and takes those that are too tall by their box', () => {
  const slope = (lon: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [lon, 33],
        [lon + 0.01, 33],
        [lon + 1.01, 34],
        [lon + 1, 34],
        [lon, 33],
      ],
    ],
  });
  expect(mayMeet(terms({ area: slope(35) }), terms({ area: slope(35.1) }))).toBe(false);
  expect(mayMeet(terms({ area: slope(35) }), terms({ area: slope(35.005) }))).toBe(true);
  const tall = {
    type: 'Polygon',
    coordinates: [
      [
        [35, -89],
        [36, -89],
        [35, 89],
        [35, -89],
      ],
    ],
  };
  expect(mayMeet(terms({ area: tall }), terms({ area: square(35.8, 33) }))).toBe(true);
  expect(mayMeet(terms({ area: tall }), terms({ area: square(36, 33) }))).toBe(false);
});
