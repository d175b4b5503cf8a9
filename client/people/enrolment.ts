/** What an enrolment link opens: who one is to be, and making the first key or password. */
import { z } from 'zod';
import { DeskId, Instant, PersonId } from '../../picture/basics.ts';
import { Role } from '../../picture/wire.ts';
import { change, type Outcome } from './outcome.ts';
import { type Lacking, makeKey, Offered } from './passkey.ts';

const Invited = z.object({
  person: PersonId,
  desk: DeskId,
  roles: z.array(Role),
  until: Instant,
  passwords: z.boolean(),
});
export type Invited = z.infer<typeof Invited>;

const Acting = z.object({ role: Role });
type Acting = z.infer<typeof Acting>;

const Secret = z.object({ secret: z.string(), uri: z.string() });
/** Of codes of one time: in base32, and as an otpauth: address. */
export type Secret = z.infer<typeof Secret>;

const AT = '/api/enrolment';

export const lookUp = (token: string): Promise<Outcome<Invited>> =>
  change('POST', `${AT}/look`, { token }, Invited);

export async function enrolKey(token: string): Promise<Outcome<Acting> | Lacking> {
  const offered = await change('POST', `${AT}/passkey/options`, { token }, Offered);
  if (offered.state !== 'done') return offered;
  const { attempt, options } = offered.value;
  const made = await makeKey(options);
  if (made.state === 'lacking') return made;
  return change('POST', `${AT}/passkey`, { token, attempt, response: made.response }, Acting);
}

export const enrolPassword = (token: string, password: string): Promise<Outcome<Secret>> =>
  change('POST', `${AT}/password`, { token, password }, Secret);

export const confirmPassword = (token: string, code: string): Promise<Outcome<Acting>> =>
  change('POST', `${AT}/password/confirm`, { token, code }, Acting);
