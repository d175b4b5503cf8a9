/**
 * Makes the configuration that an entry implies, to judge it without the cell's own. [P12] [R31] [R49] [R60]
 */
import { type DeskId as Desk, DeskId } from '../../picture/basics.ts';
import { Cell, NO_DESK } from '../../picture/cell.ts';
import type { Entry } from '../../picture/entry.ts';
import { USUAL_NOTICE } from '../../picture/facets/consent/acts.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import { ruleOf } from '../../picture/registry.ts';

const name = { en: '-', ar: '-', he: '-' };
const SOME_DESK: Desk = DeskId.parse('desk');

const BARE_CELL = Cell.parse({
  name,
  view: { centre: [0, 0], zoom: 0 },
  clocks: [],
  desks: [
    { id: SOME_DESK, letters: '-', name, colour: '#000000', languages: ['en'], timeZone: 'UTC' },
  ],
  supervisor: SOME_DESK,
  pictures: [{ id: 'none', name, members: [SOME_DESK] }],
});

const desksOf = (ids: readonly Desk[]): Cell['desks'] =>
  BARE_CELL.desks.slice(0, 1).flatMap((one) => ids.map((id) => ({ ...one, id })));

/**
 * A cell where the desk shares the target picture, and a release takes as many people as it names; for
 * watches, channels and alarms, one whose desks are the members of the picture [R31]; for denouncing, one with
 * the notice that it names [R49]; for telling a unit, one that lists it for its desk [R60].
 */
export function impliedCell(picture: Picture, { by, change }: Entry): Cell {
  if (ruleOf(change.type)?.of === 'staff') {
    const members = picture.opened?.members ?? [];
    return { ...BARE_CELL, desks: desksOf(members) };
  }
  if (change.type === 'receipt.passed' && 'listed' in change.unit) {
    const units = [{ id: change.unit.listed, name }];
    return { ...BARE_CELL, desks: desksOf([by.desk]).map((desk) => ({ ...desk, units })) };
  }
  if (change.type === 'consent.denounced') {
    return { ...BARE_CELL, consent: { notice: change.notice ?? USUAL_NOTICE } };
  }
  if (change.type !== 'release.proposed') return BARE_CELL;
  const item = itemOf(picture, change.item);
  const own = picture.opened;
  return {
    ...BARE_CELL,
    pictures: [
      ...(own === undefined ? [] : [{ id: own.picture, name, members: own.members }]),
      { id: change.to, name, members: [by.desk, NO_DESK] },
    ],
    release: { twoPersons: change.second && item !== undefined ? [item.kind] : [] },
  };
}
