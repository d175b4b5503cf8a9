/** Actors: a person in the role of their session, or the server itself. */
import { type DeskId, PersonId, type PictureId } from './basics.ts';
import type { Role } from './roles.ts';

/** A session acts in one role, whatever others its person holds. */
export interface Person {
  readonly desk: DeskId;
  readonly person: PersonId;
  readonly role: Role;
  /** [P13] For a wall: the pictures that were chosen when it was approved. */
  readonly pictures?: readonly PictureId[] | undefined;
}

/** The server itself. No session is one: no role that can be signed in with is called so. */
export interface Machine {
  readonly desk: DeskId;
  readonly person: PersonId;
  readonly role: 'server';
}

export type Actor = Person | Machine;

/** [P15] The name by which the server writes, and nobody else. */
export const SERVER = PersonId.parse('server');
