/**
 * What an access record says: who came, who went, what was refused. Never content, and nothing that
 * signs anybody in. The server alone writes it; it makes no items.
 */
import { z } from 'zod';
import { PersonId, PictureId } from './basics.ts';
import { Role } from './roles.ts';

/** The first 8 hex digits of the SHA-256 of the hash that is stored of a session. */
const Session = z.string().regex(/^[0-9a-f]{8}$/, 'a session is named by 8 hex digits');
const Roles = z.array(Role).max(7);
const Address = z.union([z.ipv4(), z.ipv6()]);

/** What somebody was not let do: a closed list, so that no content gets in. */
const REFUSED = [
  'passkey',
  'password',
  'code', // of one time: wrong, or used before
  'enrolment', // a link that is unknown, used or too old
  'link', // of the exercise, where there is none
  'session', // unknown, ended, or of another origin
  'origin', // a write or a socket asked for from another site
  'path',
  'read',
  'command',
  'role',
  'wall',
  'rate',
] as const;

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
    by: PersonId.optional(), // who revoked it, if it was somebody else
  }),
  z.strictObject({
    type: z.literal('access.refused'),
    what: z.enum(REFUSED),
    person: PersonId.optional(), // only one who has an account: anything may be typed there
    address: Address.optional(),
    count: z.int().positive(), // of the same kind, since it was last said
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
    by: PersonId.optional(), // left out: at the server itself
  }),
  z.strictObject({
    type: z.literal('access.roles-changed'),
    person: PersonId,
    roles: Roles,
    by: PersonId.optional(), // left out: at the server itself
  }),
  z.strictObject({
    type: z.literal('access.wall-approved'),
    session: Session,
    pictures: z.array(PictureId).max(32),
    by: PersonId,
  }),
  z.strictObject({ type: z.literal('access.exported'), picture: PictureId, by: PersonId }),
] as const;
const AccessChange = z.union(AccessChanges);

export type AccessChange = z.infer<typeof AccessChange>;
