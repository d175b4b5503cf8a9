import { describe, expect, test } from 'vitest';
import { Clock, DAY, MINUTE } from '../../support/clock.ts';
import { serve } from '../../support/server.ts';
import { enrolled, invited, Visitor } from '../../support/visitor.ts';

const unproven = { error: { kind: 'unproven', why: expect.any(String) } };
const unknown = { error: { kind: 'unknown', why: expect.any(String) } };

describe('an enrolment link', () => {
  test('[S5] says whom it is for, enrols a passkey, and signs in with it', async () => {
    const server = await serve();
    const noa = new Visitor(server);
    const token = invited(server, 'noa', 'il', 'officer', 'analyst');
    expect((await noa.post('/api/enrolment/look', { token })).body).toEqual({
      person: 'noa',
      desk: 'il',
      roles: ['officer', 'analyst'],
      until: expect.stringMatching(/Z$/),
      passwords: false,
    });
    expect(await noa.enrol(token)).toMatchObject({ status: 201, body: { role: 'officer' } });
    expect((await noa.get('/api/me')).body).toMatchObject({
      desk: 'il',
      person: 'noa',
      role: 'officer',
      roles: ['officer', 'analyst'],
      session: { way: 'passkey' },
    });
  });
  test('[S5] is good once, and void once another was made', async () => {
    const server = await serve();
    const token = invited(server, 'noa', 'il', 'officer');
    const first = new Visitor(server);
    await first.enrol(token);
    for (const path of ['look', 'passkey/options'])
      expect(await first.post(`/api/enrolment/${path}`, { token })).toMatchObject({
        status: 404,
        body: unknown,
      });
    const noa = server.people.accounts.all()[0];
    if (noa === undefined) throw new Error('nobody is there');
    const older = server.people.enrolments.invite(noa).token;
    const newer = server.people.enrolments.invite(noa).token;
    expect((await first.post('/api/enrolment/look', { token: older })).status).toBe(404);
    expect((await first.post('/api/enrolment/look', { token: newer })).status).toBe(200);
  });
  test('[S5] of two who use it at once, one enrols', async () => {
    const server = await serve();
    const token = invited(server, 'noa', 'il', 'officer');
    const two = [new Visitor(server), new Visitor(server)];
    const bodies = await Promise.all(
      two.map(async (each) => {
        const { body } = await each.post('/api/enrolment/passkey/options', { token });
        return { token, ...each.passkey.make(body) };
      }),
    );
    const answers = await Promise.all(
      two.map((each, i) => each.post('/api/enrolment/passkey', bodies[i])),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    expect(server.people.accounts.all()).toMatchObject([{ passkeys: 1 }]);
  });
  test('[S5] is good for a day', async () => {
    const clock = new Clock();
    const server = await serve({ now: clock.now });
    const visitor = new Visitor(server);
    const token = invited(server, 'noa', 'il', 'officer');
    clock.pass(DAY - 1);
    expect((await visitor.post('/api/enrolment/look', { token })).status).toBe(200);
    clock.pass(1);
    expect((await visitor.post('/api/enrolment/look', { token })).body).toEqual(unknown);
    expect((await visitor.post('/api/enrolment/look', { token: 'x' })).body).toEqual(unknown);
  });
  test('[S5] only its hash is kept', async () => {
    const server = await serve();
    const token = invited(server, 'noa', 'il', 'officer');
    const rows = server.people.store.prepare('SELECT * FROM enrolment').all();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows).toHaveLength(1);
  });
  test.each([
    ['of another origin', { origin: 'http://evil.example' }],
    ['of another host', { rpId: 'evil.example' }],
    ['of nobody who was verified', { unverified: true }],
    ['that answers as if it signed in', { type: 'webauthn.get' }],
  ])('[S6] takes no passkey %s', async (_, odd) => {
    const server = await serve();
    const visitor = new Visitor(server);
    const token = invited(server, 'noa', 'il', 'officer');
    expect(await visitor.enrol(token, odd)).toMatchObject({ status: 401, body: unproven });
    expect(await visitor.enrol(token)).toMatchObject({ status: 201 }); // the link was not used up
  });
  test("[S6] takes no passkey for another link's challenge, nor one that somebody has", async () => {
    const server = await serve();
    const visitor = new Visitor(server);
    const [noa, dan] = [
      invited(server, 'noa', 'il', 'officer'),
      invited(server, 'dan', 'il', 'officer'),
    ];
    const { body } = await visitor.post('/api/enrolment/passkey/options', { token: dan });
    const other = await visitor.post('/api/enrolment/passkey', {
      token: noa,
      ...visitor.passkey.make(body),
    });
    expect(other.status).toBe(401);
    expect((await visitor.enrol(noa)).status).toBe(201);
    expect((await visitor.enrol(dan)).status).toBe(401);
  });
});

