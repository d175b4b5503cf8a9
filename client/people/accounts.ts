/** The people of the cell, as an admin keeps them. */
import { z } from 'zod';
import { DeskId, Instant, PersonId } from '../../picture/basics.ts';
import { Role } from '../../picture/wire.ts';
import { change, Nothing, type Outcome, read } from './outcome.ts';

const Account = z.object({
  person: PersonId,
  desk: DeskId,
  roles: z.array(Role),
  state: z.enum(['invited', 'active', 'closed']),
  passkeys: z.int(),
  password: z.boolean(),
  sessions: z.int(),
  invitedUntil: Instant.optional(),
});
export type Account = z.infer<typeof Account>;

/** The token of an enrolment link, and until when it is good. It is said once. */
const Invitation = z.object({ token: z.string(), until: Instant });
export type Invitation = z.infer<typeof Invitation>;

export interface Wanted {
  readonly person: string;
  readonly desk: DeskId;
  readonly roles: readonly Role[];
}

/** What people can be given; walls and feeds are machines. */
export const GIVEN = ['observer', 'analyst', 'officer', 'supervisor', 'admin'] as const;

export const everybody = (): Promise<Outcome<Account[]>> => read('/api/people', z.array(Account));

export const invite = (wanted: Wanted): Promise<Outcome<Invitation>> =>
  change('POST', '/api/people', wanted, Invitation);

/** A link for another device. `lost`: what they signed in with so far no longer works. */
export const inviteAgain = (person: PersonId, lost: boolean): Promise<Outcome<Invitation>> =>
  change('POST', `/api/people/${person}/invitation`, { lost }, Invitation);

/** No roles: the account is closed. */
export const giveRoles = (person: PersonId, roles: readonly Role[]): Promise<Outcome<undefined>> =>
  change('PUT', `/api/people/${person}/roles`, { roles }, Nothing);

export const endSessions = (person: PersonId): Promise<Outcome<undefined>> =>
  change('DELETE', `/api/people/${person}/sessions`, undefined, Nothing);
