/** Roles: what a session may be signed in as, and the groups that tables of permissions are made of. */
import { z } from 'zod';

export const ROLES = [
  'wall',
  'observer',
  'analyst',
  'officer',
  'supervisor',
  'admin',
  'feed',
] as const;
export const Role = z.enum(ROLES);

/** In what role an entry was written: that of a session, or the server by itself. [P15] [P18] */
export const AuthorRole = z.enum([...ROLES, 'server']);

export type Role = z.infer<typeof Role>;
export type AuthorRole = z.infer<typeof AuthorRole>;

/** Who writes at a desk. */
export const WRITERS: readonly Role[] = ['analyst', 'officer', 'supervisor'];
/** Who speaks for a desk. */
export const SPEAKERS: readonly Role[] = ['officer', 'supervisor'];
