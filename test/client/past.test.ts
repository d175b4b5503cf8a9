import { expect, test } from 'vitest';
import { Past } from '../../client/store/past.ts';
import { digest } from '../../picture/digest.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { FakeServer } from './support.ts';

const NOTHING = () => {};

function remembered(n: number) {
  const server = new FakeServer();
  server.grow(n);
  const asked: number[] = [];
  const past = new Past(async (after, limit) => {
    asked.push(after);
    return server.log.lines.slice(after, after + Math.min(limit, 100));
  });
  return { server, past, asked, until: server.log.head.seq };
}

test('[R15] a moment is the fold of the prefix until it, by number and by time', async () => {
  const { server, past, until } = remembered(300);
  const { entries } = server.log;
  for (const seq of [1, 2, 255, 256, 257, 300]) {
    const picture = await past.reach({ seq }, until, NOTHING);
    const whole = fold(EMPTY, entries.slice(0, seq));
    expect(typeof picture === 'string' ? picture : digest(picture)).toBe(digest(whole));
    const time = entries[seq - 1]?.time;
    if (time === undefined) throw new Error('no such entry');
    const timed = await past.reach({ time }, until, NOTHING);
    expect(typeof timed === 'string' ? timed : digest(timed)).toBe(digest(whole));
  }
});

test('lines are fetched once, and only as far as the moment needs', async () => {
  const { past, asked, until } = remembered(450);
  await past.reach({ seq: 150 }, until, NOTHING);
  expect(asked).toEqual([0, 100]);
  expect(past.at({ seq: 120 }, until)?.seq).toBe(120);
  expect(past.at({ seq: 250 }, until)).toBeUndefined();
  await Promise.all([
    past.reach({ seq: 201 }, until, NOTHING),
    past.reach({ seq: 401 }, until, NOTHING),
  ]);
  expect(asked).toEqual([0, 100, 200, 300, 400]);
});

test('[C2] a line that was tampered with is not replayed', async () => {
  const { server } = remembered(10);
  const lines = server.log.lines.map((line, i) =>
    i === 4
      ? new TextEncoder().encode(new TextDecoder().decode(line).replace('IMMEDIATE', 'FLASH'))
      : line,
  );
  const past = new Past(async (after) => lines.slice(after));
  expect(await past.reach({ seq: 9 }, 11, NOTHING)).toMatch(/entry 6.*\[C2\]/);
});

test('[W11] a line of a newer version is told as such; one that is cut off is not', async () => {
  const { server } = remembered(10);
  const spoilt = (change: (line: string) => string) =>
    server.log.lines.map((line, i) =>
      i === 4 ? new TextEncoder().encode(change(new TextDecoder().decode(line))) : line,
    );
  for (const [change, newer] of [
    [(line: string) => line.replace('"seq":', '"mood":"calm","seq":'), true],
    [(line: string) => line.replace('event.reported', 'event.dreamt'), true],
    [(line: string) => line.slice(0, 60), false],
    [(line: string) => line.replace('"seq":5', '"seq":6'), false],
  ] as const) {
    const past = new Past(async (after) => spoilt(change).slice(after));
    const told: string[] = [];
    past.onnewer = (why) => told.push(why);
    const why = await past.reach({ seq: 9 }, 11, NOTHING);
    expect(why).toMatch(/^entry 5: /);
    expect(told).toEqual(newer ? [why] : []);
  }
});

test('why the past cannot be had is told', async () => {
  const past = new Past(async () => 'the line is down');
  expect(await past.reach({ seq: 9 }, 11, NOTHING)).toBe('the line is down');
});
