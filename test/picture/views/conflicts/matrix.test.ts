import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Cell } from '../../../../picture/cell.ts';
import { ZONE_KINDS } from '../../../../picture/kinds/zone.ts';
import { BECAUSE } from '../../../../picture/views/conflicts/because.ts';
import { type Conflicts, conflictsOf } from '../../../../picture/views/conflicts/matrix.ts';
import { CELL } from '../../../support/cell.ts';

const served = Cell.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../data/cell.json'), 'utf8')),
);

test('[R54] whether two kinds conflict is the same in either order, and in cell.json as by default', () => {
  const [usual, own] = [conflictsOf(CELL), conflictsOf(served)];
  expect(CELL.conflicts).toBeUndefined();
  expect(served.conflicts).toBeDefined();
  for (const one of ZONE_KINDS) {
    expect(BECAUSE[one]).not.toBe('');
    for (const two of ZONE_KINDS) {
      expect([one, two, usual(one, two)]).toEqual([one, two, usual(two, one)]);
      expect([one, two, own(one, two)]).toEqual([one, two, usual(one, two)]);
    }
  }
});

test('[R54] a hazard in a corridor conflicts, a corridor to a hospital and two empty skies do not', () => {
  const conflict = conflictsOf(CELL);
  expect(conflict('corridor', 'hazard')).toBe(true);
  expect(conflict('corridor', 'no-entry')).toBe(true);
  expect(conflict('exercise', 'exercise')).toBe(true);
  expect(conflict('corridor', 'protected-site')).toBe(false);
  expect(conflict('no-fly', 'no-fly')).toBe(false);
});

/** A cell's own table, changed. */
function faults(change: (table: Conflicts) => void): string[] {
  const table = structuredClone(served.conflicts);
  if (table === undefined) throw new Error('the cell has no table');
  change(table);
  const { error } = Cell.safeParse({ ...CELL, conflicts: table });
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

test('[R54] a table that leaves a pair out, says it twice or contradicts itself is refused by its name', () => {
  expect(faults(() => undefined)).toEqual([]);
  expect(faults((table) => table['no-fly'].together.shift())).toEqual([
    'conflicts.no-fly: no-fly stands in neither list',
  ]);
  expect(faults((table) => table.hazard.conflict.push('hazard'))).toEqual([
    'conflicts.hazard: hazard stands there twice',
  ]);
  expect(
    faults(({ corridor }) => {
      corridor.conflict = corridor.conflict.filter((kind) => kind !== 'no-entry');
      corridor.together.push('no-entry');
    }),
  ).toEqual([
    'conflicts.corridor: corridor and no-entry conflict in one of their rows and go together in the other',
  ]);
  expect(faults((table) => Reflect.deleteProperty(table, 'exercise'))).not.toEqual([]);
});
