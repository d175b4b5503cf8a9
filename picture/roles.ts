/** Groups of roles that tables of permissions are made of. */
import type { Role } from './wire.ts';

/** Who writes at a desk. */
export const WRITERS: readonly Role[] = ['analyst', 'officer', 'supervisor'];
/** Who speaks for a desk. */
export const SPEAKERS: readonly Role[] = ['officer', 'supervisor'];
