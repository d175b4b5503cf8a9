/** The board of who is active where and when: its bars, rows, lanes, and the way from bar to bar by keys. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barsOf, openTimes } from '../../client/board/bars.ts';
import { DAY, dayOf, HOUR, marksOf } from '../../client/board/day.ts';
import { cappedAt, laid, lanesOf } from '../../client/board/lanes.ts';
import { type Row, rowOf, rowsOf } from '../../client/board/rows.ts';
import { first, found, keyOf, STEPS, stepped } from '../../client/board/steps.ts';
import { Window, windowPhase } from '../../picture/window.ts';
import { Consenting } from '../support/consenting.ts';
import { TERMS } from '../support/examples.ts';
import { person } from '../support/people.ts';
import '../support/seed.ts';
import { CELL } from './picture.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const TODAY = dayOf(NOON);
const at = (time: string): number => Date.parse(`2026-11-22T${time}:00Z`);
const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
const hoursOf = (bars: readonly { from: number; to: number }[]) =>
  bars.map(({ from, to }) => `${clock(from)}-${clock(to)}`);
const windowOf = (from: string, to: string | undefined, daily?: object) =>
  Window.parse({
    from: new Date(from).toISOString(),
    ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
    ...(daily === undefined ? {} : { daily }),
  });
const CENTRES = (CELL.views ?? []).map(({ centre }) => centre);
const place = (n: number, radius = 1000) => ({
  type: 'Circle',
  centre: CENTRES[n] ?? [0, 0],
  radius,
});

describe('when a window is open in a day', () => {
  test('[R52] daily hours are a stretch each, cut where the day ends', () => {
    const window = windowOf('2026-11-20T00:00Z', undefined, { from: '06:00', to: '09:30' });
    expect(hoursOf(openTimes(window, TODAY))).toEqual(['06:00-09:30']);
    expect(openTimes(window, { from: TODAY.from, to: TODAY.to + DAY })).toHaveLength(2);
  });
  test('[R52] over midnight they are two, one at each end of the day', () => {
    const window = windowOf('2026-11-20T00:00Z', undefined, { from: '22:00', to: '04:00' });
    expect(hoursOf(openTimes(window, TODAY))).toEqual(['00:00-04:00', '22:00-00:00']);
    const fresh = windowOf('2026-11-22T01:00Z', '2026-11-22T23:00Z', {
      from: '22:00',
      to: '04:00',
    });
    expect(hoursOf(openTimes(fresh, TODAY))).toEqual(['01:00-04:00', '22:00-23:00']);
  });
  test('[R52] in the hour that local clocks repeat it is open twice, and without a break where hours allow', () => {
    const double = dayOf(Date.parse('2026-10-25T00:30:00Z')); // 0200 in Jerusalem comes again at 2300Z
    const from = '2026-10-20T00:00:00.000Z';
    const offsets = [
      { from, minutes: 180 },
      { from: '2026-10-24T23:00:00.000Z', minutes: 120 },
    ];
    const zone = 'Asia/Jerusalem';
    const at = (daily: object) => Window.parse({ from, daily, zone, offsets });
    const night = { from: double.from - 4 * HOUR, to: double.from + 4 * HOUR };
    const twice = openTimes(at({ from: '01:15', to: '01:45' }), night);
    expect(hoursOf(twice)).toEqual(['22:15-22:45', '23:15-23:45']);
    const through = openTimes(at({ from: '00:00', to: '04:00' }), night);
    expect(hoursOf(through)).toEqual(['21:00-02:00']);
  });
  test('[R53] one whose end is only expected goes on', () => {
    const { from, to } = windowOf('2026-11-22T06:00Z', '2026-11-22T09:00Z');
    const window = Window.parse({ from, to, estimated: true });
    expect(hoursOf(openTimes(window, TODAY))).toEqual(['06:00-00:00']);
  });
  test('[R52] one that has ended, or begins later, is not there', () => {
    expect(openTimes(windowOf('2026-11-20T00:00Z', '2026-11-22T00:00Z'), TODAY)).toEqual([]);
    expect(openTimes(windowOf('2026-11-23T00:00Z', undefined), TODAY)).toEqual([]);
    expect(hoursOf(openTimes(windowOf('2026-11-20T00:00Z', '2026-11-22T00:01Z'), TODAY))).toEqual([
      '00:00-00:01',
    ]);
  });
  test('[R52] minute by minute, a bar is there exactly where the window is open', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const clockOf = (n: number) => clock(TODAY.from + n * 60_000);
    const days = fc.integer({ min: -2 * 24 * 60, max: 24 * 60 });
    const some = fc.tuple(days, fc.integer({ min: 1, max: 3 * 24 * 60 }), minutes, minutes);
    fc.assert(
      fc.property(some, minutes, ([begins, long, one, two], when) => {
        const from = TODAY.from + begins * 60_000;
        const window = windowOf(
          new Date(from).toISOString(),
          new Date(from + long * 60_000).toISOString(),
          { from: clockOf(one), to: clockOf(two) },
        );
        const now = TODAY.from + when * 60_000;
        const open = openTimes(window, TODAY).some(({ from, to }) => from <= now && now < to);
        expect(open).toBe(windowPhase(window, now) === 'open');
      }),
    );
  });
});

describe('the bars of a zone', () => {
  const bars = (log: Consenting, ref: string, now = log.now) => barsOf(log.zone(ref), TODAY, now);

  test('[R46] asked for until all have agreed; then agreed, and in force from when they had', () => {
    const log = new Consenting();
    const ref = log.propose('sy');
    expect(bars(log, ref)).toMatchObject([{ desk: 'sy', look: 'proposed', from: at('14:00') }]);
    log.pass(HOUR);
    log.agreeAll(ref);
    const [bar] = bars(log, ref);
    expect(bar).toMatchObject({ look: 'agreed', from: at('14:00'), to: at('18:00') });
    expect(clock(bar?.force?.from ?? 0)).toBe('15:00');
    expect(bars(log, ref, at('19:00'))[0]?.force).toBeUndefined();
  });
  test('[R49] what was denounced ends when that takes effect, and not before the day does', () => {
    const log = new Consenting();
    const ref = log.propose('us');
    log.agreeAll(ref);
    expect(log.say('sy', ref, 'denounced')).toBeUndefined(); // after the usual three hours
    const [bar, ...more] = bars(log, ref);
    expect(more).toEqual([]);
    expect(bar).toMatchObject({ look: 'denounced', left: { by: ['sy'] } });
    expect(clock(bar?.to ?? 0)).toBe('17:00');
    expect(bar?.force).toBeDefined();
    expect(bars(log, ref, at('17:30'))[0]).toMatchObject({ look: 'denounced', to: bar?.to });
    expect(bars(log, ref, at('17:30'))[0]?.force).toBeUndefined();
  });
  test('[R48] an open version is a bar of its own beside the agreed one', () => {
    const log = new Consenting();
    const ref = log.propose('us');
    log.agreeAll(ref);
    const window = { ...TERMS.window, to: '2026-11-22T20:00:00.000Z' };
    log.version('il', ref, { window });
    expect(bars(log, ref)).toMatchObject([
      { look: 'agreed', desk: 'us', to: at('18:00') },
      { look: 'proposed', desk: 'il', version: 2, to: at('20:00') },
    ]);
  });
  test('[R49] what binds one desk alone is told apart from what all agreed to', () => {
    const log = new Consenting();
    const ref = log.propose('il', { unilateral: true });
    expect(bars(log, ref)).toMatchObject([{ look: 'unilateral', desk: 'il' }]);
  });
  test('one that was withdrawn, or that never held and is over, has none', () => {
    const log = new Consenting();
    const gone = log.propose('us');
    expect(bars(log, gone, at('18:00'))).toEqual([]);
    log.do(person('us'), { type: 'zone.withdrawn', item: gone, reason: 'x' });
    expect(bars(log, gone)).toEqual([]);
    const stage = log.propose('us', { kind: 'exercise' });
    expect(bars(log, stage)).toEqual([]);
    const held = log.propose('us', { area: place(3) });
    log.agreeAll(held);
    expect(bars(log, held, at('19:00'))).toMatchObject([{ look: 'agreed', to: at('18:00') }]);
  });
});

describe('the rows', () => {
  test('are the places of the cell, with what covers several of them last', () => {
    const log = new Consenting();
    const south = log.propose('us', { area: place(3) });
    const wide = log.propose('us', { area: place(2, 30_000) });
    expect([south, wide].map((ref) => rowOf(log.zone(ref), CELL))).toEqual([3, 0]);
    const rows = rowsOf([log.zone(south), log.zone(wide)], CELL, TODAY, log.now);
    expect(rows.map(({ name, bars }) => [name.en, bars.length])).toEqual([
      [CELL.views?.[1]?.name.en, 0],
      [CELL.views?.[2]?.name.en, 0],
      [CELL.views?.[3]?.name.en, 1],
      [CELL.views?.[0]?.name.en, 1],
    ]);
  });
  test('are one, named as the cell is, where it names no places', () => {
    const log = new Consenting();
    const zone = log.zone(log.propose('us'));
    const { views: _, ...bare } = CELL;
    expect(rowsOf([zone], bare, TODAY, log.now)).toMatchObject([
      { name: CELL.name, bars: [{ zone }] },
    ]);
  });
  test('a day is 24 hours of UTC, whatever local clocks do in it', () => {
    const double = dayOf(Date.parse('2026-10-25T00:30:00Z')); // Jerusalem's clocks go back
    expect(marksOf(double)).toHaveLength(13);
    expect(double.to - double.from).toBe(DAY);
    expect(dayOf(NOON, -1).to).toBe(TODAY.from);
  });
});

/** Bars from hour to hour, one row for each list. */
function board(...rows: readonly (readonly (readonly [number, number])[])[]): readonly Row[] {
  const log = new Consenting();
  const zone = log.zone(log.propose('us'));
  return rows.map((bars) => ({
    name: CELL.name,
    bars: bars.map(([from, to]) => ({
      zone,
      desk: person('us').desk,
      look: 'agreed',
      from: TODAY.from + from * HOUR,
      to: TODAY.from + to * HOUR,
    })),
  }));
}

