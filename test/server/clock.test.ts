import { expect, test } from 'vitest';
import type { ClockFault } from '../../picture/wire.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Clock, DAY, HOUR, MINUTE, SECOND, stopIntervals } from '../support/clock.ts';
import { DESK_CELL } from '../support/desks.ts';
import { added, reported } from '../support/examples.ts';
import { keep } from '../support/keeping.ts';
import { command } from '../support/logs.ts';
import { person } from '../support/people.ts';
import type { Screen } from '../support/screen.ts';
import { OFFICER, serve, type TestServer } from '../support/server.ts';
import { enrolled } from '../support/visitor.ts';

const readyz = async (server: TestServer) => {
  const answer = await fetch(`${server.url}/readyz`);
  return { status: answer.status, text: await answer.text() };
};
const READY = { status: 200, text: 'ready' };

/** What the next beat says of the clock; nothing is wrong with it: undefined. */
const beaten = async (screen: Screen): Promise<ClockFault | undefined> =>
  (await screen.next('beat')).header.clock;

/** The time of the last entry. */
const headTime = (server: TestServer, picture = 'shared'): number =>
  Date.parse(server.served(picture).replica.head.time ?? '');

/** Whether a report is taken now, and in how many seconds it may be tried again if not. */
async function asks(server: TestServer, picture = 'shared', desk = 'us') {
  const { status, headers, body } = await server.ask(reported(), { picture, who: person(desk) });
  return { status, retry: headers.get('Retry-After'), error: body.error };
}
const TAKEN = { status: 201, retry: null, error: undefined };

/** Logs of pictures, of which these were last written when the clock was so many ms ahead. */
async function writtenAhead(clock: Clock, ahead: Readonly<Record<string, number>>) {
  const logs = new Map(Object.keys(ahead).map((picture) => [picture, memoryLog()]));
  const log = (picture: string): Log => logs.get(picture) ?? memoryLog();
  for (const [picture, by] of Object.entries(ahead)) {
    const then = new Clock(clock.now() + by);
    const server = await serve({ cell: DESK_CELL, clock: then.server, log });
    expect(await asks(server, picture, picture === 'shared' ? 'us' : picture)).toEqual(TAKEN);
    await server.close();
  }
  return log;
}

const AHEAD = 11 * HOUR; // the screen's session lasts as long, whatever is wrong

test('[L15] [C3] a clock that was hours ahead once and is right again: an alarm until it has passed the head', async () => {
  const clock = new Clock();
  const log = await writtenAhead(clock, { shared: AHEAD });
  const pass = stopIntervals();
  const server = await serve({ cell: DESK_CELL, clock: clock.server, log });
  const head = headTime(server);
  expect(head).toBe(clock.now() + AHEAD);
  const screen = await server.screen();
  expect(await beaten(screen)).toEqual({ state: 'behind', by: AHEAD / SECOND });
  expect(await readyz(server)).toEqual({
    status: 503,
    text: `the server's clock lies ${AHEAD / SECOND} s behind the last entry of shared`,
  });
  expect(await asks(server)).toEqual(TAKEN); // writing goes on
  expect(headTime(server)).toBe(head);
  clock.pass(AHEAD - 6 * SECOND);
  pass(SECOND);
  expect(await beaten(screen)).toEqual({ state: 'behind', by: 6 });
  clock.pass(SECOND);
  pass(SECOND);
  expect(await beaten(screen)).toBe(undefined);
  expect(await readyz(server)).toEqual(READY);
});

test('[L15] two pictures with different heads: each has its own alarm, and none tells of a desk of its own', async () => {
  const clock = new Clock();
  const log = await writtenAhead(clock, { il: 3 * HOUR });
  const server = await serve({ cell: DESK_CELL, clock: clock.server, log });
  const ofDesk = await server.screen(person('il'), {}, 'il');
  const shared = await server.screen();
  expect(await beaten(ofDesk)).toEqual({ state: 'behind', by: (3 * HOUR) / SECOND });
  expect(await beaten(shared)).toBe(undefined);
  expect(await readyz(server)).toEqual({
    status: 503,
    text: "the server's clock lies behind the last entry of the log of one desk",
  });
  expect([await asks(server), await asks(server, 'il', 'il')]).toEqual([TAKEN, TAKEN]);
  expect([headTime(server), headTime(server, 'il')]).toEqual([clock.now(), clock.now() + 3 * HOUR]);
});

test('[L15] a clock that leaps back an hour while the server runs lies behind the log', async () => {
  const pass = stopIntervals();
  const clock = new Clock();
  const server = await serve({ clock: clock.server });
  const screen = await server.screen();
  expect(await beaten(screen)).toBe(undefined);
  await server.ask(reported());
  const head = headTime(server);
  clock.step(-HOUR);
  pass(SECOND);
  expect(await beaten(screen)).toEqual({ state: 'behind', by: HOUR / SECOND });
  expect((await readyz(server)).status).toBe(503);
  expect(await asks(server)).toEqual(TAKEN);
  expect(headTime(server)).toBe(head);
  clock.step(HOUR);
  expect([await readyz(server), await asks(server)]).toEqual([READY, TAKEN]);
});

