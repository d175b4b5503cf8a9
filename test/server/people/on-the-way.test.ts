import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PersonId } from '../../../picture/basics.ts';
import { CLOSE } from '../../../picture/wire.ts';
import { openPeople } from '../../../server/people/people.ts';
import { feedAuthorization } from '../../../server/people/signed-tokens.ts';
import { CELL, SECRET } from '../../support/cell.ts';
import { reported } from '../../support/examples.ts';
import { onItsWay } from '../../support/on-its-way.ts';
import { person } from '../../support/people.ts';
import { asked, scratch, serve } from '../../support/server.ts';
import { enrolled, Visitor } from '../../support/visitor.ts';

const NOA = PersonId.parse('noa');
const NOBODY = { status: 401, body: { error: { kind: 'nobody' } } };
const CHANGES = '/api/pictures/shared/changes';
const command = (): object => JSON.parse(asked(reported()));

test.each([
  ['officer', 'POST', '/api/session/role', { role: 'analyst' }],
  ['officer', 'POST', '/api/walls/approve', { code: 'ABC-DEF', pictures: ['shared'] }],
  ['officer', 'POST', CHANGES, command()],
  ['admin', 'POST', '/api/people', { person: 'tal', desk: 'us', roles: ['officer'] }],
  ['admin', 'PUT', '/api/people/dan/roles', { roles: ['observer'] }],
  ['admin', 'POST', '/api/people/dan/invitation', { lost: true }],
] as const)(
  '[S4] [S2] [S11] %s: %s %s does nothing in a session that ended while its body was on the way',
  async (role, method, path, body) => {
    const server = await serve();
    const { accounts, sessions } = server.people;
    const noa = await enrolled(server, 'noa', 'us', role, 'analyst');
    await enrolled(server, 'dan', 'us', 'officer');
    const before = [accounts.all(), server.served().replica.head];
    const send = await onItsWay(noa, [method, path, body]);
    sessions.endAll(NOA);
    expect(await send()).toMatchObject(NOBODY);
    expect([accounts.all(), server.served().replica.head]).toEqual(before);
    expect(sessions.ofPerson(NOA)).toEqual([]);
  },
);

test('[S4] nor in one that another process ended meanwhile', async () => {
  const path = join(scratch(), 'people.db');
  const server = await serve({ people: path });
  const noa = await enrolled(server, 'noa', 'us', 'officer');
  const send = await onItsWay(noa, ['POST', CHANGES, command()]);
  const site = () => ({ origin: 'http://localhost', name: 'x' });
  const beside = openPeople({ path, cell: CELL, now: Date.now, site });
  beside.sessions.endAll(NOA);
  beside.store.close();
  expect(await send()).toMatchObject(NOBODY);
  expect(server.served().replica.head.seq).toBe(1);
});

test('[S4] who has no session is heard however long a body takes: a feed, and who signs in', async () => {
  const server = await serve();
  const feed = new Visitor(server);
  const { desk } = person('il');
  const Authorization = feedAuthorization(SECRET, desk);
  const reports = await onItsWay(feed, ['POST', CHANGES, command()], { Authorization });
  expect((await reports()).status).toBe(201);
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  noa.cookie = undefined;
  const { body } = await noa.post('/api/session/passkey/options');
  const signs = await onItsWay(noa, ['POST', '/api/session/passkey', noa.passkey.prove(body)]);
  server.people.sessions.endAll(NOA);
  expect(await signs()).toMatchObject({ status: 200, body: { role: 'officer' } });
});

test('[S2] of two that change the role of one session at once, one goes on', async () => {
  const server = await serve();
  const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
  const change = ['POST', '/api/session/role', { role: 'analyst' }] as const;
  const both = await Promise.all([onItsWay(noa, change), onItsWay(noa, change)]);
  const answers = await Promise.all(both.map((send) => send()));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect(server.people.sessions.ofPerson(NOA)).toMatchObject([{ person: { role: 'analyst' } }]);
});

test('[S2] a session ends in the same step as the next one begins, or neither does', async () => {
  const server = await serve();
  const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
  server.people.store
    .prepare(`CREATE TRIGGER full BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'full'); END`)
    .run();
  expect((await noa.post('/api/session/role', { role: 'analyst' })).status).toBe(500);
  expect(server.people.sessions.ofPerson(NOA)).toMatchObject([{ person: { role: 'officer' } }]);
  expect(server.faults.splice(0)).toMatchObject([{ message: 'full' }]);
  server.people.store.prepare('DROP TRIGGER full').run();
});

test('[S4] a session in a role that its account does not hold is over, and so are its sockets', async () => {
  const server = await serve();
  const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
  const screen = await noa.screen();
  server.people.store.prepare(`UPDATE account SET roles = '["analyst"]'`).run(); // and no more than that
  expect((await noa.get('/api/me')).status).toBe(401);
  expect(await screen.closed).toMatchObject({ code: CLOSE.ended });
  await expect(noa.screen()).rejects.toThrow('401');
});
