import { expect, test } from 'vitest';
import { Instant } from '../../picture/basics.ts';

/** A time with an offset was taken by its own year, sealed in UTC as the year 2200, and no reader took the line. */
test('[R17] the year of a moment is judged in UTC, at both ends', () => {
  expect(Instant.safeParse('2199-12-31T23:30:00-01:00').success).toBe(false);
  expect(Instant.safeParse('1900-01-01T00:30:00+01:00').success).toBe(false);
  expect(Instant.parse('2199-12-31T23:30:00Z')).toBe('2199-12-31T23:30:00.000Z');
});