test('[L16] a step ahead of two minutes: nothing is written, every screen says why, until the clock is back', async () => {
  const pass = stopIntervals();
  const clock = new Clock();
  const server = await serve({ cell: DESK_CELL, clock: clock.server });
  const screens = [await server.screen(), await server.screen(person('il'), {}, 'il')];
  for (const screen of screens) expect(await beaten(screen)).toBe(undefined);
  const before = clock.now();
  clock.step(2 * MINUTE);
  const why =
    "the server's clock has stepped 120 s ahead: nothing is written until it is back or an administrator confirms it";
  const barred = { status: 503, retry: '5', error: { kind: 'clock', rule: 'L16', why } };
  expect(await asks(server)).toEqual(barred); // noticed by the command itself: no beat came between
  expect(await asks(server, 'il', 'il')).toEqual(barred);
  pass(SECOND);
  for (const screen of screens) {
    const { header } = await screen.next('beat');
    expect(header.clock).toEqual({ state: 'ahead', by: 120 });
    expect(Date.parse(header.time)).toBe(before); // time goes on from before
  }
  expect(await readyz(server)).toEqual({ status: 503, text: why });
  clock.pass(SECOND);
  clock.step(-2 * MINUTE);
  expect([await readyz(server), await asks(server)]).toEqual([READY, TAKEN]);
  expect(headTime(server)).toBe(before + SECOND);
  pass(SECOND);
  for (const screen of screens) expect(await beaten(screen)).toBe(undefined);
});

test('[L16] lines of one request are each answered by the clock', async () => {
  const clock = new Clock();
  const server = await serve({ clock: clock.server });
  clock.step(DAY);
  const lines = [added(), added()].map((change, i) => JSON.stringify(command(change, 900 + i)));
  const answer = await server.get('/api/pictures/shared/changes', OFFICER, {
    method: 'POST',
    body: lines.join('\n'),
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
  const said = (await answer.text()).trimEnd().split('\n');
  expect(said.map((line) => JSON.parse(line))).toMatchObject(
    [0, 1].map(() => ({ status: 503, error: { kind: 'clock' } })),
  );
  expect(server.served().replica.head.seq).toBe(1);
});

test('[L16] a machine that sleeps between a decision and its commit writes nothing with the time from before', async () => {
  const clock = new Clock();
  const log = memoryLog();
  let sleeps = 0;
  const { replica, appender } = await keep(
    {
      ...log,
      async read(seq, limit) {
        if (sleeps > 0) clock.step(sleeps);
        sleeps = 0;
        return log.read(seq, limit);
      },
    },
    clock.now,
    clock.server,
  );
  const both = [command(added(), 1), command(added(), 2)];
  await appender.append(OFFICER, both.slice(0, 1));
  sleeps = 8 * HOUR; // while the entry of the first one is read, which was taken before
  const answers = await appender.append(OFFICER, both);
  expect([sleeps, ...answers.map(({ kind }) => kind)]).toEqual([0, 'clock', 'clock']);
  expect(replica.head.seq).toBe(2);
  clock.server.confirm();
  const again = await appender.append(OFFICER, both);
  expect(again.map(({ kind }) => kind)).toEqual(['taken', 'taken']);
  expect(Date.parse(replica.head.time ?? '')).toBe(clock.now());
});

test('[L16] [S3] a machine that was suspended overnight says so before it writes, and signs nobody out meanwhile', async () => {
  const pass = stopIntervals();
  const clock = new Clock();
  const server = await serve({ clock: clock.server, mode: 'live' });
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  const screen = await noa.screen();
  expect(await beaten(screen)).toBe(undefined);
  clock.step(10 * HOUR); // all that a program sees of it
  pass(10 * SECOND); // sessions are swept, too
  expect(await beaten(screen)).toEqual({ state: 'ahead', by: (10 * HOUR) / SECOND });
  expect((await noa.post('/api/pictures/shared/changes', command(added(), 77))).status).toBe(503);
  expect((await noa.get('/api/me')).status).toBe(200);
  expect(headTime(server)).toBe(clock.now() - 10 * HOUR);
});

test('[L16] a drift of 1 s a minute is no step', async () => {
  const clock = new Clock();
  const server = await serve({ clock: clock.server });
  for (let hour = 0; hour < 3; hour++) {
    for (let minute = 0; minute < 60; minute++) {
      clock.pass(MINUTE);
      clock.step(SECOND);
      clock.server.read(); // as each beat does
    }
    expect([await asks(server), await readyz(server)]).toEqual([TAKEN, READY]);
    expect(headTime(server)).toBe(clock.now());
  }
});

test('[L16] every answer carries the time that the server goes by', async () => {
  const clock = new Clock();
  const server = await serve({ clock: clock.server });
  const before = clock.now();
  clock.step(DAY);
  const { headers } = await server.get('/api/me');
  expect(headers.get('date')).toBe(new Date(before).toUTCString());
});
