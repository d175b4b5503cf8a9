import { describe, expect, test } from 'vitest';
import { Window } from '../../../picture/window.ts';

const FROM = '2026-11-22T10:00:00Z';
const parsed = (window: object) => Window.safeParse({ from: FROM, ...window });
const zone = 'Asia/Damascus';
const offsets = [{ from: FROM, minutes: 180 }];

describe('[R52] [R53] refuses a window, and names the field', () => {
  test.each<[string, string, object]>([
    ['an end before the beginning', 'to', { to: FROM }],
    ['a zone without its offsets', 'offsets', { zone }],
    ['offsets of no zone', 'zone', { offsets }],
    ['no offsets', 'offsets', { zone, offsets: [] }],
    ['a zone that is none', 'zone', { zone: 'Asia/', offsets }],
    [
      'offsets that begin too late',
      'offsets.0.from',
      { zone, offsets: [{ from: '2026-11-22T10:00:01Z', minutes: 180 }] },
    ],
    ['an offset twice', 'offsets.1.from', { zone, offsets: [...offsets, ...offsets] }],
    ['more than a day', 'offsets.0.minutes', { zone, offsets: [{ from: FROM, minutes: 1441 }] }],
    ['half a minute', 'offsets.0.minutes', { zone, offsets: [{ from: FROM, minutes: 180.5 }] }],
    ['no day', 'days', { days: [] }],
    ['a day twice', 'days', { days: ['mon', 'mon'] }],
    ['a day that is none', 'days.0', { days: ['Monday'] }],
    ['an hour that is none', 'daily.to', { daily: { from: '22:00', to: '24:00' } }],
    ['an estimate of no end', 'estimated', { estimated: true }],
    ['an estimate that is denied', 'estimated', { to: '2026-11-23T10:00:00Z', estimated: false }],
  ])('%s', (_, field, window) => {
    const { error } = parsed(window);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

test('[R52] days are kept in the order of the week, and fields in the order of old ones first', () => {
  const { data } = parsed({
    offsets,
    zone,
    estimated: true,
    days: ['sun', 'thu', 'mon'],
    to: '2026-11-23T10:00:00Z',
  });
  expect(JSON.stringify(data)).toBe(
    '{"from":"2026-11-22T10:00:00.000Z","to":"2026-11-23T10:00:00.000Z","days":["mon","thu","sun"],' +
      '"zone":"Asia/Damascus","offsets":[{"from":"2026-11-22T10:00:00.000Z","minutes":180}],' +
      '"estimated":true}',
  );
});
