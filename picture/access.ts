/**
 * Schemas of the changes in an access record: sign-ins, sign-outs, refusals. They hold no content and
 * nothing that signs anybody in. Only the server writes them [P11]; they make no items [R25].
 */
import { z } from 'zod';
import { PersonId, PictureId } from './basics.ts';
import { Role } from './roles.ts';

/** The name of a session: the first 8 hex digits of SHA-256 over its stored hash. [S1] */
const Session = z.string().regex(/^[0-9a-f]{8}$/, 'a session is named by 8 hex digits');
const Roles = z.array(Role).max(7);
const Address = z.union([z.ipv4(), z.ipv6()]);

/** Kinds of refusal: a closed list, so that no content enters the record. */
const REFUSED = [
  'passkey',
  'password',
  'code', // a one-time code: wrong, or used before
  'enrolment', // an enrolment link: unknown, used or too old
  'link', // a link to an exercise: not valid here
  'session', // unknown, ended, or of another origin
  'origin', // a write or a socket requested by another site
  'path',
  'read',
  'command',
  'role',
  'wall',
  'rate',
] as const;

/** Every change that an access record can hold. */
export const AccessChanges = [
  z.strictObject({
    type: z.literal('access.signed-in'),
    person: PersonId,
    role: Role,
    way: z.enum(['passkey', 'password', 'link', 'wall']),
    session: Session,
  }),
  z.strictObject({ type: z.literal('access.signed-out'), person: PersonId, session: Session }),
  z.strictObject({
    type: z.literal('access.session-ended'),
    person: PersonId,
    session: Session,
    why: z.enum(['idle', 'expired', 'revoked', 'role', 'replaced']),
    by: PersonId.optional(), // who revoked it, if another person did
  }),
  z.strictObject({
    type: z.literal('access.refused'),
    what: z.enum(REFUSED),
    person: PersonId.optional(), // only of an account: anything may be typed as a name
    address: Address.optional(),
    count: z.int().positive(), // of this kind, since the last such entry
  }),
  z.strictObject({
    type: z.literal('access.enrolled'),
    person: PersonId,
    way: z.enum(['passkey', 'password']),
  }),
  z.strictObject({
    type: z.literal('access.invited'),
    person: PersonId,
    roles: Roles,
    by: PersonId.optional(), // absent: done at the server itself
  }),
  z.strictObject({
    type: z.literal('access.roles-changed'),
    person: PersonId,
    roles: Roles,
    by: PersonId.optional(), // absent: done at the server itself
  }),
  z.strictObject({
    type: z.literal('access.wall-approved'),
    session: Session,
    pictures: z.array(PictureId).max(32),
    by: PersonId,
  }),
  z.strictObject({ type: z.literal('access.exported'), picture: PictureId, by: PersonId }),
  z.strictObject({
    type: z.literal('access.clock-confirmed'), // the server's clock had stepped ahead [L16]
    ahead: z.int().positive(), // by so many seconds
    by: PersonId,
  }),
] as const;
const AccessChange = z.union(AccessChanges);

export type AccessChange = z.infer<typeof AccessChange>;
