import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { splitTab } from '../../../picture/tab.ts';
import { CLOSE, type Role } from '../../../picture/wire.ts';
import { mintLinkToken } from '../../../server/people/signed-tokens.ts';
import { SECRET } from '../../support/cell.ts';
import { Clock, DAY, HOUR, MINUTE, SECOND, stopIntervals } from '../../support/clock.ts';
import { person } from '../../support/people.ts';
import { OFFICER, scratch, serve, type TestServer } from '../../support/server.ts';
import { cookieOf } from '../../support/sessions.ts';
import { enrolled, invited, Visitor } from '../../support/visitor.ts';

/** Somebody who came by a printed link, and so has no account. */
async function linked(server: TestServer, who = OFFICER): Promise<Visitor> {
  const visitor = new Visitor(server);
  await visitor.get(`/enter/${mintLinkToken(SECRET, who)}`);
  return visitor;
}
const status = async (visitor: Visitor) => (await visitor.get('/api/me')).status;

test('[S1] only the hash of a token is kept, and what people see of a session tells nothing of it', async () => {
  const server = await serve();
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  const token = noa.cookie?.split('=')[1] ?? '';
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const rows = server.people.store.prepare("SELECT * FROM session WHERE person = 'noa'").all();
  expect(JSON.stringify(rows)).not.toContain(token);
  const hash = createHash('sha256').update(token).digest('hex');
  expect(rows).toMatchObject([{ hash }]);
  const id = createHash('sha256').update(hash).digest('hex').slice(0, 8);
  expect((await noa.get('/api/me')).body).toMatchObject({ session: { id } });
});

test('[S1] the cookie is out of reach of scripts and other sites; over TLS it has the prefix', async () => {
  for (const [proxy, host, secure] of [
    [undefined, '', ''],
    ['127.0.0.1', '__Host-', '__Secure-'],
  ] as const) {
    const server = await serve({ origin: 'https://cell.example', ...(proxy && { proxy }) });
    const noa = await new Visitor(server).enrol(invited(server, 'noa', 'il', 'officer'));
    const link = await new Visitor(server).get(`/enter/${mintLinkToken(SECRET, OFFICER)}`);
    const tab = splitTab(link.headers.get('location') ?? '').base;
    for (const [answer, name, path] of [
      [noa, `${host}tripoint`, '/'],
      [link, `${secure}tripoint-tab`, `${tab}/`],
    ] as const) {
      const [set = '', ...more] = answer.headers.getSetCookie();
      expect(more).toEqual([]);
      expect(set.split('=')[0]).toBe(name);
      expect(set.split('; ').slice(1).sort()).toEqual([
        'HttpOnly',
        `Path=${path}`,
        'SameSite=Strict',
        ...(proxy ? ['Secure'] : []),
      ]);
    }
  }
});

test('[S2] a token that was fixed beforehand is never taken over', async () => {
  const server = await serve();
  const visitor = new Visitor(server);
  const fixed = Buffer.alloc(32, 9).toString('base64url');
  for (const name of ['tripoint', 'tripoint-tab']) {
    visitor.cookie = `${name}=${fixed}`;
    await visitor.get(`/enter/${mintLinkToken(SECRET, OFFICER)}`);
    expect(visitor.cookie).not.toContain(fixed);
    expect(await status(visitor)).toBe(200);
    visitor.cookie = `tripoint-tab=${fixed}`;
    expect(await status(visitor)).toBe(401);
  }
});

test('[S2] signing in, proving again and changing the role each end the token before', async () => {
  const server = await serve();
  const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
  const old = new Visitor(server);
  for (const act of [
    () => noa.signIn(),
    () => noa.post('/api/session/role', { role: 'analyst' }),
    () => noa.post('/api/session/role', { role: 'analyst' }),
  ]) {
    old.cookie = noa.cookie;
    expect(await status(old)).toBe(200);
    expect((await act()).status).toBe(200);
    expect(noa.cookie).not.toBe(old.cookie);
    expect(await status(old)).toBe(401);
    expect(await status(noa)).toBe(200);
  }
  expect((await noa.get('/api/sessions')).body).toMatchObject([{ role: 'analyst', here: true }]);
});

