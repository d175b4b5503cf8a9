/** Sessions of the tabs of an exercise, and requests in the name of somebody else: raw, as no browser would ask. */
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../picture/permission.ts';
import { splitTab } from '../../picture/tab.ts';
import { nameInHeader, PERSON_HEADER, PERSON_QUERY } from '../../picture/wire.ts';
import { mintLinkToken } from '../../server/people/signed-tokens.ts';
import { SECRET } from '../support/cell.ts';
import { reported } from '../support/examples.ts';
import { command } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { connected, handshake } from '../support/raw.ts';
import { OFFICER, scratch, serve, type TestServer } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';
import { UNLIMITED } from '../support/unlimited.ts';
import { enrolled, Visitor } from '../support/visitor.ts';

const IL = person('il');
const SY = person('sy');
const LIVE = '/api/pictures/shared/live';

/** Somebody who opened a printed link. */
async function linked(server: TestServer, who: Person): Promise<Visitor> {
  const visitor = new Visitor(server);
  expect((await visitor.get(`/enter/${mintLinkToken(SECRET, who)}`)).status).toBe(302);
  expect(visitor.base).toMatch(/^\/t\/[0-9a-f]{16}$/);
  return visitor;
}

/** The status that a path and a cookie get over HTTP, exactly as they are written. */
async function asked(server: TestServer, path: string, cookie?: string): Promise<number> {
  const head = [`GET ${path} HTTP/1.1`, 'Host: cell', 'Connection: close'];
  const all = cookie === undefined ? head : [...head, `Cookie: ${cookie}`];
  return statusOf(server, `${all.join('\r\n')}\r\n\r\n`);
}

/** The same for a socket: 101 if it opens. */
const dialled = (server: TestServer, path: string, Cookie = 'none=1', more = {}) =>
  statusOf(server, handshake(path, { Cookie, ...more }));

async function statusOf(server: TestServer, request: string): Promise<number> {
  const socket = await connected(server.port);
  socket.write(request);
  const [first] = await once(socket, 'data');
  socket.destroy();
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(String(first))?.[1]);
}

/** How often each thing was refused, by the records of access. */
async function refused(server: TestServer, what: string): Promise<number> {
  server.people.refusals.flush(true);
  let count = 0;
  for (const picture of ['access-cell', 'access-us', 'access-il', 'access-sy']) {
    const waits = () => server.people.store.prepare('SELECT 1 FROM record').get() !== undefined;
    while (waits()) await new Promise(setImmediate);
    const { log } = server.served(picture).replica;
    for (const { bytes } of await log.read(0, 1000)) {
      const { change } = JSON.parse(Buffer.from(bytes).toString());
      if (change.type === 'access.refused' && change.what === what) count += change.count;
    }
  }
  return count;
}

