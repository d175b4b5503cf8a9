import { expect, test } from 'vitest';
import { type Fitting, fittedAfter } from '../../client/wall/fitting.ts';
import type { Box } from '../../picture/geo/box.ts';

const AT = Date.parse('2026-11-22T14:21:35Z');
const HOUR = 3_600_000;
const SMALL: Box = [35.8, 33, 35.9, 33.1];
const LARGE: Box = [35.7, 32.8, 36, 33.3];
const FAR: Box = [35.71, 32.81, 35.71, 32.81];

/** A map shows exactly what it is fitted to. */
const shows = (fitted: Box | undefined, box: Box): boolean =>
  fitted !== undefined &&
  fitted[0] <= box[0] &&
  fitted[1] <= box[1] &&
  box[2] <= fitted[2] &&
  box[3] <= fitted[3];
const after = (before: Fitting | undefined, active: Box, urgent: readonly Box[], now = AT) =>
  fittedAfter(before, { active: () => active, urgent, shows, now });

test('a wall opens fitted and rests while nothing urgent is outside', () => {
  const opened = after(undefined, SMALL, []);
  expect(opened.to).toEqual(SMALL);
  expect(after(opened, LARGE, [])).toBe(opened);
  expect(after(opened, LARGE, [[35.85, 33.05, 35.85, 33.05]])).toBe(opened);
});

test('it opens out for something urgent outside, and goes back when nobody is awaited', () => {
  const opened = after(undefined, SMALL, []);
  const out = after(opened, LARGE, [FAR]);
  expect(out.to).toEqual(LARGE);
  expect(after(out, LARGE, [FAR])).toBe(out);
  expect(after(out, LARGE, [FAR], AT + HOUR)).toBe(out);
  const back = after(out, LARGE, []);
  expect(back).toMatchObject({ to: SMALL, home: undefined });
  expect(after(back, LARGE, [])).toBe(back);
});

test('what comes while it is out takes it further, and it still goes back to where it was', () => {
  const out = after(after(undefined, SMALL, []), LARGE, [FAR]);
  const farther: Box = [35, 32, 36.5, 34];
  const further = after(out, farther, [FAR, [36.4, 33, 36.4, 33]]);
  expect(further.to).toEqual(farther);
  expect(after(further, farther, []).to).toEqual(SMALL);
});

test('on the full hour it takes in what has changed', () => {
  const opened = after(undefined, SMALL, []);
  const next = after(opened, LARGE, [], AT + HOUR);
  expect(next.to).toEqual(LARGE);
  expect(after(next, SMALL, [], AT + HOUR + 1)).toBe(next);
});

test('what cannot be shown moves it once', () => {
  const out = after(after(undefined, SMALL, []), LARGE, [[30, 20, 50, 40]]);
  expect(out.to).toEqual(LARGE);
  expect(after(out, [...LARGE], [[30, 20, 50, 40]])).toBe(out);
});
