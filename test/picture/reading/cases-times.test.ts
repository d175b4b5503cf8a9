/** Times that were once read wrongly, in a form and in a feed, with the value that is right. [R66] [R67] */
import { describe, expect, test } from 'vitest';
import { type Bound, CLOCKS } from '../../../client/fields/time-fields.ts';
import { parseTime } from '../../../client/fields/times.ts';
import { readRoute } from '../../../client/navigation/route.svelte.ts';
import { timeDoubt } from '../../../picture/reading/doubts.ts';
import { readTime } from '../../../picture/reading/times.ts';
import { eventOf, reportedBy } from './callers.ts';

const NOW = Date.parse('2026-11-29T09:00:00Z'); // 290900Z NOV 26
const PAST: Bound = { lean: 'past', end: 'from' };
const DAMASCUS = { zone: 'Asia/Damascus' };
const typed = (text: string) => parseTime(text, NOW, PAST);
const typedIn = (text: string) => eventOf({ 'occurred.from': text })?.occurred;
const fed = (values: object, zone: object = {}) => reportedBy(values, zone)?.occurred;

test('F03 twelve digits are a date and a time, and count nothing', () => {
  const from = '2026-11-22T14:19:00.000Z';
  expect(fed({ time: '202611221419' })).toBeUndefined(); // of which zone?
  expect(fed({ time: '202611221419' }, { zone: 'UTC' })).toEqual({ from });
  expect(fed({ time: '202611221719' }, DAMASCUS)).toEqual({ from });
  expect(typedIn('202611221419')).toEqual({ from });
  expect(fed({ time: '202613221419' }, DAMASCUS)).toBeUndefined(); // no thirteenth month
  expect(fed({ time: '1795357140123' })).toEqual({ from: '2026-11-22T14:19:00.123Z' });
});

test('F04 an offset that is there is never dropped', () => {
  for (const zone of [{}, DAMASCUS]) {
    const from = '2026-11-22T12:19:00.000Z';
    expect(fed({ time: '2026-11-22 14:19:00+02' }, zone)).toEqual({ from });
    expect(fed({ time: '2026-11-22 14:19:00+00' }, zone)?.from).toBe('2026-11-22T14:19:00.000Z');
  }
  expect(typedIn('2026-11-22 14:19:00+02')).toEqual({ from: '2026-11-22T12:19:00.000Z' });
});

test('F06 a day is the day of its zone', () => {
  const day = { from: '2026-11-21T21:00:00.000Z', to: '2026-11-22T20:59:59.999Z' };
  expect(fed({ time: null, date: '2026-11-22' }, DAMASCUS)).toEqual(day);
  expect(typedIn('2026-11-22 Asia/Damascus')).toEqual(day);
});

test('F17 Arabic digits are read in a feed as in a form', () => {
  const from = '2026-11-22T14:19:00.000Z';
  expect(fed({ time: '٢٠٢٦-١١-٢٢T١٤:١٩:٠٠Z' })).toEqual({ from });
  expect(typedIn('٢٠٢٦-١١-٢٢T١٤:١٩:٠٠Z')).toEqual({ from });
});

test('F26 a mistyped year is read as it stands, and doubted', () => {
  const reading = readTime('2062-11-22T14:19:00Z', {});
  if (reading.kind !== 'read') throw new Error('it is a time');
  expect(reading.value).toEqual({ from: '2062-11-22T14:19:00.000Z' });
  expect(timeDoubt(reading.value, NOW)).toBe('future');
});

describe('F27 what occurred leans to the past', () => {
  test.each([
    ['051200Z', '2026-11-05T12:00:00.000Z'],
    ['010001Z', '2026-11-01T00:01:00.000Z'],
    ['290910Z', '2026-11-29T09:10:00.000Z'], // clocks differ by ten minutes
    ['1200', '2026-11-28T12:00:00.000Z'],
  ])('%s is %s', (text, value) => {
    expect(typed(text)).toEqual({ value });
  });

  test('a time of today that lies ahead is today, and is asked about', () => {
    const value = '2026-11-29T12:00:00.000Z';
    expect(typed('291200Z')).toEqual({ value });
    const reading = readTime(value, {});
    expect(reading.kind === 'read' && timeDoubt(reading.value, NOW)).toBe('future');
  });
});

test.each([
  ['2026-11-29T12:05:00+03:00', '2026-11-29T09:05:00.000Z'],
  ['2026-11-29T09:05:00.000Z.', '2026-11-29T09:05:00.000Z'],
  ['2026-11-29%2009:05Z', '2026-11-29T09:05:00.000Z'],
])('F30 the link ?at=%s is of that time', (at, time) => {
  expect(readRoute(`?at=${at}`)).toMatchObject({ at: { time }, unread: [] });
});

test('F30 a link whose time cannot be read says which parameter it was', () => {
  const unread = [{ name: 'at', text: 'last Sunday' }];
  expect(readRoute('?at=last+Sunday&as=known')).toMatchObject({ at: undefined, unread });
});

test('F37 the column of a date-time group is a time', () => {
  const from = '2026-11-22T14:19:00.000Z';
  expect(fed({ time: null, dtg: '221419Z NOV 26' })).toEqual({ from });
});

test('F38 a date and a time in two columns are one', () => {
  const apart = { date: '2026-11-22', time: '14:19' };
  expect(fed(apart, DAMASCUS)).toEqual({ from: '2026-11-22T11:19:00.000Z' });
  expect(fed({ ...apart, time: '14:19Z' })).toEqual({ from: '2026-11-22T14:19:00.000Z' });
  expect(fed({ ...apart, date: '22.11.2026' }, DAMASCUS)?.from).toBe('2026-11-22T11:19:00.000Z');
});

test('what the page shows beside a field is typed again', () => {
  const clocks = [{ label: 'DAM', timeZone: 'Asia/Damascus' }];
  const words = (text: string) =>
    eventOf({ [CLOCKS]: JSON.stringify(clocks), 'occurred.from': text })?.occurred.from;
  expect(words('221419Z NOV 26 · DAM 17:19')).toBe('2026-11-22T14:19:00.000Z');
  expect(words('221419Z NOV 26 · DAM 16:19')).toBeUndefined();
});
