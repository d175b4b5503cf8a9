/** The type of a picture: all that is on the map at one entry of a log. Replaced by fold.ts, never changed. */
import { type Ref, seqOf } from './basics.ts';
import type { Released } from './facets/release/steps.ts';
import type { KindItem } from './items.ts';
import type { PictureOf } from './judging.ts';
import type { Opened } from './opened.ts';
import type { StaffItem } from './staff/staff.ts';
import { at, NOTHING, type Table } from './table.ts';

/** An item of any kind, with its releases: each can be released unless its kind says 'never'. */
export type AnyItem = KindItem & Released;

/** A picture; `opened` is undefined before entry 1. */
export interface Picture extends PictureOf<AnyItem> {
  readonly opened: Opened | undefined;
  readonly staff: Table<StaffItem>;
}

/** The picture of an empty log. */
export const EMPTY: Picture = {
  seq: 0,
  time: undefined,
  opened: undefined,
  items: NOTHING,
  staff: NOTHING,
};

/** The item with this reference, of any kind; undefined if the picture has none. */
export function itemOf(picture: Picture, ref: Ref): AnyItem | undefined {
  const item = at(picture.items, seqOf(ref));
  return item?.ref === ref ? item : undefined;
}

/** The staff item with this reference; undefined if the picture has none. [R31] */
export function staffItemOf(picture: Picture, ref: Ref): StaffItem | undefined {
  const item = at(picture.staff, seqOf(ref));
  return item?.ref === ref ? item : undefined;
}
