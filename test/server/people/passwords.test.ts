import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { codeAt, stepAt } from '../../../server/people/totp.ts';
import { CELL } from '../../support/cell.ts';
import { Clock, MINUTE, SECOND } from '../../support/clock.ts';
import {
  CHEAP,
  type Setup as ServedPicture,
  serve,
  type TestServer,
} from '../../support/server.ts';
import { enrolled, invited, Visitor } from '../../support/visitor.ts';

const WITH = { ...CELL, signIn: { passwords: true } };
const PASSWORD = 'correct horse battery';
const Chosen = z.object({ secret: z.string(), uri: z.string() });

/** What an authenticator shows for a secret as it was typed in. */
function codeFor(secret: string, now: number): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return codeAt(Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))), stepAt(now));
}

type Costing = NonNullable<ServedPicture['passwordCost']>;

interface Setup {
  readonly clock: Clock;
  readonly server: TestServer;
  readonly secret: string;
}

/** Noa, of il, has a password. The server believes a proxy, so that others may come from elsewhere. */
async function withPassword(passwordCost: Costing = CHEAP): Promise<Setup> {
  const clock = new Clock();
  const server = await serve({
    cell: WITH,
    now: clock.now,
    proxy: '127.0.0.1',
    origin: ORIGIN,
    passwordCost,
  });
  const noa = new Visitor(server);
  const token = invited(server, 'noa', 'il', 'officer');
  const chosen = await noa.post('/api/enrolment/password', { token, password: PASSWORD });
  const { secret, uri } = Chosen.parse(chosen.body);
  expect(uri).toContain(`secret=${secret}`);
  const code = codeFor(secret, clock.now());
  const wrong = await noa.post('/api/enrolment/password/confirm', { token, code: other(code) });
  expect(wrong).toMatchObject({ status: 401, body: { error: { field: 'code' } } });
  const confirmed = await noa.post('/api/enrolment/password/confirm', { token, code });
  expect(confirmed).toMatchObject({ status: 201, body: { role: 'officer' } });
  expect((await noa.get('/api/me')).body).toMatchObject({ session: { way: 'password' } });
  return { clock, server, secret };
}
const ORIGIN = 'https://cell.example';
const other = (code: string) => (code === '000000' ? '000001' : '000000');

const tried = (visitor: Visitor, code: string, more: object = {}) =>
  visitor.post('/api/session/password', { person: 'noa', password: PASSWORD, code, ...more });

