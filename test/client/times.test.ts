import { expect, test } from 'vitest';
import { parsed } from '../../client/fields/parse.ts';
import { type Bound, CLOCKS, spanFields } from '../../client/fields/time-fields.ts';
import { fixedTimes, parseTime } from '../../client/fields/times.ts';
import { oneOf, read, refused } from '../../picture/reading/reading.ts';

const TIMES = { ...spanFields('occurred', 'past'), ...spanFields('window', 'future') };
const DAMASCUS = [{ label: 'DAM', timeZone: 'Asia/Damascus' }];
const now = Date.parse('2026-11-22T14:24:35.500Z');

const offer = (value: number) => ({ text: `${value} m`, shown: '' });

test('[R66] a field takes what is read, asks what is meant, or has words for a fault', () => {
  expect(parsed(read(1), offer)).toEqual({ value: 1 });
  expect(parsed(oneOf([1, 2]), offer)).toEqual({ offers: [offer(1), offer(2)] });
  expect(parsed(oneOf([1, 1]), offer)).toEqual({ offers: [offer(1)] }); // written alike, it is one
  expect(parsed(refused('offset'), offer)).toEqual({ fault: 'offset' });
  for (const [fault, word] of [
    ['near', 'grid'],
    ['year', 'date'],
    ['now', 'time'],
    ['day', 'time'],
    ['zone', 'time'],
  ] as const) {
    expect(parsed(refused(fault), offer), fault).toEqual({ fault: word });
  }
});

test('each field takes its end of a day, and of a clock time its way', () => {
  const at = (typed: string, bound: Bound) => parseTime(typed, now, bound);
  expect(at('2026-11-22', { lean: 'past', end: 'from' })).toEqual({
    value: '2026-11-22T00:00:00.000Z',
  });
  expect(at('2026-11-22', { lean: 'past', end: 'to' })).toEqual({
    value: '2026-11-22T23:59:59.999Z',
  });
  expect(at('0600', { lean: 'past', end: 'to' })).toEqual({ value: '2026-11-22T06:00:00.000Z' });
  expect(at('0600', { lean: 'future', end: 'to' })).toEqual({ value: '2026-11-23T06:00:00.000Z' });
});

test.each([
  ['-5m', '221419Z NOV 26'],
  ['1419', '221419Z NOV 26'],
  ['now', '221424Z NOV 26'],
  ['221419Z NOV 26', '221419Z NOV 26'],
  ['221419Z SEP 26', '221419Z SEP 26'],
  ['-30s', '2026-11-22T14:24:05.000Z'],
  ['2026-11-22T16:19:33+02:00', '2026-11-22T14:19:33.000Z'],
  ['2026-11-22T16:19+02', '221419Z NOV 26'],
  ['1795357173', '2026-11-22T14:19:33.000Z'],
  ['2026-11-22', '2026-11-22'],
  ['yesterday', '2026-11-21'],
  ['22 NOV', '2026-11-22'],
  ['yesterday 1419', '211419Z NOV 26'],
  ['22 Nov 2026', '22 Nov 2026'],
  ['NOV 2026', 'NOV 2026'],
  ['DAM 17:19', '221419Z NOV 26'],
  ['03/04/2026', '03/04/2026'],
  ['soon', 'soon'],
  ['', ''],
])('%s once left is %s, and means it from then on', (typed, fixed) => {
  const more = { 'title.en': '-5m', [CLOCKS]: JSON.stringify(DAMASCUS) };
  const words = fixedTimes({ 'occurred.from': typed, ...more }, TIMES, now);
  expect(words).toEqual({ 'occurred.from': fixed, ...more });
  expect(fixedTimes(words, TIMES, now + 12 * 60_000)).toBe(words);
});

test('each time leans as its field does', () => {
  expect(fixedTimes({ 'occurred.to': '0600', 'window.to': '0600' }, TIMES, now)).toEqual({
    'occurred.to': '220600Z NOV 26',
    'window.to': '230600Z NOV 26',
  });
});
