/** Roles: lists what a session can be signed in as, and the groups that permission tables use. */
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

/** The role that an entry was written in: that of a session, or 'server'. [P15] [P18] */
export const AuthorRole = z.enum([...ROLES, 'server']);

export type Role = z.infer<typeof Role>;
export type AuthorRole = z.infer<typeof AuthorRole>;

/** Roles that write at a desk. [P3] */
export const WRITERS: readonly Role[] = ['analyst', 'officer', 'supervisor'];
/** Roles that speak for a desk. [P3] */
export const SPEAKERS: readonly Role[] = ['officer', 'supervisor'];