describe('signing in by passkey', () => {
  test('[S2] gives a token of its own each time, in the role that is asked for', async () => {
    const server = await serve();
    const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
    const first = noa.cookie;
    expect(await noa.signIn({}, { role: 'analyst' })).toMatchObject({ body: { role: 'analyst' } });
    expect(noa.cookie).not.toBe(first);
    expect(await noa.signIn()).toMatchObject({ body: { role: 'analyst' } }); // it goes on as it is
    noa.cookie = undefined;
    expect(await noa.signIn()).toMatchObject({ status: 200, body: { role: 'officer' } });
    expect(await noa.signIn({}, { role: 'admin' })).toMatchObject({
      status: 403,
      body: { error: { kind: 'forbidden', rule: 'P14' } },
    });
  });
  test.each([
    ['of another origin', { origin: 'http://evil.example' }],
    ['of another host', { rpId: 'evil.example' }],
    ['of nobody who was verified', { unverified: true }],
    ['that answers as if it was new', { type: 'webauthn.create' }],
    ['of another person', { userHandle: 'AAAA' }],
    ['that counts backwards', { counter: 1 }],
  ])('[S6] a passkey %s proves nothing', async (_, odd) => {
    const server = await serve();
    const noa = await enrolled(server, 'noa', 'il', 'officer');
    await noa.signIn();
    await noa.signIn();
    noa.cookie = undefined;
    expect(await noa.signIn(odd)).toMatchObject({ status: 401, body: unproven });
    expect(noa.cookie).toBeUndefined();
    expect((await noa.signIn({ counter: 9 })).status).toBe(200);
  });
  test('[S6] a challenge is answered once, within 5 minutes, and by who was asked to', async () => {
    const clock = new Clock();
    const server = await serve({ now: clock.now });
    const noa = await enrolled(server, 'noa', 'il', 'officer');
    const asked = async () => (await noa.post('/api/session/passkey/options')).body;
    const answer = (body: unknown) => noa.post('/api/session/passkey', noa.passkey.prove(body));
    const once = await asked();
    expect((await answer(once)).status).toBe(200);
    expect((await answer(once)).status).toBe(401);
    const late = await asked();
    clock.pass(5 * MINUTE);
    expect((await answer(late)).status).toBe(401);
    const token = invited(server, 'dan', 'il', 'officer');
    const { body } = await noa.post('/api/enrolment/passkey/options', { token });
    const crossed = noa.passkey.prove({
      ...Object(body),
      options: { ...Object(body).options, rpId: 'localhost' },
    });
    expect((await noa.post('/api/session/passkey', crossed)).status).toBe(401);
  });
  test('[S6] a passkey that nobody has, or of somebody who is closed, is nobody', async () => {
    const server = await serve();
    const noa = await enrolled(server, 'noa', 'il', 'officer');
    expect(await new Visitor(server).signIn()).toMatchObject({ status: 401, body: unproven });
    const account = server.people.accounts.all()[0];
    if (account === undefined) throw new Error('nobody is there');
    server.people.accounts.setRoles(account, []);
    expect((await noa.get('/api/me')).status).toBe(401);
    expect(await noa.signIn()).toMatchObject({ status: 401, body: unproven });
  });
  test('what is no answer of a passkey is said to be none: 400', async () => {
    const server = await serve();
    const visitor = new Visitor(server);
    for (const body of [{}, { attempt: 'x' }, { attempt: 'x', response: {} }, { attempt: 1 }])
      expect(await visitor.post('/api/session/passkey', body)).toMatchObject({
        status: 400,
        body: { error: { kind: 'invalid', field: expect.any(String) } },
      });
  });
});
