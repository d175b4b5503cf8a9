/** A cell whose desks have pictures of their own, and a log for each of its pictures. */
import { DeskId, PictureId } from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import { Opened } from '../../picture/entry.ts';
import { type Machine, SERVER } from '../../picture/permission.ts';
import { CELL } from './cell.ts';
import { DESKS } from './people.ts';

const [first] = CELL.pictures;
const ofDesks = (id: string, ...members: readonly string[]) => ({ ...first, id, members });

/** Shared by three, by two, and one for each desk. Zones and air strikes take a second person. */
export const DESK_CELL: Cell = Cell.parse({
  ...CELL,
  pictures: [
    ofDesks('shared', ...DESKS),
    ...DESKS.map((desk) => ofDesks(desk, desk)),
    ofDesks('us-il', 'us', 'il'),
  ],
  release: { twoPersons: ['zone', 'air-strike'] },
});

/** How a picture of the cell, or an access record, is opened. */
export const openedAs = (picture: string, ...members: readonly string[]): Opened =>
  Opened.parse({ type: 'picture.opened', picture, members, mode: 'exercise' });

export const pictureId = (id: string): PictureId => PictureId.parse(id);

/** The server, writing for a desk. */
export const machine = (desk: string): Machine => ({
  desk: DeskId.parse(desk),
  person: SERVER,
  role: 'server',
});
