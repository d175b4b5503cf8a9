import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AccessChange } from '../../../picture/access.ts';
import { examine, GENESIS } from '../../../picture/chain.ts';
import { sqliteLog } from '../../../server/log/sqlite.ts';
import { mintLinkToken } from '../../../server/people/signed-tokens.ts';
import { SECRET } from '../../support/cell.ts';
import { Clock, HOUR, MINUTE } from '../../support/clock.ts';
import { added, reported } from '../../support/examples.ts';
import { person } from '../../support/people.ts';
import { OFFICER, scratch, serve, type TestServer } from '../../support/server.ts';
import { cookieOf } from '../../support/sessions.ts';
import { enrolled, invited, Visitor } from '../../support/visitor.ts';

/** What an access record says, once it says as much; every line is examined. */
async function record(server: TestServer, desk: string, count: number): Promise<AccessChange[]> {
  const { replica } = server.served(`access-${desk}`);
  while (replica.head.seq <= count) await new Promise(setImmediate);
  const changes: AccessChange[] = [];
  let head = GENESIS;
  for (const { bytes } of await replica.log.read(0, 1000)) {
    const step = examine(head, bytes);
    ({ head } = step);
    if (step.entry.seq === 1) continue;
    expect(step.entry.by).toMatchObject({ desk, person: 'server' });
    changes.push(step.entry.change as AccessChange); // nothing else is in an access record
  }
  return changes;
}
const session = expect.stringMatching(/^[0-9a-f]{8}$/);

test('[S12] who was invited, enrolled, came, changed and went stands in the record of their desk', async () => {
  const server = await serve();
  const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
  await noa.post('/api/session/role', { role: 'analyst' });
  await noa.ask('DELETE', '/api/session');
  const boss = new Visitor(server);
  boss.cookie = cookieOf(person('us', 'admin'));
  await boss.ask('PUT', '/api/people/noa/roles', { roles: ['observer'] });
  const by = 'admin.us';
  const who = { person: 'noa' };
  expect(await record(server, 'il', 7)).toEqual([
    { type: 'access.invited', ...who, roles: ['officer', 'analyst'] },
    { type: 'access.enrolled', ...who, way: 'passkey' },
    { type: 'access.signed-in', ...who, role: 'officer', way: 'passkey', session },
    { type: 'access.signed-in', ...who, role: 'analyst', way: 'passkey', session },
    { type: 'access.session-ended', ...who, session, why: 'replaced' },
    { type: 'access.signed-out', ...who, session },
    { type: 'access.roles-changed', ...who, roles: ['observer'], by },
  ]);
  expect(server.served('access-us').replica.head.seq).toBe(1);
});

test('[S12] ends by the clock, by others and by a role, walls and exports', async () => {
  const clock = new Clock();
  const server = await serve({ now: clock.now });
  const noa = await enrolled(server, 'noa', 'sy', 'officer');
  await noa.get('/api/pictures/shared/export');
  const boss = new Visitor(server);
  boss.cookie = cookieOf(person('us', 'admin'));
  await boss.ask('PUT', '/api/people/noa/roles', { roles: ['analyst'] });
  noa.cookie = undefined; // it would be on the record
  await noa.signIn();
  await boss.ask('DELETE', '/api/people/noa/sessions');
  noa.cookie = undefined;
  await noa.signIn();
  clock.pass(12 * HOUR);
  expect((await noa.get('/api/me')).status).toBe(401);
  const told = (await record(server, 'sy', 10)).slice(3);
  expect(told).toMatchObject([
    { type: 'access.exported', picture: 'shared', by: 'noa' },
    { type: 'access.roles-changed' },
    { type: 'access.session-ended', why: 'role', by: 'admin.us' },
    { type: 'access.signed-in', role: 'analyst' },
    { type: 'access.session-ended', why: 'revoked', by: 'admin.us' },
    { type: 'access.signed-in' },
    { type: 'access.session-ended', why: 'idle' },
  ]);
});

test('[S12] a wall that is let in stands in the record of its desk', async () => {
  const server = await serve();
  const officer = new Visitor(server);
  await officer.get(`/enter/${mintLinkToken(SECRET, OFFICER)}`);
  const { code } = Object((await new Visitor(server).post('/api/walls')).body);
  await officer.post('/api/walls/approve', { code, pictures: ['shared'] });
  expect(await record(server, 'us', 3)).toMatchObject([
    { type: 'access.signed-in', way: 'link', role: 'officer' },
    { type: 'access.signed-in', way: 'wall', role: 'wall' },
    { type: 'access.wall-approved', pictures: ['shared'], by: 'officer.us' },
  ]);
});

test('[S12] the same refusal is said at once, then once a minute with how many there were', async () => {
  const clock = new Clock();
  const server = await serve({ now: clock.now });
  const analyst = new Visitor(server);
  analyst.cookie = cookieOf(person('il', 'analyst'));
  const refused = () =>
    analyst.post('/api/pictures/shared/changes', { id: crypto.randomUUID(), change: reported() });
  for (let i = 0; i < 5; i++) expect((await refused()).status).toBe(403);
  const said = {
    type: 'access.refused',
    what: 'command',
    person: 'analyst.il',
    address: '127.0.0.1',
  };
  expect(await record(server, 'il', 1)).toEqual([{ ...said, count: 1 }]);
  clock.pass(MINUTE);
  expect(await record(server, 'il', 2)).toEqual([
    { ...said, count: 1 },
    { ...said, count: 4 },
  ]);
  await analyst.get('/api/pictures/us');
  expect((await record(server, 'il', 3)).at(-1)).toMatchObject({ what: 'read', count: 1 });
});