describe('[S15] each opened link makes a session of its own', () => {
  test('two desks in one browser stay two desks, and one link opened twice is two tabs', async () => {
    const server = await serve();
    const [il, sy] = [await linked(server, IL), await linked(server, SY)];
    const again = new Visitor(server);
    again.cookie = il.cookie; // as the same browser would send, did it send it there
    await again.get(`/enter/${mintLinkToken(SECRET, IL)}`);
    expect(new Set([il.base, sy.base, again.base]).size).toBe(3);
    for (const [visitor, desk] of [
      [il, 'il'],
      [sy, 'sy'],
      [again, 'il'],
    ] as const) {
      expect(await visitor.get('/api/me')).toMatchObject({ status: 200, body: { desk } });
      await (await visitor.screen()).until(() => true);
    }
  });

  test('right tab, wrong tab and no tab, over HTTP and for a socket, whatever the cookie is called', async () => {
    const server = await serve();
    const [il, sy] = [await linked(server, IL), await linked(server, SY)];
    const noa = await enrolled(server, 'noa', 'il', 'officer');
    const tokenOf = (visitor: Visitor) => visitor.cookie?.split('=')[1] ?? '';
    const tokens = { il: tokenOf(il), sy: tokenOf(sy), noa: tokenOf(noa) };
    const right = { il: il.base, sy: sy.base, noa: '' };
    const before = await refused(server, 'session');
    let stolen = 0;
    for (const [owner, token] of Object.entries(tokens)) {
      for (const base of [il.base, sy.base, '/t/0123456789abcdef', '']) {
        for (const name of ['tripoint', 'tripoint-tab']) {
          const fits = name === (base === '' ? 'tripoint' : 'tripoint-tab');
          const good = fits && base === right[owner as keyof typeof right];
          const cookie = `${name}=${token}`;
          const what = `${owner} ${base} ${name}`;
          expect(await asked(server, `${base}/api/me`, cookie), what).toBe(good ? 200 : 401);
          expect(await dialled(server, `${base}${LIVE}`, cookie), what).toBe(good ? 101 : 401);
          if (fits && !good) stolen += 2;
        }
      }
    }
    expect(stolen).toBeGreaterThan(0);
    expect((await refused(server, 'session')) - before, 'each is on the record').toBe(stolen);
    expect(await asked(server, `${il.base}/api/me`), 'without any cookie').toBe(401);
    const both = `tripoint=${tokens.noa}; tripoint-tab=${tokens.sy}`;
    expect(await asked(server, `${il.base}/api/me`, both)).toBe(401);
    expect(await asked(server, `${sy.base}/api/me`, both)).toBe(200);
  });

  test('nobody learns which tabs there are: all that are none answer as one that is somebody’s', async () => {
    const server = await serve();
    const { base } = await linked(server, IL);
    const answer = async (at: string, path: string) => {
      const got = await fetch(`${server.url}${at}${path}`, { redirect: 'manual' });
      const { date: _, ...headers } = Object.fromEntries(got.headers);
      return { status: got.status, headers, body: await got.text() };
    };
    for (const path of ['/', '/wall', '/api/me', '/api/entrance', '/tiles/x.pmtiles']) {
      expect(await answer(base, path)).toEqual(await answer('/t/0123456789abcdef', path));
    }
  });

  test('other ways to write a path lead into no tab', async () => {
    const server = await serve();
    const il = await linked(server, IL);
    const sy = await linked(server, SY);
    const id = il.base.slice(3);
    const reads = await refused(server, 'path');
    for (const path of [
      `/t//${id}/api/me`,
      `//t/${id}/api/me`,
      `/t/${id}//api/me`,
      `/%74/${id}/api/me`,
      `/t/${id.toUpperCase()}X/api/me`,
      `/t%2F${id}/api/me`,
      `/t/${id}%2Fapi/me`,
      `/t/${id};/api/me`,
      `/t/${id}%00/api/me`,
      `${il.base}${il.base}/api/me`,
      `${sy.base}${il.base}/api/me`,
      `${sy.base}/../${id}/api/me`,
      `${sy.base}/%2e%2e/${id}/api/me`,
      `${sy.base}/%252e%252e/${id}/api/me`,
      `${sy.base}/..%2f${id}/api/me`,
      `${sy.base}/..\\${id}/api/me`,
      `${il.base}/../../api/me`,
    ]) {
      expect(await asked(server, path, il.cookie), path).toBe(404);
      const socket = await dialled(server, path.replace('/api/me', LIVE), il.cookie);
      expect([401, 404], `${path}: ${socket}`).toContain(socket);
    }
    expect((await refused(server, 'path')) - reads, 'those that leave are on the record').toBe(14);
  });

  test('a live cell has no tabs', async () => {
    const server = await serve({ mode: 'live' });
    expect(await asked(server, '/t/0123456789abcdef/api/me', cookieOf(OFFICER))).toBe(404);
    expect(await asked(server, '/t/0123456789abcdef/api/entrance')).toBe(404);
    expect(await dialled(server, `/t/0123456789abcdef${LIVE}`, cookieOf(OFFICER))).toBe(404);
  });

  test('to sign out ends the session of one tab, and takes its cookie alone', async () => {
    const server = await serve();
    const [il, sy] = [await linked(server, IL), await linked(server, SY)];
    const { cookie = '', base } = il;
    const screen = await il.screen();
    const left = await il.ask('DELETE', '/api/session');
    expect(left.status).toBe(204);
    expect(left.headers.getSetCookie()).toEqual([`tripoint-tab=; Max-Age=0; Path=${base}/`]);
    await screen.closed;
    expect(await asked(server, `${base}/api/me`, cookie)).toBe(401);
    expect((await sy.get('/api/me')).status).toBe(200);
  });

  test('who signs in, changes the role or is let in as a wall in a tab is so there alone', async () => {
    const server = await serve();
    const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
    noa.base = '/t/0123456789abcdef';
    const here = noa.base;
    for (const act of [
      () => noa.signIn(),
      () => noa.post('/api/session/role', { role: 'analyst' }),
    ]) {
      expect((await act()).status).toBe(200);
      expect(noa.base).toBe(here);
      expect((await noa.get('/api/me')).status).toBe(200);
      expect(await asked(server, '/api/me', noa.cookie?.replace('-tab', ''))).toBe(401);
    }
    const wall = new Visitor(server);
    wall.base = '/t/fedcba9876543210';
    const claimed = Object((await wall.post('/api/walls')).body);
    const officer = new Visitor(server);
    officer.cookie = cookieOf(OFFICER);
    const approved = { code: claimed.code, pictures: ['shared'] };
    expect((await officer.post('/api/walls/approve', approved)).status).toBe(200);
    await wall.post('/api/walls/claim', { claim: claimed.claim });
    expect(wall.base).toBe('/t/fedcba9876543210');
    expect(await wall.get('/api/me')).toMatchObject({ status: 200, body: { role: 'wall' } });
  });

  test('sessions of tabs outlive a restart, as others do', async () => {
    const people = `${scratch()}/people.db`;
    const first = await serve({ people });
    const il = await linked(first, IL);
    await first.close();
    const second = await serve({ people });
    expect(await asked(second, `${il.base}/api/me`, il.cookie)).toBe(200);
    expect(await asked(second, '/api/me', il.cookie?.replace('-tab', ''))).toBe(401);
  });

  test('[S13] the requests of a person are counted together, in whatever tab', async () => {
    const server = await serve({ limits: { ...UNLIMITED, requests: { rate: 1, burst: 2 } } });
    const [one, other] = [await linked(server, IL), await linked(server, IL)];
    const asking = [() => one.get('/api/me'), () => other.get('/api/me'), () => one.get('/api/me')];
    const statuses: number[] = [];
    for (const ask of asking) statuses.push((await ask()).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect(await dialled(server, `${other.base}${LIVE}`, other.cookie)).toBe(429);
  });

  test('[P8] below the path of a tab all rules hold as elsewhere', async () => {
    const server = await serve();
    const il = await linked(server, IL);
    const path = '/api/pictures/shared/changes';
    const Origin = 'http://evil.example';
    const foreign = await il.ask('POST', path, command(reported()), { Origin });
    expect(foreign).toMatchObject({ status: 403, body: { error: { rule: 'P8' } } });
    expect(await dialled(server, `${il.base}${LIVE}`, il.cookie, { Origin })).toBe(403);
    expect((await il.get('/api/pictures/us')).status).toBe(404);
    const page = await fetch(`${server.url}${il.base}/`);
    const root = await fetch(`${server.url}/`);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    for (const name of ['content-security-policy', 'permissions-policy', 'cache-control']) {
      expect(page.headers.get(name)).toBe(root.headers.get(name));
    }
    const figures = await (await fetch(`${server.url}/metrics`)).text();
    expect(figures).toMatch(/route="\/api\/pictures\/:picture\/changes",status="403"/);
    expect(figures).not.toContain(splitTab(`${il.base}/`).tab);
  });
});

describe('[S16] a request in the name of somebody else', () => {
  const named = (who: Person) => ({ [PERSON_HEADER]: nameInHeader(who) });
  const CHANGES = '/api/pictures/shared/changes';

  test('changes and reads nothing, and is told so; in the right name, or in none, it does', async () => {
    const server = await serve();
    const { head } = server.served().replica;
    const headers = { 'Content-Type': 'application/json' };
    for (const other of [SY, { ...IL, role: 'analyst' as const }, person('il', 'analyst')]) {
      const more = { who: IL, headers: { ...headers, ...named(other) } };
      expect(await server.ask(reported(), more)).toMatchObject({
        status: 409,
        body: { error: { kind: 'other-person', rule: 'S16' } },
      });
      for (const path of ['/api/me', '/api/pictures', '/api/pictures/shared/entries', '/tiles/x']) {
        expect((await server.get(path, IL, { headers: named(other) })).status, path).toBe(409);
        const query = new URLSearchParams({ [PERSON_QUERY]: nameInHeader(other) });
        expect((await server.get(`${path}?${query}`, IL)).status, path).toBe(409);
      }
    }
    expect(server.served().replica.head).toEqual(head);
    for (const own of [named(IL), {}]) {
      const more = { who: IL, headers: { ...headers, ...own } };
      expect((await server.ask(reported(), more)).status).toBe(201);
    }
  });

  test('is not refused where nobody is signed in: there is nobody to be mistaken for', async () => {
    const server = await serve();
    expect((await fetch(`${server.url}/api/me`, { headers: named(IL) })).status).toBe(401);
    expect((await fetch(`${server.url}/api/entrance`, { headers: named(IL) })).status).toBe(200);
  });

  test('cannot sign out the other, nor change their role', async () => {
    const server = await serve();
    const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
    const body = { role: 'analyst' };
    expect((await noa.ask('DELETE', '/api/session', undefined, named(SY))).status).toBe(409);
    expect((await noa.ask('POST', '/api/session/role', body, named(SY))).status).toBe(409);
    expect(await noa.get('/api/me')).toMatchObject({ status: 200, body: { role: 'officer' } });
  });

  test('opens no socket', async () => {
    const server = await serve();
    const cookie = cookieOf(IL);
    const as = (who: Person) => `${LIVE}?${PERSON_QUERY}=${encodeURIComponent(nameInHeader(who))}`;
    expect(await dialled(server, as(IL), cookie)).toBe(101);
    expect(await dialled(server, as(SY), cookie)).toBe(409);
    expect(await dialled(server, as(SY)), 'nobody is').toBe(401);
    expect(await dialled(server, LIVE, cookie)).toBe(101);
  });

  test('every answer of the API to somebody who is signed in names them', async () => {
    const server = await serve();
    for (const path of ['/api/me', '/api/pictures', '/api/pictures/none', CHANGES]) {
      const answer = await server.get(path, IL);
      expect(answer.headers.get(PERSON_HEADER), path).toBe('il/officer.il/officer');
    }
    const nobody = await fetch(`${server.url}/api/me`);
    expect(nobody.headers.get(PERSON_HEADER)).toBeNull();
  });
});
