/** Which picture one desk alone sees, which is shown, and which of the two an item is of. Pure. */
import type { DeskId, PictureId } from '../../picture/basics.ts';
import { type Cell, pictureKindBy, pictureKindOf } from '../../picture/cell.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { at } from '../../picture/table.ts';

/** A picture that this person may read. */
interface Readable {
  readonly id: PictureId;
}

/** The desk that alone sees this picture; undefined if several do, or nothing is known of it yet. */
export function aloneIn({ opened }: Picture): DeskId | undefined {
  if (opened === undefined) return undefined;
  const { picture, members } = opened;
  return pictureKindBy({ id: picture, members }) === 'private' ? members[0] : undefined;
}

/** The pictures that hold items; records of access are read elsewhere. */
export const worked = <T extends Readable>(readable: readonly T[], cell: Cell): readonly T[] =>
  readable.filter(({ id }) => pictureKindOf(cell, id) !== 'access');

/** The desk's own picture, if the person may read it. */
export const ownOf = (readable: readonly Readable[], cell: Cell): PictureId | undefined =>
  readable.find(({ id }) => pictureKindOf(cell, id) === 'private')?.id;

/**
 * The picture to show. The desk's own is always looked at beside another, so it is shown only where no
 * other can be read; undefined: there is none, or the one wanted cannot be read.
 */
export function shownOf<T extends Readable>(
  wanted: PictureId | undefined,
  readable: readonly T[],
  cell: Cell,
): T | undefined {
  const own = ownOf(readable, cell);
  const others = readable.filter(({ id }) => id !== own);
  if (wanted === undefined || wanted === own) return others[0] ?? readable[0];
  return readable.find(({ id }) => id === wanted);
}

/** The picture that all desks of the cell share, if the person may read it. [R31] */
export const commonOf = (readable: readonly Readable[], cell: Cell): PictureId | undefined =>
  cell.pictures.find(
    ({ id, members }) =>
      members.length === cell.desks.length && readable.some((one) => one.id === id),
  )?.id;

/** The desk's own picture, which is looked at beside any other; undefined if it is not to be read. */
export function besideOf(
  shown: PictureId,
  readable: readonly Readable[],
  cell: Cell,
): PictureId | undefined {
  const own = ownOf(readable, cell);
  return own === shown ? undefined : own;
}

/** Whether this very item stands in one of these pictures: references of two pictures collide. */
export const standsIn = (pictures: readonly Picture[], item: AnyItem): boolean =>
  pictures.some(({ items }) => at(items, item.seq) === item);
