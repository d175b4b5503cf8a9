/** Which picture one desk alone sees, and which is looked at beside the one worked in. Pure. */
import type { DeskId, PictureId } from '../../picture/basics.ts';
import { type Cell, pictureKindBy, pictureKindOf } from '../../picture/cell.ts';
import type { Picture } from '../../picture/fold.ts';

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

/** What is drawn with the picture worked in: under one's own the shared one, over any other one's own. */
export function besideOf(
  at: PictureId,
  readable: readonly Readable[],
  cell: Cell,
): PictureId | undefined {
  const own = ownOf(readable, cell);
  if (own === undefined) return undefined;
  return at === own ? readable.find(({ id }) => pictureKindOf(cell, id) === 'shared')?.id : own;
}
