/** The name of a unit as people read it: the cell's in the reader's language, or the one its desk has for it. Pure. */
import type { DeskId, Language } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import type { Unit } from '../../../picture/facets/receipts/unit.ts';

/** One that the cell no longer lists, by its id. */
export function unitName(
  unit: Unit,
  desk: DeskId,
  { desks }: Pick<Cell, 'desks'>,
  language: Language,
): string {
  if ('name' in unit) return unit.name;
  const units = desks.find(({ id }) => id === desk)?.units ?? [];
  return units.find(({ id }) => id === unit.listed)?.name[language] ?? unit.listed;
}
