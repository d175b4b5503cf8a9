import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CLOSE } from '../../../picture/wire.ts';
import { MAX_WALLS } from '../../../server/people/walls.ts';
import { Clock, MINUTE, stopIntervals } from '../../support/clock.ts';
import { person } from '../../support/people.ts';
import { serve, type TestServer } from '../../support/server.ts';
import { cookieOf } from '../../support/sessions.ts';
import { enrolled, Visitor } from '../../support/visitor.ts';

const Claimed = z.object({ claim: z.string(), code: z.string(), until: z.string() });
const Id = z.object({ id: z.string() });
const PICTURES = { pictures: ['shared'] };

async function claimed(wall: Visitor) {
  return Claimed.parse((await wall.post('/api/walls')).body);
}
function someone(
  server: TestServer,
  desk: string,
  role: 'officer' | 'analyst' | 'admin' = 'officer',
) {
  const visitor = new Visitor(server);
  visitor.cookie = cookieOf(person(desk, role));
  return visitor;
}

describe('[S9] a wall', () => {
  test('shows a code, is approved, and reads what was chosen for it and nothing else', async () => {
    const server = await serve();
    const [wall, noa] = [new Visitor(server), someone(server, 'us')];
    const { claim, code } = await claimed(wall);
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{3}-[A-HJKMNP-Z2-9]{3}$/);
    expect(await wall.post('/api/walls/claim', { claim })).toMatchObject({
      status: 202,
      body: { state: 'waiting' },
    });
    expect(wall.cookie).toBeUndefined();
    const typed = code.toLowerCase().replace('-', ' ');
    const approved = await noa.post('/api/walls/approve', { code: typed, ...PICTURES });
    const { id } = Id.parse(approved.body);
    expect(await wall.post('/api/walls/claim', { claim })).toMatchObject({
      status: 200,
      body: { role: 'wall' },
    });
    const { body } = await wall.get('/api/me');
    expect(body).toMatchObject({
      desk: 'us',
      person: expect.stringMatching(/^us-wall-\d{4}$/),
      role: 'wall',
      session: { id, way: 'wall' },
      ...PICTURES,
    });
    expect((await wall.get('/api/pictures')).body).toMatchObject([{ id: 'shared' }]);
    expect((await wall.get('/api/pictures/us')).status).toBe(404);
    expect((await wall.post('/api/walls/claim', { claim })).status).toBe(404); // told once
    const listed = async (by: Visitor) => JSON.stringify((await by.get('/api/walls')).body);
    expect((await noa.get('/api/walls')).body).toContainEqual(
      expect.objectContaining({ id, by: 'officer.us', ...PICTURES }),
    );
    expect(await listed(noa)).toContain(id);
    expect(await listed(someone(server, 'il'))).not.toContain(id);
  });
  test('[S4] is ended from afar and goes dark at once', async () => {
    stopIntervals(); // no sweep has to find it
    const server = await serve();
    const [wall, noa] = [new Visitor(server), someone(server, 'us')];
    const { claim, code } = await claimed(wall);
    const { body } = await noa.post('/api/walls/approve', { code, pictures: ['shared', 'us'] });
    await wall.post('/api/walls/claim', { claim });
    const screens = [await wall.screen(), await wall.screen('us')];
    expect((await noa.ask('DELETE', `/api/sessions/${Id.parse(body).id}`)).status).toBe(204);
    for (const { closed } of screens) expect(await closed).toMatchObject({ code: CLOSE.ended });
    expect((await wall.get('/api/me')).status).toBe(401);
  });
  test('waits 10 minutes, and one that was ended before it came in never does', async () => {
    const clock = new Clock();
    const server = await serve({ now: clock.now });
    const [wall, noa] = [new Visitor(server), someone(server, 'us')];
    const late = await claimed(wall);
    clock.pass(10 * MINUTE);
    expect((await noa.post('/api/walls/approve', { code: late.code, ...PICTURES })).status).toBe(
      404,
    );
    expect((await wall.post('/api/walls/claim', { claim: late.claim })).status).toBe(404);
    const { claim, code } = await claimed(wall);
    const { body } = await noa.post('/api/walls/approve', { code, ...PICTURES });
    await noa.ask('DELETE', `/api/sessions/${Id.parse(body).id}`);
    await wall.post('/api/walls/claim', { claim });
    expect((await wall.get('/api/me')).status).toBe(401);
  });
  test('a desk has at most 64; one that ends makes room for the next, and other desks have their own', async () => {
    const server = await serve();
    const [noa, dan] = [someone(server, 'us'), someone(server, 'il')];
    const approve = async (by: Visitor, code: string) =>
      by.post('/api/walls/approve', { code, ...PICTURES });
    const ids: string[] = [];
    for (let i = 0; i < MAX_WALLS; i++) {
      const { code } = await claimed(new Visitor(server));
      ids.push(Id.parse((await approve(noa, code)).body).id);
    }
    const { code } = await claimed(new Visitor(server));
    expect(await approve(noa, code)).toMatchObject({
      status: 422,
      body: { error: { kind: 'impossible', rule: 'S9' } },
    });
    const other = await claimed(new Visitor(server));
    expect((await approve(dan, other.code)).status).toBe(200);
    await noa.ask('DELETE', `/api/sessions/${ids[0]}`);
    expect((await approve(noa, code)).status).toBe(200); // it is still waited for
  });
  test('a code is approved once, and guessing codes gets slower', async () => {
    const clock = new Clock();
    const server = await serve({ now: clock.now });
    const [wall, noa] = [new Visitor(server), someone(server, 'us')];
    const { code } = await claimed(wall);
    const approve = (text: string) => noa.post('/api/walls/approve', { code: text, ...PICTURES });
    expect((await approve(code)).status).toBe(200);
    const tries: number[] = [];
    for (let i = 0; i < 6; i++) tries.push((await approve(code)).status);
    expect(tries).toEqual([404, 404, 404, 404, 429, 429]);
  });
});

