/** Schemas of requests about people and sessions; routes and OpenAPI document share them. */
import { z } from 'zod';
import { DeskId, PersonId, PictureId } from '../../../picture/basics.ts';
import { Role } from '../../../picture/wire.ts';
import { AuthenticationResponse, RegistrationResponse } from './credentials.ts';

const token = z.string().max(64);
const attempt = z.string().max(64);
const code = z.string().regex(/^\d{6}$/, 'a code is six digits');
const roles = z.array(Role).max(7);

export const EmptyBody = z.strictObject({});

/** Signing in. `role`: the first role of the account if left out. */
export const PasskeySignIn = z.strictObject({
  attempt,
  response: AuthenticationResponse,
  role: Role.optional(),
});
export const PasswordSignIn = z.strictObject({
  person: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
  code,
  role: Role.optional(),
});
export const SwitchRole = z.strictObject({ role: Role });

/** Enrolment: `token` is the part of the link after `#`. */
export const EnrolmentLink = z.strictObject({ token });
export const EnrolPasskey = z.strictObject({ token, attempt, response: RegistrationResponse });
export const ChoosePassword = z.strictObject({
  token,
  password: z.string().min(12, 'a password has at least 12 characters').max(256),
});
export const ConfirmPassword = z.strictObject({ token, code });

/** Accounts and invitations. */
export const CreateAccount = z.strictObject({ person: PersonId, desk: DeskId, roles });
export const SetRoles = z.strictObject({ roles });
/** `lost`: passkeys, password and sessions of the person end at once. */
export const RenewInvitation = z.strictObject({ lost: z.boolean().optional() });

/** `ahead`: the seconds that the admin was told; the clock may have stepped again since. */
export const ConfirmClock = z.strictObject({ ahead: z.int().positive() });

/** Walls: `claim` is the secret by which a wall asks, `code` the text that it shows. */
export const WallClaim = z.strictObject({ claim: z.string().max(64) });
export const ApproveWall = z.strictObject({
  code: z.string().min(1).max(16),
  pictures: z.array(PictureId).min(1).max(32),
});
