/** A picture: what stands on the map at one entry of a log. fold.ts makes it; it is replaced, never changed. */
import { type Ref, seqOf } from './basics.ts';
import type { Released } from './facets/release/steps.ts';
import type { KindItem } from './items.ts';
import type { PictureOf } from './judging.ts';
import type { Opened } from './opened.ts';
import { at, NOTHING } from './table.ts';

/** An item of any kind; each can be released unless its kind says never. */
export type AnyItem = KindItem & Released;

export interface Picture extends PictureOf<AnyItem> {
  readonly opened: Opened | undefined;
}

export const EMPTY: Picture = { seq: 0, time: undefined, opened: undefined, items: NOTHING };

/** The item a reference names, whatever its kind; undefined if the picture has none such. */
export function itemOf(picture: Picture, ref: Ref): AnyItem | undefined {
  const item = at(picture.items, seqOf(ref));
  return item?.ref === ref ? item : undefined;
}