describe('passwords with one-time codes', () => {
  test('[S7] sign in; a code that was used before, even to enrol, does not', async () => {
    const { clock, server, secret } = await withPassword();
    const noa = new Visitor(server);
    const first = codeFor(secret, clock.now());
    expect((await tried(noa, first)).status).toBe(401); // it has enrolled
    clock.pass(30 * SECOND);
    const second = codeFor(secret, clock.now());
    expect(await tried(noa, second)).toMatchObject({ status: 200, body: { role: 'officer' } });
    expect((await tried(new Visitor(server), second)).status).toBe(401);
    clock.pass(30 * SECOND);
    expect((await tried(new Visitor(server), second)).status).toBe(401); // a step later, too
    expect((await tried(new Visitor(server), codeFor(secret, clock.now()))).status).toBe(200);
  });
  test('[S8] a wrong person, password or code gets the same answer', async () => {
    const { clock, server, secret } = await withPassword();
    clock.pass(30 * SECOND);
    const code = codeFor(secret, clock.now());
    const bodies: unknown[] = [];
    for (const more of [
      { person: 'nobody' },
      { person: 'NOT A NAME' },
      { password: 'wrong' },
      { code: other(code) },
    ]) {
      const answer = await tried(new Visitor(server), code, more);
      expect(answer.status).toBe(401);
      bodies.push(answer.body);
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });
  test('[S8] guessing gets slower, for the guesser alone: not for Noa elsewhere, nor for passkeys', async () => {
    const { clock, server, secret } = await withPassword();
    const guesser = new Visitor(server, '198.51.100.7');
    const guess = () => tried(guesser, '000000', { password: 'wrong' });
    for (let i = 0; i < 4; i++) expect((await guess()).status).toBe(401);
    for (let delay = 1; delay < 120; delay *= 2) {
      const waited = Math.min(delay, 60);
      const late = await guess();
      expect(late).toMatchObject({ status: 429, body: { error: { kind: 'busy' } } });
      expect(late.headers.get('retry-after')).toBe(String(waited));
      clock.pass(waited * SECOND);
      expect((await guess()).status, `after ${waited} s`).toBe(401);
    }
    const code = codeFor(secret, clock.now());
    expect((await tried(guesser, code)).status).toBe(429); // even with what is right
    expect((await tried(new Visitor(server, '203.0.113.5'), code)).status).toBe(200);
    clock.pass(16 * MINUTE);
    expect((await tried(guesser, codeFor(secret, clock.now()))).status).toBe(200); // forgotten
  });
  test('[S8] many wrong at once are all counted, and who has the right passkey never waits', async () => {
    const { server } = await withPassword();
    const dan = await enrolled(server, 'dan', 'il', 'officer');
    const wrong = Array.from({ length: 20 }, (_, i) =>
      tried(new Visitor(server), '000000', { password: 'wrong', person: `guess-${i}` }),
    );
    const statuses = (await Promise.all(wrong)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(11);
    expect(statuses).toContain(429);
    expect((await dan.signIn()).status).toBe(200);
    const token = invited(server, 'tal', 'il', 'officer');
    expect((await new Visitor(server).enrol(token)).status).toBe(201);
    expect((await new Visitor(server).signIn()).status).toBe(429); // a passkey that nobody has
  });
  test('[S5] a link is used up by the first right code, not before; five wrong ones begin anew', async () => {
    const clock = new Clock();
    const server = await serve({ cell: WITH, now: clock.now });
    const noa = new Visitor(server);
    const token = invited(server, 'noa', 'il', 'officer');
    const choose = async () =>
      Chosen.parse((await noa.post('/api/enrolment/password', { token, password: PASSWORD })).body);
    const confirm = (code: string) => noa.post('/api/enrolment/password/confirm', { token, code });
    const lost = await choose();
    const code = codeFor(lost.secret, clock.now());
    for (let i = 0; i < 5; i++) expect((await confirm(other(code))).status).toBe(401);
    expect((await confirm(code)).status).toBe(401);
    const { secret } = await choose();
    expect((await confirm(codeFor(secret, clock.now()))).status).toBe(201);
    expect((await confirm(codeFor(secret, clock.now()))).status).toBe(404);
  });
  test('a short password is refused, and a stored one costs what OWASP advises to guess', async () => {
    const { server } = await withPassword('production');
    const token = invited(server, 'dan', 'il', 'officer');
    const short = await new Visitor(server).post('/api/enrolment/password', {
      token,
      password: 'elevenchars',
    });
    expect(short).toMatchObject({ status: 400, body: { error: { field: 'password' } } });
    const kept = server.people.store.prepare('SELECT hash FROM password').get();
    expect(kept?.hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });
});

test('[S8] where the cell does not allow passwords there are none', async () => {
  const server = await serve();
  const noa = new Visitor(server);
  const token = invited(server, 'noa', 'il', 'officer');
  for (const [path, body] of [
    ['/api/session/password', { person: 'noa', password: PASSWORD, code: '000000' }],
    ['/api/enrolment/password', { token, password: PASSWORD }],
  ] as const)
    expect(await noa.post(path, body)).toMatchObject({
      status: 403,
      body: { error: { kind: 'forbidden' } },
    });
  expect((await noa.get('/api/entrance')).body).toMatchObject({ passwords: false });
});
