/** Who acts in the tests: three desks, and a picture that they share. */
import { DeskId, PersonId, PictureId } from '../../picture/basics.ts';
import type { Person } from '../../picture/decide.ts';
import { Opened } from '../../picture/entry.ts';
import type { Role } from '../../picture/wire.ts';

export const DESKS = ['us', 'il', 'sy'].map((id) => DeskId.parse(id));
export const STRANGER = DeskId.parse('xx');

const SHARED = PictureId.parse('shared');

/** Somebody at a desk, named by desk and role: one desk may have several. Walls show `shared`. */
export const person = (desk: string, role: Role = 'officer'): Person => ({
  desk: DeskId.parse(desk),
  person: PersonId.parse(`${role}.${desk}`),
  role,
  ...(role === 'wall' ? { pictures: [SHARED] } : {}),
});

export const CELL = { desk: DeskId.parse('us'), person: PersonId.parse('cell') };

export const OPENED: Opened = Opened.parse({
  type: 'picture.opened',
  picture: SHARED,
  members: DESKS,
  mode: 'exercise',
});
