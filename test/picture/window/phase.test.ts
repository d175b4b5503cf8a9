import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Window, windowEnd, windowPhase, windowTurns } from '../../../picture/window.ts';
import { MINUTE, offsetsBy, type Said, wallsOf, ZONES } from '../../support/slow-window.ts';
import '../../support/seed.ts';
import { FROM, MINUTES, said, slowly, TO } from '../../support/windows.ts';

const at = (time: string) => Date.parse(time);
/** The phase at each of these moments. */
const phases = (window: object, ...times: string[]) =>
  times.map((time) => windowPhase(Window.parse(window), at(time)));

describe('[R52] local hours', () => {
  // 2026-11-22 is a Sunday; Damascus is three hours ahead of UTC
  const damascus = {
    from: '2026-11-01T00:00:00Z',
    zone: 'Asia/Damascus',
    offsets: [{ from: '2026-11-01T00:00:00Z', minutes: 180 }],
  };
  test('are read on the clock of the zone', () => {
    const window = { ...damascus, daily: { from: '05:00', to: '16:00' } };
    expect(
      phases(
        window,
        '2026-11-22T01:59:59.999Z',
        '2026-11-22T02:00:00Z',
        '2026-11-22T12:59:59.999Z',
        '2026-11-22T13:00:00Z',
      ),
    ).toEqual(['pausing', 'open', 'open', 'pausing']);
  });
  test('so are its days, which are other ones in UTC', () => {
    const window = { ...damascus, days: ['sun'] };
    expect(
      phases(
        window,
        '2026-11-21T20:59:59.999Z',
        '2026-11-21T21:00:00Z',
        '2026-11-22T20:59:59.999Z',
        '2026-11-22T21:00:00Z',
      ),
    ).toEqual(['pausing', 'open', 'open', 'pausing']);
  });
  test('over midnight belong to the day on which they begin', () => {
    const window = {
      from: '2026-11-01T00:00:00Z',
      daily: { from: '22:00', to: '04:00' },
      days: ['fri'],
    };
    expect(
      phases(
        window,
        '2026-11-20T03:00:00Z', // Friday, small hours
        '2026-11-20T22:00:00Z',
        '2026-11-21T03:59:00Z',
        '2026-11-21T04:00:00Z',
        '2026-11-21T22:00:00Z',
      ),
    ).toEqual(['pausing', 'open', 'open', 'pausing', 'pausing']);
  });
  test('from a time to the same one are 24 hours, of the day on which they begin', () => {
    const window = {
      from: '2026-11-01T00:00:00Z',
      daily: { from: '06:00', to: '06:00' },
      days: ['fri'],
    };
    expect(
      phases(
        window,
        '2026-11-20T05:59:00Z',
        '2026-11-20T06:00:00Z',
        '2026-11-21T05:59:00Z',
        '2026-11-21T06:00:00Z',
      ),
    ).toEqual(['pausing', 'open', 'open', 'pausing']);
  });
  test('that the clock skips are not, and those that it shows twice are open twice', () => {
    const newYork = (from: string, daily: object, ...minutes: [string, number][]) => ({
      from,
      daily,
      zone: 'America/New_York',
      offsets: minutes.map(([since, ahead]) => ({ from: since, minutes: ahead })),
    });
    const spring = newYork(
      '2026-03-08T00:00:00Z',
      { from: '02:00', to: '03:00' },
      ['2026-03-08T00:00:00Z', -300],
      ['2026-03-08T07:00:00Z', -240],
    );
    expect(windowTurns(Window.parse(spring), at('2026-03-08T00:00:00Z'))).toBe(
      at('2026-03-09T06:00:00Z'),
    );
    const autumn = newYork(
      '2026-11-01T00:00:00Z',
      { from: '01:00', to: '01:30' },
      ['2026-11-01T00:00:00Z', -240],
      ['2026-11-01T06:00:00Z', -300],
    );
    expect(
      phases(
        autumn,
        '2026-11-01T05:00:00Z',
        '2026-11-01T05:29:00Z',
        '2026-11-01T05:30:00Z',
        '2026-11-01T06:00:00Z',
        '2026-11-01T06:29:59.999Z',
        '2026-11-01T06:30:00Z',
      ),
    ).toEqual(['open', 'open', 'pausing', 'open', 'open', 'pausing']);
  });
});

