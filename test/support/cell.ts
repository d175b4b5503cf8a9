/** The cell that test servers serve, and the secret that they sign with. */
import { Cell } from '../../picture/cell.ts';

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
