import { describe, expect, test } from 'vitest';
import { flaw } from '../../../../picture/geo/flaw.ts';
import type { ZoneTerms } from '../../../../picture/kinds/zone.ts';
import { mayMeet } from '../../../../picture/views/conflicts/cover.ts';
import { conflictsOf } from '../../../../picture/views/conflicts/matrix.ts';
import { meetingOf } from '../../../../picture/views/conflicts/meeting.ts';
import { CELL } from '../../../support/cell.ts';
import { intentsOf, type Offset } from '../../../support/intents.ts';

const HERE: Offset = {
  lng: 35.8,
  lat: 33.1,
  metres: 950,
  time: Date.parse('2026-11-22T06:00:00Z'),
};
const conflicting = intentsOf('conflicting_flights.yaml', HERE);
const apart = intentsOf('non_conflicting.yaml', HERE);
const invalid = intentsOf('invalid_flight_intents.yaml', HERE);

const conflicts = conflictsOf(CELL);
const meet = (a: ZoneTerms | undefined, b: ZoneTerms | undefined) => {
  if (a === undefined || b === undefined) throw new Error('the file has no such intent');
  const meeting = meetingOf(a, b, conflicts);
  expect(meetingOf(b, a, conflicts)).toEqual(meeting);
  if (meeting) expect(mayMeet(a, b)).toBe(true);
  return meeting;
};

test('the intents are there, all of them sound, and none without heights', () => {
  expect(Object.keys(conflicting)).toHaveLength(13);
  expect(Object.keys(apart)).toHaveLength(6);
  expect(Object.keys(invalid)).toHaveLength(5);
  for (const { area, altitude } of [conflicting, apart, invalid].flatMap((file) =>
    Object.values(file),
  )) {
    expect(flaw(area)).toBeUndefined();
    expect(altitude?.lower?.reference).toBe('WGS84');
  }
});

/** What the tests of F3548 ask of them: "must conflict with" and "must not conflict with". */
describe('flights that are to conflict', () => {
  const first = ['flight1_planned', 'flight1_activated', 'flight1m_planned', 'flight1m_activated'];
  const second = [
    'flight2_planned',
    'flight2_activated',
    'equal_prio_flight2_planned',
    'equal_prio_flight2_activated',
    'equal_prio_flight2_nonconforming',
  ];
  test.each(first.flatMap((one) => second.map((two) => [one, two] as const)))(
    '[R54] %s conflicts with %s',
    (one, two) => {
      expect(meet(conflicting[one], conflicting[two])).toMatchObject({
        heights: 'overlap',
        conflict: true,
      });
    },
  );

  test('[R54] flight 1c conflicts with flight 2m in force, and not with flight 2', () => {
    expect(meet(conflicting.flight1c_activated, conflicting.flight2m_activated)).toBeDefined();
    for (const two of second) {
      expect(meet(conflicting.flight1c_planned, conflicting[two])).toBeUndefined();
    }
  });

  test.each(['flight1_planned', 'flight1_activated'])('[R54] flight 2m lies beside %s', (one) => {
    expect(meet(conflicting[one], conflicting.flight2m_activated)).toBeUndefined();
  });

  test('[R54] flight 2m, planned above flight 1c, conflicts with it in no height', () => {
    const { equal_prio_flight2m_planned: above, flight1c_activated: below } = conflicting;
    expect(meet(above, below)).toBeUndefined();
    if (above === undefined || below === undefined) throw new Error('not there');
    expect(meet({ ...above, altitude: below.altitude }, below)).toBeDefined();
  });
});

test('[R54] flights that are not to conflict do not, in any of their states', () => {
  const named = (flight: string) =>
    Object.entries(apart).flatMap(([name, terms]) => (name.startsWith(flight) ? [terms] : []));
  const [first, second] = [named('flight_1'), named('flight_2')];
  expect([first.length, second.length]).toEqual([3, 3]);
  for (const one of first) for (const two of second) expect(meet(one, two)).toBeUndefined();
});

test('[R54] a tiny overlap is one; what is over or comes a month later meets nothing', () => {
  const { valid_flight: flight } = invalid;
  expect(meet(flight, invalid.valid_activated)).toBeDefined();
  expect(meet(flight, invalid.valid_conflict_tiny_overlap)).toBeDefined();
  expect(meet(flight, invalid.invalid_too_far_away)).toBeUndefined();
  expect(meet(flight, invalid.invalid_recently_ended)).toBeUndefined();
});