test('[R52] a window begins and ends on its second, and holds its beginning and not its end', () => {
  const window = { from: '2026-11-22T10:00:07Z', to: '2026-11-22T11:00:09Z' };
  expect(
    phases(
      window,
      '2026-11-22T10:00:06.999Z',
      '2026-11-22T10:00:07Z',
      '2026-11-22T11:00:08.999Z',
      '2026-11-22T11:00:09Z',
    ),
  ).toEqual(['before', 'open', 'open', 'over']);
  const parsed = Window.parse(window);
  expect(windowTurns(parsed, 0)).toBe(at(window.from));
  expect(windowTurns(parsed, at(window.from))).toBe(at(window.to));
  expect(windowTurns(parsed, at(window.to))).toBeUndefined();
});

describe('[R53] an estimated end', () => {
  const window = Window.parse({
    from: '2026-11-22T10:00:00Z',
    to: '2026-11-22T11:00:00Z',
    estimated: true,
  });
  test('does not end a window', () => {
    expect(windowPhase(window, at('2026-11-22T11:00:00Z'))).toBe('open');
    expect(windowPhase(window, at('2199-11-22T11:00:00Z'))).toBe('open');
    expect(windowTurns(window, at('2026-11-22T10:00:00Z'))).toBeUndefined();
    expect(windowEnd(window)).toBeUndefined();
  });
  test('that is confirmed does', () => {
    const { estimated, ...confirmed } = window;
    expect(estimated).toBe(true);
    expect(windowPhase(confirmed, at('2026-11-22T11:00:00Z'))).toBe('over');
    expect(windowEnd(confirmed)).toBe(at('2026-11-22T11:00:00Z'));
  });
});

test.each(ZONES)('[R52] the offsets of %s change in the two years that are checked', (zone) => {
  expect(offsetsBy(zone, FROM, TO).length).toBeGreaterThanOrEqual(4);
});

/** By the phase where it turns, and by nothing in between. */
function quickly(window: Window): Uint8Array {
  const open = new Uint8Array(MINUTES);
  for (let now: number | undefined = FROM; now !== undefined && now < TO; ) {
    const next: number = windowTurns(window, now) ?? TO;
    expect([(now - FROM) % MINUTE, next > now]).toEqual([0, true]);
    const phase = windowPhase(window, now);
    if (next < TO) expect(windowPhase(window, next)).not.toBe(phase);
    if (phase === 'open') open.fill(1, (now - FROM) / MINUTE, (next - FROM) / MINUTE);
    now = next;
  }
  return open;
}

test('[R52] equals a minute-by-minute check over two years', () => {
  const zones = new Set<string | undefined>();
  fc.assert(
    fc.property(said, (wish) => {
      zones.add(wish.zone);
      const [quick, slow] = [quickly(Window.parse(wish)), slowly(wish)];
      let same = 0;
      while (same < MINUTES && quick[same] === slow[same]) same += 1;
      const differs = same < MINUTES ? new Date(FROM + same * MINUTE).toISOString() : 'nowhere';
      expect(differs).toBe('nowhere');
    }),
  );
  expect(zones).toEqual(new Set([undefined, ...ZONES]));
});

test('[R52] without new fields a window is open as it was', () => {
  const clock = fc
    .integer({ min: 0, max: 1439 })
    .map(
      (m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`,
    );
  fc.assert(
    fc.property(clock, clock, fc.integer({ min: 0, max: 10 * 1440 }), (from, to, minute) => {
      const window = Window.parse({ from: '2026-11-22T00:00:00Z', daily: { from, to } });
      const now = at('2026-11-22T00:00:00Z') + minute * MINUTE;
      const shown = new Date(now).toISOString().slice(11, 16);
      const within = from < to ? from <= shown && shown < to : from <= shown || shown < to;
      expect(windowPhase(window, now)).toBe(within ? 'open' : 'pausing');
    }),
  );
});

test('[R52] two machines judge the same terms alike, whatever they know of time zones', () => {
  // Syria gave up its winter time in October 2022; older data did not know it
  const terms = (winter: boolean): Said & { offsets: object[] } => ({
    from: '2022-09-01T00:00:00.000Z',
    to: '2023-03-01T00:00:00.000Z',
    daily: { from: '06:00', to: '18:00' },
    zone: 'Asia/Damascus',
    offsets: [
      { from: '2022-09-01T00:00:00.000Z', minutes: 180 },
      ...(winter ? [{ from: '2022-10-27T21:00:00.000Z', minutes: 120 }] : []),
    ],
  });
  const noon = ['2022-12-01T03:30:00Z', '2022-12-01T15:30:00Z'];
  expect(phases(terms(false), ...noon)).toEqual(['open', 'pausing']);
  expect(phases(terms(true), ...noon)).toEqual(['pausing', 'open']);
  expect(wallsOf('Asia/Damascus', at('2022-12-01T03:30:00Z'), 15)[0]).toBe(4 * 1440 + 6 * 60 + 30); // Thursday
});
