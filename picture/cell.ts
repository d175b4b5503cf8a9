/** The configuration of a cell (data/cell.json): its schema, and the kind of each of its pictures. */
import { z } from 'zod';
import { type DeskId, PictureId } from './basics.ts';
import { CATEGORY_IDS } from './categories.ts';
import { KIND_NAMES } from './items.ts';
import { ACCESS, type DeskInfo as Desk, NO_DESK, type PictureInfo, Setting } from './setting.ts';
import { Forbids } from './views/alarms/forbids.ts';
import { Conflicts } from './views/conflicts/matrix.ts';

export { DeskInfo, NO_DESK, type PictureInfo } from './setting.ts';

/** Kinds of item and categories of events whose release can need a second person. */
const Sensitive = z.enum([...KIND_NAMES, ...CATEGORY_IDS]);

/** The schema of data/cell.json: all settings, with the names in `release`, `forbids` and `conflicts` checked. */
export const Cell = Setting.extend({
  /** Absent: one person releases anything. */
  release: z.strictObject({ twoPersons: z.array(Sensitive).max(64) }).optional(),
  /** Absent: see views/alarms/forbids.ts. */
  forbids: Forbids.optional(),
  /** Absent: see views/conflicts/matrix.ts. */
  conflicts: Conflicts.optional(),
}).superRefine(({ desks }, refusing) => {
  for (const [i, { letters }] of desks.entries()) {
    const same = desks.findIndex((other) => signOf(other) === signOf({ letters }));
    if (same === i) continue;
    refusing.addIssue({
      code: 'custom',
      path: ['desks', i, 'letters'],
      message: `begins as those of ${desks[same]?.id} do: symbols on the map carry the first letter alone`,
    });
  }
});

/** The one letter that stands in a desk's symbols on the map. */
export const signOf = ({ letters }: Pick<Desk, 'letters'>): string =>
  [...letters][0]?.toUpperCase() ?? '';

/** A picture of several desks, a picture of one desk, or an access record. */
export type PictureKind = 'shared' | 'private' | 'access';

/** The kind of a picture by its id and members, which the cell's list and the log's entry 1 both give. */
export function pictureKindBy(picture: {
  readonly id: string;
  readonly members: readonly DeskId[];
}) {
  if (picture.id.startsWith(ACCESS)) return 'access' satisfies PictureKind;
  return picture.members.length > 1 ? 'shared' : ('private' satisfies PictureKind);
}

/** The kind of a picture of this cell; undefined if the cell has no such picture. */
export function pictureKindOf(cell: Setting, id: string): PictureKind | undefined {
  const picture = [...cell.pictures, ...accessRecords(cell)].find((one) => one.id === id);
  return picture && pictureKindBy(picture);
}

/** The access records of a cell: one for each desk, and one for what concerns no desk (NO_DESK). */
export function accessRecords({ desks }: Setting): readonly Pick<PictureInfo, 'id' | 'members'>[] {
  return [...desks.map(({ id }) => id), NO_DESK].map((id) => ({
    id: accessRecordOf(id),
    members: [id],
  }));
}

/** The id of the access record of a desk, or of no desk (NO_DESK). */
export const accessRecordOf = (desk: DeskId): PictureId => PictureId.parse(`${ACCESS}${desk}`);

export type Cell = z.infer<typeof Cell>;
