import { describe, expect, test } from 'vitest';
import { CLOSE } from '../../../picture/wire.ts';
import { Clock, MINUTE, stopIntervals } from '../../support/clock.ts';
import { person } from '../../support/people.ts';
import { serve, type TestServer } from '../../support/server.ts';
import { cookieOf } from '../../support/sessions.ts';
import { enrolled, tokenIn, Visitor } from '../../support/visitor.ts';

function admin(server: TestServer, desk = 'us'): Visitor {
  const visitor = new Visitor(server);
  visitor.cookie = cookieOf(person(desk, 'admin'));
  return visitor;
}
const NOA = { person: 'noa', desk: 'il', roles: ['officer'] };

describe('accounts over HTTP', () => {
  test('[S5] an admin invites, the link enrols, and the list says how everybody stands', async () => {
    const server = await serve();
    const boss = admin(server);
    const made = await boss.post('/api/people', NOA);
    expect(made).toMatchObject({ status: 201, body: { until: expect.stringMatching(/Z$/) } });
    expect((await boss.get('/api/people')).body).toEqual([
      {
        ...NOA,
        state: 'invited',
        passkeys: 0,
        password: false,
        sessions: 0,
        invitedUntil: expect.stringMatching(/Z$/),
      },
    ]);
    await new Visitor(server).enrol(tokenIn(made));
    expect((await boss.get('/api/people')).body).toEqual([
      { ...NOA, state: 'active', passkeys: 1, password: false, sessions: 1 },
    ]);
    expect(await boss.post('/api/people', NOA)).toMatchObject({
      status: 409,
      body: { error: { kind: 'known', field: 'person' } },
    });
  });
  test('[P14] [P17] refuses roles that do not go together, and names of what is no person', async () => {
    const server = await serve();
    for (const [more, rule] of [
      [{ roles: ['admin', 'officer'] }, 'P14'],
      [{ roles: ['supervisor'] }, 'P14'],
      [{ roles: [] }, 'P14'],
      [{ desk: 'xx' }, 'P14'],
      [{ roles: ['wall'] }, 'P17'],
      [{ roles: ['feed'] }, 'P17'],
      [{ person: 'server' }, 'P17'],
      [{ person: 'feed' }, 'P17'],
      [{ person: 'il-wall-0001' }, 'P17'],
    ] as const)
      expect(await admin(server).post('/api/people', { ...NOA, ...more }), rule).toMatchObject({
        status: 422,
        body: { error: { rule } },
      });
    expect(server.people.accounts.all()).toEqual([]);
    for (const odd of [{ roles: ['general'] }, { person: 'Noa!' }, { extra: 1 }])
      expect((await admin(server).post('/api/people', { ...NOA, ...odd })).status).toBe(400);
  });
  test.each(['wall', 'observer', 'analyst', 'officer', 'supervisor', 'feed'] as const)(
    '[P16] %s handles no accounts',
    async (role) => {
      const server = await serve();
      const visitor = new Visitor(server);
      visitor.cookie = cookieOf(person('us', role));
      for (const [method, path, body] of [
        ['GET', '/api/people', undefined],
        ['POST', '/api/people', NOA],
        ['PUT', '/api/people/noa/roles', { roles: [] }],
        ['POST', '/api/people/noa/invitation', {}],
        ['DELETE', '/api/people/noa/sessions', undefined],
      ] as const)
        expect(await visitor.ask(method, path, body), `${method} ${path}`).toMatchObject({
          status: 403,
          body: { error: { kind: 'forbidden', rule: 'P16' } },
        });
    },
  );
  test('[P16] an admin of another desk handles that desk alone', async () => {
    const server = await serve();
    await enrolled(server, 'dan', 'sy', 'officer');
    await enrolled(server, 'noa', 'il', 'officer');
    const boss = admin(server, 'il');
    expect((await boss.get('/api/people')).body).toMatchObject([{ person: 'noa' }]);
    expect(await boss.post('/api/people', { ...NOA, person: 'tal', desk: 'sy' })).toMatchObject({
      status: 403,
      body: { error: { rule: 'P16' } },
    });
    expect((await boss.ask('PUT', '/api/people/dan/roles', { roles: [] })).status).toBe(404);
    expect((await boss.ask('PUT', '/api/people/noa/roles', { roles: [] })).status).toBe(200);
    expect((await admin(server).get('/api/people')).body).toHaveLength(2);
  });
  test('[S4] who loses a role loses its sessions, and their sockets at once; others stay', async () => {
    stopIntervals(); // no sweep has to find them
    const server = await serve();
    const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
    const other = new Visitor(server);
    other.cookie = noa.cookie;
    noa.cookie = undefined;
    await noa.signIn({}, { role: 'analyst' });
    const [dark, light] = [await other.screen(), await noa.screen()];
    await admin(server).ask('PUT', '/api/people/noa/roles', { roles: ['analyst'] });
    expect(await dark.closed).toMatchObject({ code: CLOSE.ended });
    expect((await other.get('/api/me')).status).toBe(401);
    expect((await noa.get('/api/me')).body).toMatchObject({ role: 'analyst', roles: ['analyst'] });
    await light.roundTrip();
    await admin(server).ask('DELETE', '/api/people/noa/sessions');
    expect(await light.closed).toMatchObject({ code: CLOSE.ended });
  });
  test('who is closed has nothing left to sign in with, and may be opened again', async () => {
    const server = await serve();
    const noa = await enrolled(server, 'noa', 'il', 'officer');
    const boss = admin(server);
    await boss.ask('PUT', '/api/people/noa/roles', { roles: [] });
    expect((await boss.get('/api/people')).body).toMatchObject([{ state: 'closed', passkeys: 0 }]);
    expect((await boss.post('/api/people/noa/invitation')).status).toBe(422);
    await boss.ask('PUT', '/api/people/noa/roles', { roles: ['observer'] });
    expect((await noa.signIn()).status).toBe(401);
    const link = await boss.post('/api/people/noa/invitation');
    expect(await noa.enrol(tokenIn(link))).toMatchObject({
      status: 201,
      body: { role: 'observer' },
    });
  });
  test('a lost device is void when its person is invited anew', async () => {
    const server = await serve();
    const noa = await enrolled(server, 'noa', 'il', 'officer');
    const boss = admin(server);
    const another = new Visitor(server);
    await another.enrol(tokenIn(await boss.post('/api/people/noa/invitation')));
    expect((await noa.signIn()).status).toBe(200);
    await boss.post('/api/people/noa/invitation', { lost: true });
    expect((await noa.get('/api/me')).status).toBe(401);
    expect((await noa.signIn()).status).toBe(401);
    expect((await another.signIn()).status).toBe(401);
  });
  test('[P16] the last admin of the supervising desk who can sign in goes on being one', async () => {
    const server = await serve();
    const first = await enrolled(server, 'first', 'us', 'admin');
    const roles = (name: string, ...to: string[]) =>
      first.ask('PUT', `/api/people/${name}/roles`, { roles: to });
    expect(await roles('first', 'analyst')).toMatchObject({
      status: 422,
      body: { error: { rule: 'P16' } },
    });
    await enrolled(server, 'second', 'us', 'admin');
    expect((await roles('second', 'analyst')).status).toBe(200);
    expect((await roles('second', 'admin')).status).toBe(200);
    expect((await roles('first', 'analyst')).status).toBe(200);
  });
  test('[P16] nor does that admin lose what they sign in with', async () => {
    const server = await serve();
    const first = await enrolled(server, 'first', 'us', 'admin');
    const lost = () => first.post('/api/people/first/invitation', { lost: true });
    expect(await lost()).toMatchObject({
      status: 422,
      body: { error: { rule: 'P16', field: 'lost' } },
    });
    expect((await first.post('/api/people/first/invitation')).status).toBe(201); // one more device
    expect((await first.signIn()).status).toBe(200);
    await enrolled(server, 'second', 'us', 'admin');
    expect((await lost()).status).toBe(201);
    expect((await first.get('/api/me')).status).toBe(401);
  });
  test('[S11] inviting and changing roles ask for a proof within 10 minutes', async () => {
    const clock = new Clock();
    const server = await serve({ now: clock.now });
    const boss = await enrolled(server, 'boss', 'us', 'admin');
    await enrolled(server, 'noa', 'il', 'officer');
    clock.pass(10 * MINUTE);
    const acts = [
      ['POST', '/api/people', { ...NOA, person: 'dan' }],
      ['PUT', '/api/people/noa/roles', { roles: ['analyst'] }],
      ['POST', '/api/people/noa/invitation', {}],
      ['DELETE', '/api/people/noa/sessions', undefined],
    ] as const;
    for (const [method, path, body] of acts)
      expect(await boss.ask(method, path, body), path).toMatchObject({
        status: 403,
        body: { error: { kind: 'step-up', rule: 'S11' } },
      });
    expect((await boss.get('/api/people')).status).toBe(200);
    await boss.signIn();
    for (const [method, path, body] of acts)
      expect((await boss.ask(method, path, body)).status, path).toBeLessThan(300);
  });
});