test('[P17] [P13] only officers and supervisors approve, and only pictures that their desk may read', async () => {
  const server = await serve();
  const { code } = await claimed(new Visitor(server));
  for (const [desk, role, pictures, status, rule] of [
    ['us', 'analyst', ['shared'], 403, 'P17'],
    ['us', 'admin', ['shared'], 403, 'P17'],
    ['il', 'officer', ['us'], 403, 'P13'],
    ['us', 'officer', ['shared', 'none'], 403, 'P13'],
    ['us', 'officer', ['access-us'], 403, 'P13'],
    ['us', 'officer', [], 400, undefined],
  ] as const) {
    const answer = await someone(server, desk, role).post('/api/walls/approve', { code, pictures });
    expect(answer, `${desk} ${role} ${pictures}`).toMatchObject({
      status,
      body: { error: rule ? { rule } : {} },
    });
  }
  expect((await new Visitor(server).post('/api/walls/approve', { code, ...PICTURES })).status).toBe(
    401,
  );
});

test('[S11] who proved themselves longer ago than 10 minutes is asked again', async () => {
  const clock = new Clock();
  const server = await serve({ now: clock.now });
  const noa = await enrolled(server, 'noa', 'us', 'officer');
  const { code } = await claimed(new Visitor(server));
  clock.pass(10 * MINUTE - 1);
  const again = await claimed(new Visitor(server));
  clock.pass(1);
  const approve = (text: string) => noa.post('/api/walls/approve', { code: text, ...PICTURES });
  expect(await approve(again.code)).toMatchObject({
    status: 403,
    body: { error: { kind: 'step-up', rule: 'S11' } },
  });
  await noa.signIn();
  expect((await approve(again.code)).status).toBe(200);
  expect((await approve(code)).status).toBe(404); // too late for this one
});