test('[S12] one IPv6 network, from however many addresses, is counted as one', async () => {
  const clock = new Clock();
  const server = await serve({
    now: clock.now,
    proxy: '127.0.0.1',
    origin: 'https://cell.example',
  });
  const enter = (from: string) => new Visitor(server, from).get('/enter/x');
  for (const last of ['1', '2', '3']) await enter(`2001:db8:0:1::${last}`);
  await enter('2001:db8:0:2::1');
  const said = { type: 'access.refused', what: 'link', count: 1 };
  const both = [
    { ...said, address: '2001:db8:0:1::1' },
    { ...said, address: '2001:db8:0:2::1' },
  ];
  expect(await record(server, 'cell', 2)).toEqual(both);
  clock.pass(MINUTE);
  expect(await record(server, 'cell', 3)).toEqual([
    ...both,
    { ...said, address: '2001:db8:0:1::1', count: 2 },
  ]);
});

test('[S12] what nobody signed in did stands in the record of no desk, and nothing of what they sent', async () => {
  const server = await serve();
  const visitor = new Visitor(server);
  await visitor.get('/enter/x');
  await visitor.post('/api/enrolment/look', { token: 'secret-token' });
  await visitor.signIn();
  visitor.cookie = `tripoint=${Buffer.alloc(32, 3).toString('base64url')}`;
  await visitor.get('/api/me');
  await visitor.ask('POST', '/api/walls', {}, { Origin: 'http://evil.example' });
  const told = await record(server, 'cell', 5);
  expect(told.map((one) => one.type === 'access.refused' && one.what)).toEqual([
    'link',
    'enrolment',
    'passkey',
    'session',
    'origin',
  ]);
  expect(JSON.stringify(told)).not.toMatch(/secret-token|evil/);
});

test('[S4] [S12] a cookie that is used after its session ended is on the record of whose it was', async () => {
  const server = await serve();
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  const { cookie } = noa;
  await noa.ask('DELETE', '/api/session');
  noa.cookie = cookie;
  await noa.get('/api/me');
  expect((await record(server, 'il', 5)).at(-1)).toMatchObject({ what: 'session', person: 'noa' });
});

test('[S12] what was queued and not written when the server stopped is written at the next start, once', async () => {
  const dir = scratch();
  const setup = { people: join(dir, 'people.db') };
  const logs = (picture: string) => sqliteLog(join(dir, `${picture}.db`));
  const first = await serve({ ...setup, records: logs });
  const entered = await enrolled(first, 'noa', 'il', 'officer');
  await record(first, 'il', 3);
  await entered.get('/api/me');
  await first.close();
  const { openPeople } = await import('../../../server/people/people.ts');
  const { CELL } = await import('../../support/cell.ts');
  const beside = openPeople({
    path: setup.people,
    cell: CELL,
    now: Date.now,
    site: () => ({ origin: 'http://localhost', name: 'x' }),
  });
  const [noa] = beside.accounts.all();
  if (noa === undefined) throw new Error('nobody is there');
  beside.accounts.setRoles(noa, []);
  beside.store.close();
  for (const _ of [1, 2]) {
    const again = await serve({ ...setup, records: logs });
    const told = await record(again, 'il', 5);
    expect(told.slice(3)).toMatchObject([
      { type: 'access.roles-changed', roles: [] },
      { type: 'access.session-ended', why: 'role' },
    ]);
    await again.close();
  }
});

test('[P11] an access record is listed to and read by who may, and written by nobody', async () => {
  const server = await serve();
  invited(server, 'noa', 'il', 'officer');
  await record(server, 'il', 1);
  for (const [who, sees] of [
    [person('il'), ['access-il']],
    [person('sy'), ['access-sy']],
    [person('il', 'analyst'), []],
    [person('us', 'admin'), ['access-us', 'access-il', 'access-sy', 'access-cell']],
  ] as const) {
    const visitor = new Visitor(server);
    visitor.cookie = cookieOf(who);
    const list: { id: string; kind: string }[] = Object((await visitor.get('/api/pictures')).body);
    expect(list.filter(({ kind }) => kind === 'access').map(({ id }) => id)).toEqual(sees);
    const may = sees.some((id) => id === 'access-il');
    for (const path of ['', '/entries', '/export'])
      expect((await visitor.get(`/api/pictures/access-il${path}`)).status).toBe(may ? 200 : 404);
    const change = { id: crypto.randomUUID(), change: added() };
    const written = await visitor.post('/api/pictures/access-il/changes', change);
    expect(written.status).toBe(may ? 403 : 404);
  }
});

test('figures and readiness tell nothing of what is of one desk', async () => {
  const server = await serve();
  await server.screen(OFFICER, {}, 'us');
  const figures = await (await server.get('/metrics')).text();
  expect(figures).toMatch(/picture="shared"/);
  expect(figures).not.toMatch(/picture="(us|access)|access-/);
});
