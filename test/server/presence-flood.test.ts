import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { SHARED_ONLY } from '../support/cell.ts';
import { Clock } from '../support/clock.ts';
import { figure } from '../support/figure.ts';
import { startMeasured } from '../support/measure.ts';
import { DESKS, person } from '../support/people.ts';
import { SOAKING, sized } from '../support/scale.ts';
import { Screen } from '../support/screen.ts';
import { serve } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';

const WALLS = sized({ test: 8, soak: 64 });
/** Screens that point as often as those walls, of every desk. */
const POINTING = sized({ test: 9, soak: 66 });
const SCREENS = sized({ test: 12, soak: 200 });
/** Messages a second of each that floods. */
const PER_SECOND = 15;
const TICKS = 4; // a second

afterEach(() => void vi.useRealTimers());

interface Flood {
  readonly walls: readonly Screen[];
  readonly pointing: readonly Screen[];
  readonly screens: readonly Screen[];
}

async function gather(open: (who: ReturnType<typeof person>) => Promise<Screen>): Promise<Flood> {
  const some = (count: number, who: (i: number) => ReturnType<typeof person>) =>
    Promise.all(Array.from({ length: count }, (_, i) => open(who(i))));
  const desk = (i: number) => DESKS[i % DESKS.length] ?? 'us';
  return {
    walls: await some(WALLS, () => person('us', 'wall')),
    pointing: await some(POINTING, (i) => person(desk(i), i % 2 ? 'analyst' : 'officer')),
    screens: await some(SCREENS, (i) => person(desk(i), 'observer')),
  };
}

const point = (screens: readonly Screen[], i: number) => {
  for (const screen of screens) screen.say({ type: 'presence', cursor: [35 + i / 100, 33] });
};

test('[W13] [W4] walls and screens that point without end: few frames, and a beat every second', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const clock = new Clock();
  const server = await serve({ cell: SHARED_ONLY, clock: clock.server });
  const { walls, pointing, screens } = await gather((who) => server.screen(who));
  const all = [...walls, ...pointing, ...screens];
  const SECONDS = 5;
  const from = all.map(({ frames }) => frames.length);
  for (let tick = 0; tick < SECONDS * TICKS; tick++) {
    for (let i = 0; i < PER_SECOND / TICKS; i++) point([...walls, ...pointing], tick);
    await Promise.all([...walls, ...pointing].map((screen) => screen.roundTrip()));
    clock.pass(1000 / TICKS);
    vi.advanceTimersByTime(1000 / TICKS);
  }
  await Promise.all(all.map((screen) => screen.roundTrip()));
  let most = 0;
  for (const [n, { frames }] of all.entries()) {
    const got = frames.slice(from[n]);
    expect(got.filter(({ header }) => header.type === 'beat')).toHaveLength(SECONDS);
    const sent = got.flatMap(({ header }) => (header.type === 'presence' ? [header] : []));
    expect(sent).toHaveLength(SECONDS * TICKS);
    expect(sent.every(({ seats }) => seats.every(({ person }) => person !== 'wall.us'))).toBe(true);
    const bytes = got.reduce((sum, { line }) => sum + line.length, 0) / SECONDS;
    most = Math.max(most, bytes);
  }
  figure(
    `${WALLS} walls and ${POINTING} others point ${PER_SECOND} times a second: ` +
      `${TICKS} frames and ${Math.round(most)} bytes a second to each of ${all.length} screens`,
  );
  expect(most).toBeLessThan(30_000); // what three desks may say in a second, and the beats
});

if (SOAKING)
  test('[W13] [W4] the same in real time: no screen waits over 2 s for a beat', async () => {
    const server = await startMeasured();
    const live = `ws://127.0.0.1:${server.port}/api/pictures/shared/live`;
    const { walls, pointing, screens } = await gather((who) => Screen.open(live, cookieOf(who)));
    const last = new Map<Screen, number>();
    let longest = 0;
    const beat = (screen: Screen) => {
      const now = performance.now();
      longest = Math.max(longest, now - (last.get(screen) ?? now));
      last.set(screen, now);
    };
    for (const screen of screens) {
      screen.socket.on('message', (data) => {
        if (String(data).startsWith('{"type":"beat"')) beat(screen);
      });
    }
    for (let i = 0; i < 15 * PER_SECOND; i++) {
      point([...walls, ...pointing], i);
      await sleep(1000 / PER_SECOND);
    }
    for (const screen of screens) beat(screen); // one that hears nothing more has waited until now
    for (const screen of [...walls, ...pointing, ...screens]) screen.drop();
    figure(
      `${WALLS} walls and ${POINTING} others point ${PER_SECOND} times a second, ${SCREENS} screens: ` +
        `the longest gap between beats ${Math.round(longest)} ms`,
    );
    expect(last.size).toBe(SCREENS);
    expect(longest).toBeLessThan(2000);
  });
