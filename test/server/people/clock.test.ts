import { expect, test } from 'vitest';
import { z } from 'zod';
import { readEntry } from '../../../picture/entry.ts';
import { Clock, DAY, HOUR, MINUTE, SECOND } from '../../support/clock.ts';
import { DESK_CELL } from '../../support/desks.ts';
import { reported } from '../../support/examples.ts';
import { person } from '../../support/people.ts';
import { serve, type TestServer } from '../../support/server.ts';
import { cookieOf } from '../../support/sessions.ts';
import { enrolled, Visitor } from '../../support/visitor.ts';

/** The status of a report that is asked for now. */
const asks = async (server: TestServer): Promise<number> => (await server.ask(reported())).status;
const readyz = async (server: TestServer): Promise<number> =>
  (await fetch(`${server.url}/readyz`)).status;
const headTime = (server: TestServer, picture = 'shared'): number =>
  Date.parse(server.served(picture).replica.head.time ?? '');

const Standing = z.strictObject({
  machine: z.string(),
  time: z.string(),
  ahead: z.int(),
  behind: z.int(),
});

test('[L16] [S3] who has a screen open when a step is confirmed stays signed in', async () => {
  const clock = new Clock();
  const server = await serve({ clock: clock.server, mode: 'live' });
  const root = await enrolled(server, 'root', 'us', 'admin');
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  const dan = await enrolled(server, 'dan', 'il', 'officer');
  const screen = await noa.screen();
  clock.step(2 * HOUR); // longer than an officer's session lasts unused
  expect((await root.post('/api/clock/confirm', { ahead: 7200 })).status).toBe(200);
  await screen.roundTrip();
  const statuses = [root, noa, dan].map(async (one) => (await one.get('/api/me')).status);
  expect(await Promise.all(statuses)).toEqual([200, 200, 401]);
});

test('[L16] [S11] an admin who has just proved it confirms the step they saw; the record of every desk says so', async () => {
  const clock = new Clock();
  const server = await serve({ cell: DESK_CELL, clock: clock.server, mode: 'live' });
  const root = await enrolled(server, 'root', 'sy', 'admin');
  const before = clock.now();
  const standing = async () => Standing.parse((await root.get('/api/clock')).body);
  const at = (time: number) => new Date(time).toISOString();
  expect(await standing()).toEqual({
    machine: at(before),
    time: at(before),
    ahead: 0,
    behind: 0,
  });
  const confirm = (ahead: number) => root.post('/api/clock/confirm', { ahead });
  const nothing = { status: 422, body: { error: { rule: 'L16', field: 'ahead' } } };
  expect(await confirm(1)).toMatchObject(nothing);
  clock.step(2 * HOUR);
  expect(await standing()).toMatchObject({ machine: at(before + 2 * HOUR), time: at(before) });
  clock.pass(11 * MINUTE);
  expect(await confirm((2 * HOUR) / SECOND)).toMatchObject({
    status: 403,
    body: { error: { kind: 'step-up', rule: 'S11' } },
  });
  expect((await root.signIn()).status).toBe(200);
  expect(await confirm(2)).toMatchObject(nothing); // another step than the one they looked at
  expect((await confirm(0)).status).toBe(400);
  expect(await asks(server)).toBe(503);
  const confirmed = await confirm((2 * HOUR) / SECOND);
  expect(confirmed).toMatchObject({ status: 200, body: { ahead: 0, time: at(clock.now()) } });
  expect([await asks(server), await readyz(server)]).toEqual([201, 200]);
  expect(headTime(server)).toBe(clock.now());
  const written = { type: 'access.clock-confirmed', ahead: (2 * HOUR) / SECOND, by: 'root' };
  for (const { id } of DESK_CELL.desks) {
    const record = `access-${id}`;
    const { log } = server.served(record).replica;
    await server.landed(record, () => headTime(server, record) === clock.now());
    const last = await log.last();
    const lines = await log.read(0, last?.seq ?? 0);
    const changes = lines.map(({ bytes, seq }) => readEntry(bytes, seq).change);
    expect(changes).toContainEqual(written);
  }
});

test('[L16] who is no admin neither confirms the clock nor asks for it', async () => {
  const clock = new Clock();
  const server = await serve({ clock: clock.server });
  clock.step(DAY);
  for (const role of ['officer', 'supervisor', 'observer', 'wall'] as const) {
    const visitor = new Visitor(server);
    visitor.cookie = cookieOf(person('us', role));
    const refused = { status: 403, body: { error: { kind: 'forbidden', rule: 'L16' } } };
    expect(await visitor.post('/api/clock/confirm', { ahead: DAY / SECOND })).toMatchObject(
      refused,
    );
    expect(await visitor.get('/api/clock')).toMatchObject(refused);
  }
  expect((await new Visitor(server).post('/api/clock/confirm', { ahead: 1 })).status).toBe(401);
  expect(await asks(server)).toBe(503);
});