describe('the lanes of a row', () => {
  test('words stand inside, after or before their bar, and nothing lies on anything', () => {
    const [row] = board([
      [0, 6],
      [1, 2],
      [23, 24],
      [6.5, 7],
    ]);
    const bars = [...(row?.bars ?? [])].sort((a, b) => a.from - b.from);
    const found = laid(bars, TODAY, 2400, () => 200);
    expect(found.map(({ side }) => side)).toEqual(['inside', 'after', 'after', 'before']);
    expect(found.map(({ lane }) => lane)).toEqual([0, 1, 0, 0]);
    expect(lanesOf(found)).toBe(2);
    expect(lanesOf([])).toBe(1);
  });
  test('on a wall the deepest rows give way until all have room', () => {
    expect(cappedAt([1, 4, 2], 7)).toBe(4);
    expect(cappedAt([1, 4, 2], 6)).toBe(3);
    expect(cappedAt([1, 4, 2], 5)).toBe(2);
    expect(cappedAt([3, 3], 0)).toBe(1);
  });
  test('however they lie, bars and words of one lane have room', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const some = fc.array(fc.tuple(hour, fc.integer({ min: 1, max: 12 })), { maxLength: 12 });
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 1500 }), (hours, words) => {
        const spans = hours.map(([from, long]) => [from, Math.min(24, from + long)] as const);
        const [row] = board(spans.sort((a, b) => a[0] - b[0]));
        const taken = laid(row?.bars ?? [], TODAY, 1200, () => words).map((one) => ({
          lane: one.lane,
          from: one.side === 'before' ? one.left - one.room : one.left,
          to: one.side === 'after' ? one.right + one.room : one.right,
        }));
        for (const { from, to } of taken) expect(from >= 0 && to <= 1200 + 3).toBe(true);
        for (const [i, a] of taken.entries()) {
          for (const b of taken.slice(i + 1)) {
            if (a.lane === b.lane) expect(a.to <= b.from || b.to <= a.from).toBe(true);
          }
        }
      }),
    );
  });
});

