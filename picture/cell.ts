/** What a cell is configured as (data/cell.json), and which kind each of its pictures is. */
import { z } from 'zod';
import { type DeskId, PictureId } from './basics.ts';
import { CATEGORY_IDS } from './categories.ts';
import { KIND_NAMES } from './items.ts';
import { ACCESS, NO_DESK, type PictureInfo, Setting } from './setting.ts';

export { DeskInfo, NO_DESK, type PictureInfo } from './setting.ts';

/** What the release of takes a second person: kinds of item, or categories of events. */
const Sensitive = z.enum([...KIND_NAMES, ...CATEGORY_IDS]);

export const Cell = Setting.extend({
  /** Left out: one person releases anything. */
  release: z.strictObject({ twoPersons: z.array(Sensitive).max(64) }).optional(),
});

/** Of several desks, of one alone, or the record of who came and what they were refused. */
export type PictureKind = 'shared' | 'private' | 'access';

/** What kind a picture is, from its own id and members: the cell's list and a log's opening agree. */
export function kindBy(picture: { readonly id: string; readonly members: readonly DeskId[] }) {
  if (picture.id.startsWith(ACCESS)) return 'access' satisfies PictureKind;
  return picture.members.length > 1 ? 'shared' : ('private' satisfies PictureKind);
}

/** What kind a picture of this cell is; undefined if it has none such. */
export function kindOf(cell: Setting, id: string): PictureKind | undefined {
  const picture = [...cell.pictures, ...accessRecords(cell)].find((one) => one.id === id);
  return picture && kindBy(picture);
}

/** The access records of a cell: one for each desk, and one for what concerns no desk. */
export function accessRecords({ desks }: Setting): readonly Pick<PictureInfo, 'id' | 'members'>[] {
  return [...desks.map(({ id }) => id), NO_DESK].map((id) => ({
    id: accessRecordOf(id),
    members: [id],
  }));
}

/** The access record of a desk, or of none (NO_DESK). */
export const accessRecordOf = (desk: DeskId): PictureId => PictureId.parse(`${ACCESS}${desk}`);

export type Cell = z.infer<typeof Cell>;
