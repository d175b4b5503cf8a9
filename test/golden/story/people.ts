/** How the people of the golden versions come in: by links of the exercise, by passkey, by password. */
import { z } from 'zod';
import type { Role } from '../../../picture/wire.ts';
import { codeAt, stepAt } from '../../../server/people/totp.ts';
import { SECOND } from '../../support/clock.ts';
import { tokenIn, type Visitor } from '../../support/visitor.ts';
import { expectStatus, type Stage } from '../stage.ts';

export interface People {
  readonly admin: Visitor;
  /** Officers of il: one proposes, the other approves. */
  readonly noa: Visitor;
  readonly dan: Visitor;
  /** An officer and an analyst of sy. */
  readonly samir: Visitor;
  readonly rima: Visitor;
  /** The supervisor, of us. */
  readonly ruth: Visitor;
  /** Of Dan's one-time codes, as it is typed into an authenticator. */
  readonly secret: string;
}

export async function peopleIn(stage: Stage): Promise<People> {
  const admin = await stage.enter('us', 'admin');
  const enrolled = async (person: string, desk: string, ...roles: Role[]) => {
    stage.clock.pass(3 * SECOND);
    const invited = await admin.post('/api/people', { person, desk, roles });
    const visitor = stage.visitor();
    expectStatus(invited, 201);
    expectStatus(await visitor.enrol(tokenIn(invited)), 201);
    return visitor;
  };
  // somebody who has not followed the link yet
  const adam = { person: 'adam', desk: 'us', roles: ['officer', 'observer'] };
  expectStatus(await admin.post('/api/people', adam), 201);
  return {
    admin,
    noa: await enrolled('noa', 'il', 'officer', 'analyst'),
    ...(await byPassword(stage, admin)),
    samir: await enrolled('samir.k', 'sy', 'officer'),
    rima: await enrolled('rima', 'sy', 'analyst'),
    ruth: await enrolled('ruth', 'us', 'supervisor'),
  };
}

/** Dan's, and of nothing else than golden versions. */
export const PASSWORD = 'a password of a golden version';
const Chosen = z.object({ secret: z.string() });

/** Dan, of il, enrols with a password and one-time codes. */
async function byPassword(stage: Stage, admin: Visitor): Promise<Pick<People, 'dan' | 'secret'>> {
  const roles = ['officer'];
  const token = tokenIn(await admin.post('/api/people', { person: 'dan', desk: 'il', roles }));
  const dan = stage.visitor();
  const chosen = await dan.post('/api/enrolment/password', { token, password: PASSWORD });
  const { secret } = Chosen.parse(expectStatus(chosen, 200));
  const code = codeFor(secret, stage.clock.now());
  expectStatus(await dan.post('/api/enrolment/password/confirm', { token, code }), 201);
  return { dan, secret };
}

/** Dan signs in again. A code is good once: some time has passed since the last. */
export async function danAgain(stage: Stage, { dan, secret }: People): Promise<void> {
  dan.cookie = undefined;
  const code = codeFor(secret, stage.clock.now());
  const proof = { person: 'dan', password: PASSWORD, code };
  expectStatus(await dan.post('/api/session/password', proof), 200);
}

/** The code that an authenticator shows for a secret (base 32) at a time. */
function codeFor(secret: string, now: number): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return codeAt(Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))), stepAt(now));
}
