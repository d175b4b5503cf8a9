/** A window in words, and as the fields of the form of a zone. */
import { describe, expect, test } from 'vitest';
import { dayText, endText, hoursText, WEEK } from '../../client/kinds/zone/window-text.ts';
import { Window } from '../../picture/window.ts';
import './messages.ts';

const FROM = '2026-11-27T06:00:00Z';
const window = (more: object) => Window.parse({ from: FROM, ...more });
const damascus = { zone: 'Asia/Damascus', offsets: [{ from: FROM, minutes: 180 }] };
const daily = { from: '05:00', to: '16:00' };
const LRM = '\u200e';

describe('hours and days in words', () => {
  const working = window({ ...damascus, daily, days: ['sun', 'mon', 'tue', 'wed', 'thu'] });
  test('by the clock of a city', () => {
    expect(hoursText(working, 'en')).toBe('0500 – 1600 Damascus · Sun – Thu');
    expect(hoursText(working, 'ar')).toBe(`${LRM}0500 – 1600${LRM} بتوقيت دمشق · الأحد – الخميس`);
    expect(hoursText(working, 'he')).toBe(`${LRM}0500 – 1600${LRM} שעון דמשק · א׳ – ה׳`);
  });
  test('by UTC, and of a city that has no name here', () => {
    expect(hoursText(window({ daily }), 'en')).toBe('0500 – 1600Z');
    const mendoza = { ...damascus, zone: 'America/Argentina/Rio_Gallegos' };
    expect(hoursText(window({ ...mendoza, daily }), 'en')).toBe('0500 – 1600 Rio Gallegos');
  });
  test('without hours, and without anything', () => {
    expect(hoursText(window({ ...damascus, days: ['fri'] }), 'en')).toBe('Fri (Damascus time)');
    expect(hoursText(window({ days: ['fri'] }), 'en')).toBe('Fri');
    expect(hoursText(window({}), 'en')).toBeUndefined();
    expect(hoursText(window(damascus), 'en')).toBeUndefined();
  });
  test.each([
    [['mon', 'wed'], 'Mon, Wed'],
    [['sun', 'mon'], 'Sun, Mon'],
    [['mon', 'tue', 'wed', 'fri'], 'Mon – Wed, Fri'],
    [['fri', 'sat', 'sun'], 'Fri – Sun'],
    [['sat', 'sun'], 'Sat, Sun'],
    [['sat', 'sun', 'tue'], 'Tue, Sat, Sun'],
    [[...WEEK], 'Sun – Sat'],
  ])('%j', (days, said) => {
    expect(hoursText(window({ days }), 'en')).toBe(said);
  });
  test('every day has a name of its own in every language', () => {
    for (const language of ['en', 'ar', 'he'] as const) {
      expect(new Set(WEEK.map((day) => dayText(day, language))).size, language).toBe(7);
    }
  });
});

test('[R53] an end that is estimated is said to be', () => {
  const to = '2026-11-30T18:00:00Z';
  expect(endText(window({ to }), 'en')).toBe('301800Z NOV 26');
  const estimated = window({ to, estimated: true });
  expect(endText(estimated, 'en')).toBe('ends about 301800Z NOV 26, to be confirmed');
  expect(endText(estimated, 'he')).toBe(`מסתיים בסביבות ${LRM}301800Z NOV 26${LRM}, טעון אישור`);
  expect(endText(window({}), 'en')).toBe('until lifted');
});
