import { describe, expect, test } from 'vitest';
import { PersonId } from '../../../picture/basics.ts';
import type { Role } from '../../../picture/wire.ts';
import { hashPassword } from '../../../server/people/argon.ts';
import { codeAt, stepAt } from '../../../server/people/totp.ts';
import { CELL } from '../../support/cell.ts';
import { Clock } from '../../support/clock.ts';
import { CHEAP, serve, type TestServer } from '../../support/server.ts';
import { enrolled, invited, Visitor } from '../../support/visitor.ts';

const NOA = PersonId.parse('noa');
const NOBODY = { status: 401, body: { error: { kind: 'unproven' } } };
const WITH = { ...CELL, signIn: { passwords: true } };
const PASSWORD = 'correct horse battery';
const SECRET = Buffer.alloc(20, 7);

function noaIn({ people }: TestServer) {
  const account = people.accounts.get(NOA);
  if (account === undefined) throw new Error('Noa is not there');
  return account;
}
const nowHolds = (server: TestServer, ...roles: Role[]) =>
  server.people.accounts.setRoles(noaIn(server), roles);

/** What may happen to Noa, an officer and an analyst, after her proof was found right and before she is in. */
const lost = (server: TestServer) => server.people.accounts.dropCredentials(NOA);
const another = ({ people }: TestServer) =>
  people.accounts.setPassword(NOA, { hash: 'of another', secret: SECRET, step: 0 });
const closed = (server: TestServer) => nowHolds(server);
const noOfficer = (server: TestServer) => nowHolds(server, 'analyst');

/** Judges as before; then this happens, before anybody hears of it. */
const afterwards =
  <A extends unknown[], R>(judge: (...of: A) => Promise<R>, happens: () => void) =>
  async (...of: A): Promise<R> => {
    const judged = await judge(...of);
    happens();
    return judged;
  };

function afterPasskey(server: TestServer, happens: (server: TestServer) => void): void {
  const { passkeys } = server.people;
  passkeys.verify = afterwards(passkeys.verify.bind(passkeys), () => happens(server));
}

describe('[S4] what happens to an account while a proof is judged counts', () => {
  test.each([
    ['the passkey is lost', lost],
    ['the account is closed', closed],
  ])('%s: a passkey signs nobody in', async (_, happens) => {
    const server = await serve();
    const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
    noa.cookie = undefined;
    afterPasskey(server, happens);
    expect(await noa.signIn()).toMatchObject(NOBODY);
    expect(noa.cookie).toBeUndefined();
  });
  test('a role is taken away: nobody signs in to it by passkey', async () => {
    const server = await serve();
    const noa = await enrolled(server, 'noa', 'il', 'officer', 'analyst');
    afterPasskey(server, noOfficer);
    expect(await noa.signIn({}, { role: 'officer' })).toMatchObject({
      status: 403,
      body: { error: { rule: 'P14' } },
    });
    expect(server.people.sessions.ofPerson(NOA)).toEqual([]);
    expect(await noa.signIn()).toMatchObject({ status: 200, body: { role: 'analyst' } });
  });
  test('a role is taken away: who enrols does not sign in to it', async () => {
    const server = await serve();
    const noa = new Visitor(server);
    const token = invited(server, 'noa', 'il', 'officer', 'analyst');
    const { passkeys } = server.people;
    passkeys.verifyNew = afterwards(passkeys.verifyNew.bind(passkeys), () => noOfficer(server));
    expect(await noa.enrol(token)).toMatchObject({ status: 201, body: { role: 'analyst' } });
  });
  test.each([
    ['it is lost', lost, NOBODY],
    ['another was chosen', another, NOBODY],
    ['the account is closed', closed, NOBODY],
    ['a role is taken away', noOfficer, { status: 403, body: { error: { rule: 'P14' } } }],
  ])('%s: a password signs nobody in', async (_, happens, answer) => {
    const clock = new Clock();
    const server = await serve({ cell: WITH, now: clock.now });
    invited(server, 'noa', 'il', 'officer', 'analyst');
    const { accounts, passwords } = server.people;
    const hash = await hashPassword(PASSWORD, CHEAP);
    accounts.setPassword(NOA, { hash, secret: SECRET, step: 0 });
    passwords.verify = afterwards(passwords.verify.bind(passwords), () => happens(server));
    const noa = new Visitor(server);
    const code = codeAt(SECRET, stepAt(clock.now()));
    const proof = { person: 'noa', password: PASSWORD, code, role: 'officer' };
    expect(await noa.post('/api/session/password', proof)).toMatchObject(answer);
    expect(noa.cookie).toBeUndefined();
  });
});
