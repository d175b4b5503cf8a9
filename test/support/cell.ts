/** The cell that test servers serve, and what signs people in there. */
import { Cell } from '../../picture/cell.ts';
import type { Person } from '../../picture/decide.ts';
import { COOKIE, mintToken } from '../../server/session.ts';

export const SECRET = Buffer.alloc(32, 7);

const name = { en: 'Test', ar: 'اختبار', he: 'בדיקה' };
const desk = (id: string) => ({
  id,
  letters: id.toUpperCase(),
  name,
  colour: '#123456',
  languages: ['en'],
  timeZone: 'UTC',
});
/** Three desks, the picture they share, and one that is the first one's alone. */
export const CELL: Cell = Cell.parse({
  name,
  view: { centre: [35.8, 33], zoom: 9 },
  clocks: [],
  desks: ['us', 'il', 'sy'].map(desk),
  supervisor: 'us',
  pictures: [
    { id: 'shared', name, members: ['us', 'il', 'sy'] },
    { id: 'us', name, members: ['us'] },
  ],
});

export const SHARED_ONLY: Cell = { ...CELL, pictures: CELL.pictures.slice(0, 1) };

/** A cookie header that signs `who` in. */
export const cookieOf = (who: Person, secret: Buffer = SECRET): string =>
  `${COOKIE}=${mintToken(secret, who)}`;
