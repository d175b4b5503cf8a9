/** The same words are read the same wherever they are typed, pasted, linked to or fed. */
import { describe, expect, test } from 'vitest';
import { parseTime } from '../../../client/fields/times.ts';
import { readFilter } from '../../../client/find/filter-query.ts';
import { Parameters } from '../../../client/lib/parameters.ts';
import { readRoute as readAddress } from '../../../client/navigation/route.svelte.ts';
import { startOf } from '../../../client/release/asked.ts';
import { PictureId } from '../../../picture/basics.ts';
import { NOW } from '../../client/picture.ts';
import { answers, type Callers, eventOf, everywhere, reportedBy, zoneOf } from './callers.ts';

const filterOf = (words: Record<string, string>) =>
  readFilter(new Parameters(new URLSearchParams(words)));
const inZulu = { zone: 'UTC' };

describe('times', () => {
  const BEGINS: Callers<string> = {
    'occurred from': (text) => eventOf({ 'occurred.from': text })?.occurred.from,
    'window from': (text) => zoneOf({ 'window.from': text })?.window.from,
    'filter from': (text) => valueIn(parseTime(text, NOW, { lean: 'past', end: 'from' })),
    release: (text) => {
      const asked = { precision: 'exact', place: undefined, delay: 'time', anew: false } as const;
      const start = startOf({ ...asked, to: PictureId.parse('shared'), time: text }, NOW);
      return typeof start === 'object' && 'at' in start ? start.at : undefined;
    },
  };
  const FED: Callers<string> = {
    'feed, time': (text) => reportedBy({ time: text }, inZulu)?.occurred.from,
    'feed, dtg': (text) => reportedBy({ time: null, dtg: text }, inZulu)?.occurred.from,
  };
  const WRITTEN_BEGINS: Callers<string> = {
    ...FED,
    address: (text) => {
      const at = readAddress(`?${new URLSearchParams({ at: text })}`).at;
      return at && 'time' in at ? at.time : undefined;
    },
    'filter of an address, from': (text) => filterOf({ from: text })?.from,
  };
  const ENDS: Callers<string> = {
    'occurred to': (text) =>
      eventOf({ 'occurred.from': '2026-11-01T00:00Z', 'occurred.to': text })?.occurred.to,
    'window to': (text) =>
      zoneOf({ 'window.from': '2026-11-01T00:00Z', 'window.to': text })?.window.to,
    'filter to': (text) => valueIn(parseTime(text, NOW, { lean: 'past', end: 'to' })),
  };
  const WRITTEN_ENDS: Callers<string> = {
    'filter of an address, to': (text) => filterOf({ to: text })?.to,
    'feed, until': (text) =>
      reportedBy({ time: '2026-11-01T00:00Z', until: text }, inZulu)?.occurred.to,
  };
  const PEOPLE = { ...BEGINS, ...ENDS };
  const WRITTEN = { ...WRITTEN_BEGINS, ...WRITTEN_ENDS };
  const valueIn = (parsed: object) => ('value' in parsed ? String(parsed.value) : undefined);

  test.each([
    ['221419Z NOV 26', '2026-11-22T14:19:00.000Z'],
    ['٢٢١٤١٩Z NOV 2026', '2026-11-22T14:19:00.000Z'],
    ['\u200e221419z november 26\u200f', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22T16:19:00+02:00', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22T16:19:00+02', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22 14:19:33.25Z', '2026-11-22T14:19:33.250Z'],
    ['٢٠٢٦-١١-٢٢T١٤:١٩:٠٠Z', '2026-11-22T14:19:00.000Z'],
    ['20261122T141900Z', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22 14:19', '2026-11-22T14:19:00.000Z'], // where everything without a zone is Zulu
    ['1795357140.5', '2026-11-22T14:19:00.500Z'],
    ['300500Z FEB 26', undefined],
    ['2026-13-01T00:00Z', undefined],
    ['2062-11-22T25:00Z', undefined],
    ['2026-11-21T24:00Z', '2026-11-22T00:00:00.000Z'],
    ['2226-11-22T14:19Z', undefined],
    ['soon', undefined],
  ])('%s', (text, value) => {
    const callers = { ...PEOPLE, ...WRITTEN };
    expect(answers(callers, text)).toEqual(everywhere(callers, value));
  });

  test.each([
    ['1420', '2026-11-22T14:20:00.000Z'],
    ['١٤:٢٠', '2026-11-22T14:20:00.000Z'],
    ['221420Z', '2026-11-22T14:20:00.000Z'],
    ['221420Z NOV', '2026-11-22T14:20:00.000Z'],
    ['-5m', '2026-11-22T14:16:35.000Z'],
    ['now', '2026-11-22T14:21:00.000Z'],
  ])('%s counts from now, which an address and a feed have not', (text, value) => {
    expect(answers(PEOPLE, text)).toEqual(everywhere(PEOPLE, value));
    expect(answers(WRITTEN, text)).toEqual(everywhere(WRITTEN, undefined));
  });

  test.each([
    '202611221419',
    '22 Nov 2026 14:19',
    '22 تشرين الثاني 2026 14:19',
    '2026-11-22 17:19 Asia/Damascus',
  ])('%s is no time of a link, which the first page reads', (text) => {
    const callers = { ...PEOPLE, ...FED };
    expect(answers(callers, text)).toEqual(everywhere(callers, '2026-11-22T14:19:00.000Z'));
    expect(WRITTEN_BEGINS.address?.(text)).toBeUndefined();
  });

  test('a day that the feed gives tells the day of a clock time', () => {
    const from = (values: object, more: object = inZulu) => reportedBy(values, more)?.occurred;
    const time = { from: '2026-11-22T14:20:00.000Z' };
    expect(from({ date: '2026-11-22', time: '14:20' })).toEqual(time);
    expect(from({ date: '2026-11-22', time: '221420Z' })).toEqual(time);
    expect(from({ day: '٢٠٢٦-١١-٢٢', time: '1420Z' }, {})).toEqual(time);
    expect(from({ date: '2026-11-22', time: '14:20' }, {})).toBeUndefined(); // of which zone?
    expect(from({ date: '22', time: '14:20' })).toBeUndefined();
    expect(from({ date: '2026-11-22', time: '-5m' })).toBeUndefined();
  });

  test('a day is its beginning, its end, or all of it', () => {
    const [first, last] = ['2026-11-22T00:00:00.000Z', '2026-11-22T23:59:59.999Z'];
    const begins = { ...BEGINS, ...WRITTEN_BEGINS };
    const ends = { ...ENDS, ...WRITTEN_ENDS };
    expect(answers(begins, '2026-11-22')).toEqual(everywhere(begins, first));
    expect(answers(ends, '2026-11-22')).toEqual(everywhere(ends, last));
    const whole = { from: first, to: last };
    expect(eventOf({ 'occurred.from': '2026-11-22' })?.occurred).toEqual(whole);
    expect(reportedBy({ time: '2026-11-22' })?.occurred).toEqual(whole);
    expect(zoneOf({ 'window.from': '2026-11-22' })?.window).toEqual({ from: first }); // and on
  });

  test('[R66] what may mean two things: neither is taken, by nobody', () => {
    const text = '1612221419';
    expect(answers(PEOPLE, text)).toEqual(everywhere(PEOPLE, undefined));
    expect(answers(FED, text)).toEqual(everywhere(FED, undefined));
    expect(filterOf({ from: text })?.from).toBeUndefined();
  });
});