test('[P14] nobody acts in a role that they do not hold, or that a link does not name', async () => {
  const server = await serve();
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  for (const visitor of [noa, await linked(server)]) {
    const before = visitor.cookie;
    expect(await visitor.post('/api/session/role', { role: 'admin' })).toMatchObject({
      status: 403,
      body: { error: { rule: 'P14' } },
    });
    expect(visitor.cookie).toBe(before);
  }
});

test('[S3] changing the role does not prolong a session', async () => {
  const clock = new Clock();
  const server = await serve({ now: clock.now });
  const noa = await enrolled(server, 'noa', 'il', 'officer', 'supervisor');
  for (let hours = 0; hours < 11.5; hours += 0.5) {
    clock.pass(HOUR / 2);
    expect((await noa.post('/api/session/role', { role: 'officer' })).status).toBe(200);
  }
  clock.pass(HOUR / 2);
  expect(await status(noa)).toBe(401);
});

const LIVES: readonly (readonly [Role, number, number])[] = [
  ['admin', 15 * MINUTE, 4 * HOUR],
  ['officer', HOUR, 12 * HOUR],
  ['supervisor', HOUR, 12 * HOUR],
  ['analyst', 12 * HOUR, DAY],
  ['observer', 12 * HOUR, DAY],
];
test.each(LIVES)(
  '[S3] %s: a session ends after %d ms without use, and after %d in any case',
  async (role, idle, whole) => {
    const clock = new Clock();
    const server = await serve({ now: clock.now });
    const one = await enrolled(server, 'one', 'us', role);
    const two = await enrolled(server, 'two', 'us', role);
    clock.pass(idle - 1);
    expect(await status(one)).toBe(200);
    clock.pass(1);
    expect(await status(two)).toBe(401);
    for (let passed = idle; passed + idle / 2 < whole; passed += idle / 2) {
      expect(await status(one), String(passed)).toBe(200);
      clock.pass(idle / 2);
    }
    clock.pass(idle / 2);
    expect(await status(one)).toBe(401);
  },
);

test('[S3] what people are told of the end of their session is when it ends', async () => {
  const clock = new Clock(Date.parse('2026-11-22T10:00:00Z'));
  const server = await serve({ now: clock.now });
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  clock.pass(MINUTE);
  expect((await noa.get('/api/me')).body).toMatchObject({
    session: {
      began: '2026-11-22T10:00:00.000Z',
      proved: '2026-11-22T10:00:00.000Z',
      idleUntil: '2026-11-22T11:01:00.000Z',
      until: '2026-11-22T22:00:00.000Z',
    },
  });
});

test('[S3] the last use is written once a minute, by the sweep, and when the server stops', async () => {
  const clock = new Clock();
  const server = await serve({ now: clock.now });
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  const written = () =>
    server.people.store.prepare("SELECT used FROM session WHERE person = 'noa'").get()?.used;
  const began = clock.now();
  clock.pass(MINUTE - 1);
  await status(noa);
  server.people.sessions.sweep();
  expect(written()).toBe(began);
  clock.pass(1);
  server.people.sessions.sweep();
  expect(written()).toBe(began + MINUTE - 1);
  clock.pass(10);
  await status(noa);
  server.people.sessions.writeUses();
  expect(written()).toBe(clock.now());
});

test('[S3] a restart keeps sessions, and what they still may', async () => {
  const clock = new Clock();
  const path = join(scratch(), 'people.db');
  const first = await serve({ now: clock.now, people: path });
  const noa = await enrolled(first, 'noa', 'il', 'officer');
  const dan = await enrolled(first, 'dan', 'il', 'officer');
  await dan.ask('DELETE', '/api/session');
  clock.pass(HOUR / 2);
  await status(noa);
  await first.close();
  const second = await serve({ now: clock.now, people: path });
  const again = new Visitor(second);
  again.cookie = noa.cookie;
  clock.pass(HOUR / 2 + 1);
  expect(await status(again)).toBe(200);
  clock.pass(HOUR);
  expect(await status(again)).toBe(401);
  again.cookie = dan.cookie;
  expect(await status(again)).toBe(401);
});

