/** What is sent about people and sessions: the schemas that guard the routes and describe them. */
import { z } from 'zod';
import { DeskId, PersonId, PictureId } from '../../../picture/basics.ts';
import { Role } from '../../../picture/wire.ts';
import { Asserted, Created } from './credentials.ts';

const token = z.string().max(64);
const attempt = z.string().max(64);
const code = z.string().regex(/^\d{6}$/, 'a code is six digits');
const roles = z.array(Role).max(7);

export const None = z.strictObject({});

export const ByPasskey = z.strictObject({ attempt, response: Asserted, role: Role.optional() });
export const ByPassword = z.strictObject({
  person: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
  code,
  role: Role.optional(),
});
export const Switch = z.strictObject({ role: Role });

export const Link = z.strictObject({ token });
export const NewPasskey = z.strictObject({ token, attempt, response: Created });
export const NewPassword = z.strictObject({
  token,
  password: z.string().min(12, 'a password has at least 12 characters').max(256),
});
export const FirstCode = z.strictObject({ token, code });

export const Invite = z.strictObject({ person: PersonId, desk: DeskId, roles });
export const Roles = z.strictObject({ roles });
/** `lost`: what the person had is void at once. */
export const InviteAgain = z.strictObject({ lost: z.boolean().optional() });

export const Claim = z.strictObject({ claim: z.string().max(64) });
export const Approve = z.strictObject({
  code: z.string().min(1).max(16),
  pictures: z.array(PictureId).min(1).max(32),
});