describe('keys', () => {
  const rows = board(
    [
      [1, 2],
      [5, 9],
      [20, 22],
    ],
    [],
    [
      [8, 10],
      [18, 19],
    ],
  );
  const go = (row: number, bar: number, step: (typeof STEPS)[number]) => {
    const to = stepped(rows, { row, bar }, step);
    return [to.row, to.bar];
  };
  test('go along a row and stop at its ends', () => {
    expect(go(0, 0, 'ArrowRight')).toEqual([0, 1]);
    expect(go(0, 2, 'ArrowRight')).toEqual([0, 2]);
    expect(go(0, 0, 'ArrowLeft')).toEqual([0, 0]);
    expect(go(0, 1, 'End')).toEqual([0, 2]);
    expect(go(0, 2, 'Home')).toEqual([0, 0]);
  });
  test('go to the bar nearest in time of the next row that has any', () => {
    expect(go(0, 0, 'ArrowDown')).toEqual([2, 0]);
    expect(go(0, 2, 'ArrowDown')).toEqual([2, 1]);
    expect(go(2, 1, 'ArrowUp')).toEqual([0, 2]);
    expect(go(2, 1, 'ArrowDown')).toEqual([2, 1]);
  });
  test('a bar is found again by its zone, version and time; the first is in the first row with any', () => {
    const bar = rows[2]?.bars[1];
    if (bar === undefined) throw new Error('no bar');
    expect(found(rows, keyOf(bar))).toEqual({ row: 2, bar: 1 });
    expect(found(rows, 'Z-9 0 0')).toBeUndefined();
    expect(first(rows.slice(1))).toEqual({ row: 1, bar: 0 });
    expect(first(rows.slice(1, 2))).toBeUndefined();
    expect(STEPS.map((step) => stepped([], { row: 0, bar: 0 }, step).row)).toEqual(
      STEPS.map(() => 0),
    );
  });
});