test('signing out ends the session and takes the cookie away', async () => {
  const server = await serve();
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  const { cookie } = noa;
  const { status: said, headers } = await noa.ask('DELETE', '/api/session');
  expect(said).toBe(204);
  expect(headers.get('set-cookie')).toMatch(/^tripoint=; Max-Age=0/);
  noa.cookie = cookie;
  expect(await status(noa)).toBe(401);
});

test('[S4] [S1] a cookie that was stolen is worth nothing once its session is ended from elsewhere', async () => {
  stopIntervals(); // its sockets close at once: no sweep has to find them
  const server = await serve();
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  const thief = new Visitor(server);
  thief.cookie = noa.cookie;
  noa.cookie = undefined;
  await noa.signIn();
  const own = (await noa.get('/api/sessions')).body;
  expect(own).toMatchObject([{ here: true }, { here: false }]);
  const screens = [await thief.screen(), await thief.screen('access-il')];
  const other = Object(own)[1].id;
  expect((await noa.ask('DELETE', `/api/sessions/${other}`)).status).toBe(204);
  for (const { closed } of screens) expect(await closed).toMatchObject({ code: CLOSE.ended });
  expect(await status(thief)).toBe(401);
  await expect(thief.screen()).rejects.toThrow('401');
  expect((await noa.ask('DELETE', `/api/sessions/${other}`)).status).toBe(404);
});

test('[S4] a socket goes dark within a second when its session is over by the clock, or ended beside the server', async () => {
  const clock = new Clock();
  const sweep = stopIntervals();
  const server = await serve({ now: clock.now });
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  const screen = await noa.screen();
  clock.pass(12 * HOUR);
  sweep(SECOND);
  expect(await screen.closed).toMatchObject({ code: CLOSE.ended });
  await noa.signIn();
  const next = await noa.screen();
  const row = server.people.store.prepare(
    "UPDATE session SET ended = 1, why = 'revoked' WHERE person = 'noa'",
  );
  row.run(); // as another process would
  sweep(SECOND);
  expect(await next.closed).toMatchObject({ code: CLOSE.ended });
});

test('[S3] a socket that answers keeps its session used', async () => {
  const clock = new Clock();
  const beat = stopIntervals();
  const server = await serve({ now: clock.now });
  const noa = await enrolled(server, 'noa', 'il', 'officer');
  const { socket } = await noa.screen();
  clock.pass(HOUR - 1);
  beat(5 * SECOND);
  await new Promise((answered) => socket.once('ping', answered));
  await new Promise((heard) => socket.ping('', undefined, heard)); // the pong before it has arrived
  await new Promise((answered) => socket.once('pong', answered));
  clock.pass(HOUR - 1);
  expect(await status(noa)).toBe(200);
});

test('[P17] nobody sees or ends the sessions of others; a wall is ended by officers of its desk', async () => {
  const server = await serve();
  const wall = await linked(server, person('il', 'wall'));
  const { session } = Object((await wall.get('/api/me')).body);
  for (const [desk, role, ends] of [
    ['il', 'analyst', 404],
    ['sy', 'officer', 404],
    ['sy', 'admin', 404],
    ['il', 'observer', 404],
    ['il', 'officer', 204],
  ] as const) {
    const visitor = new Visitor(server);
    visitor.cookie = cookieOf(person(desk, role));
    const { body } = await visitor.get('/api/sessions');
    expect(body).toMatchObject([{ role, here: true }]);
    const answer = await visitor.ask('DELETE', `/api/sessions/${session.id}`);
    expect(answer.status, `${desk} ${role}`).toBe(ends);
  }
  expect(await status(wall)).toBe(401);
});
