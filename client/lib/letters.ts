/** The letters of a desk, by which all who share a picture call it: `IL`. */
import type { DeskId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';

/** Of a desk that the cell does not know, its id. */
export const lettersOf = ({ desks }: Pick<Cell, 'desks'>, desk: DeskId): string =>
  desks.find(({ id }) => id === desk)?.letters ?? desk;
