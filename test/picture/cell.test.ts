import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import {
  accessRecordOf,
  accessRecords,
  Cell,
  NO_DESK,
  pictureKindOf,
  signOf,
} from '../../picture/cell.ts';
import { rolesAllowed } from '../../picture/permission.ts';
import { ROLES, type Role } from '../../picture/wire.ts';
import { CELL } from '../support/cell.ts';
import { DESK_CELL } from '../support/desks.ts';
import { STRANGER } from '../support/people.ts';

const DATA = join(import.meta.dirname, '../../data/cell.json');
const desk = (id: string) => DeskId.parse(id);

test('the cell that is served has a picture for each desk, shown after the shared one', () => {
  const cell = Cell.parse(JSON.parse(readFileSync(DATA, 'utf8')));
  expect(cell.pictures.map(({ id }) => [id, pictureKindOf(cell, id)])).toEqual([
    ['shared', 'shared'],
    ...cell.desks.map(({ id }) => [id, 'private']),
  ]);
  for (const { id } of cell.desks) {
    expect(cell.pictures.find((one) => `${one.id}` === id)?.members).toEqual([id]);
  }
});

test('a cell from before says nothing of release and signing in, and is read', () => {
  expect(Cell.safeParse(CELL).success).toBe(true);
  expect([CELL.release, CELL.signIn]).toEqual([undefined, undefined]);
  expect(Cell.safeParse({ ...CELL, release: { twoPersons: ['rumour'] } }).success).toBe(false);
});

test('desks whose letters begin alike are refused by the name of the second: symbols carry one letter', () => {
  const [us, il, sy] = CELL.desks;
  const same = Cell.safeParse({ ...CELL, desks: [us, { ...il, letters: 'uk' }, sy] });
  expect(same.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    'desks.1.letters begins as those of us do: symbols on the map carry the first letter alone',
  ]);
  expect(signOf({ letters: 'uk' })).toBe('U');
  expect(Cell.safeParse({ ...CELL, desks: [us, { ...il, letters: 'L' }, sy] }).success).toBe(true);
});

test('[P11] access records are the server’s to make: a cell names none, and no desk like none', () => {
  const [first] = CELL.pictures;
  const [one] = CELL.desks;
  const pictures = [{ ...first, id: 'access-il' }];
  expect(Cell.safeParse({ ...CELL, pictures }).success).toBe(false);
  expect(Cell.safeParse({ ...CELL, desks: [{ ...one, id: NO_DESK }] }).success).toBe(false);
  expect(accessRecords(CELL)).toEqual([
    { id: 'access-us', members: ['us'] },
    { id: 'access-il', members: ['il'] },
    { id: 'access-sy', members: ['sy'] },
    { id: 'access-cell', members: ['cell'] },
  ]);
  expect(accessRecordOf(NO_DESK)).toBe('access-cell');
  expect(pictureKindOf(CELL, 'access-il')).toBe('access');
  expect(pictureKindOf(CELL, 'access-xx')).toBeUndefined();
  expect(pictureKindOf(DESK_CELL, 'us-il')).toBe('shared');
});

test('[P14] nobody is both admin and officer, and supervisors are of one desk', () => {
  const pairs = ROLES.flatMap((one) => ROLES.map((other): readonly Role[] => [one, other]));
  for (const roles of pairs) {
    const both =
      roles.includes('admin') && (roles.includes('officer') || roles.includes('supervisor'));
    const allowed = !both && roles[0] !== roles[1];
    expect(rolesAllowed(roles, desk('us'), CELL), roles.join()).toBe(allowed);
    const elsewhere = allowed && !roles.includes('supervisor');
    expect(rolesAllowed(roles, desk('il'), CELL), roles.join()).toBe(elsewhere);
    expect(rolesAllowed(roles, STRANGER, CELL)).toBe(false);
  }
  expect(rolesAllowed([], desk('us'), CELL)).toBe(false);
  expect(rolesAllowed(['admin', 'observer', 'officer'], desk('us'), CELL)).toBe(false);
});
