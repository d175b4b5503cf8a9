/** Actors: a person in the role of their session, or the server itself. */
import { type DeskId, PersonId, type PictureId } from './basics.ts';
import type { Role } from './roles.ts';

/** A person in the one role of their session; other roles that they hold do not count. */
export interface Person {
  readonly desk: DeskId;
  readonly person: PersonId;
  readonly role: Role;
  /** [P13] For a wall: the pictures that were chosen when it was approved. */
  readonly pictures?: readonly PictureId[] | undefined;
}

/** The server acting by itself. Nobody can sign in with the role 'server'. */
export interface Machine {
  readonly desk: DeskId;
  readonly person: PersonId;
  readonly role: 'server';
}

/** The author of a command. */
export type Actor = Person | Machine;

/** [P15] The name under which only the server writes. */
export const SERVER = PersonId.parse('server');
