import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { SHARED_ONLY } from '../support/cell.ts';
import { Clock } from '../support/clock.ts';
import { type Crowd, gather, point } from '../support/crowd.ts';
import { figure } from '../support/figure.ts';
import { startMeasured } from '../support/measure.ts';
import { SOAKING, sized } from '../support/scale.ts';
import { serve } from '../support/server.ts';

const CROWD: Crowd = sized({
  test: { walls: 8, people: 9, watching: 12, perSecond: 16 },
  soak: { walls: 64, people: 66, watching: 200, perSecond: 16 },
});
const WHO =
  `${CROWD.walls} walls and ${CROWD.people} others point ${CROWD.perSecond} times a second, ` +
  `${CROWD.watching} screens watch`;
const TICKS = 4; // a second
const SECONDS = 5;

afterEach(() => void vi.useRealTimers());

test('[W13] [W4] walls and people who point without end: few frames, and a beat every second', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const clock = new Clock();
  const server = await serve({ cell: SHARED_ONLY, clock: clock.server });
  const { pointing, watching } = await gather(CROWD, (who) => server.screen(who));
  const all = [...pointing, ...watching];
  const from = all.map(({ frames }) => frames.length);
  for (let tick = 0; tick < SECONDS * TICKS; tick++) {
    for (let i = 0; i < CROWD.perSecond / TICKS; i++) point(pointing, tick);
    await Promise.all(pointing.map((screen) => screen.roundTrip()));
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
  figure(`${WHO}: ${TICKS} frames and ${Math.round(most)} bytes a second to each`);
  expect(most).toBeLessThan(30_000); // what three desks may say in a second, and the beats
});

if (SOAKING)
  test('[W13] [W4] the same in real time: no screen waits over 2 s for a beat', async () => {
    const server = await startMeasured();
    const live = `ws://127.0.0.1:${server.port}/api/pictures/shared/live`;
    const child = fork(new URL('../support/flood.ts', import.meta.url), [
      live,
      JSON.stringify(CROWD),
    ]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const Told = z.object({ longest: z.number(), heard: z.int() });
    const { longest, heard } = Told.parse((await once(child, 'message'))[0]);
    figure(`${WHO}: ${Math.round(longest)} ms at most between two beats`);
    expect(heard).toBe(CROWD.watching);
    expect(longest).toBeLessThan(2000);
  });
