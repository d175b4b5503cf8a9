/** Whether somebody may act for the watch of their desk where they are. Pure. */
import type { Cell } from '../../picture/cell.ts';
import type { Picture } from '../../picture/fold.ts';
import { SPEAKERS } from '../../picture/roles.ts';
import type { Me } from '../api/api.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Whether watches are kept in this picture: it is the one that all desks of the cell share. [R31] */
export const keepsWatches = (
  { opened }: Pick<Picture, 'opened'>,
  { desks }: Pick<Cell, 'desks'>,
): boolean => opened?.members.length === desks.length;

/** Why nothing can be done here, in words; undefined: this person may act. */
export function whyNotHere(
  picture: Pick<Picture, 'opened'>,
  cell: Pick<Cell, 'desks'>,
  { role }: Pick<Me, 'role'>,
  isLive: boolean,
  w: Messages['watch'],
): string | undefined {
  if (!keepsWatches(picture, cell)) return w.elsewhere;
  if (!SPEAKERS.some((one) => one === role)) return w.notYours;
  return isLive ? undefined : w.past;
}
