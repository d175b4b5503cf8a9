/**
 * Releasing an item: the copy that the others get, what stays behind, and whether a release still
 * stands for what the item says. [R23] Pure: the preview, the server's check and the copy are one call.
 */
import type { PictureId, Ref } from '../../basics.ts';
import { coarsen, type Precision } from '../../geo/coarsen.ts';
import { kindOf, namedBy, shapeOf } from '../../items.ts';
import type { Copying, Stays, Uncopied } from '../../kinds/kind.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture.ts';
import { all } from '../../table.ts';
import { type Release, ReleasedChange } from './steps.ts';

export interface ReleaseOptions {
  /** The desk's own picture, in which the item stands. */
  readonly from: Picture;
  readonly to: PictureId;
  readonly precision: Precision;
  /** A new item even if one was released before: that one was taken back. */
  readonly anew?: boolean;
}

export type { Stays } from '../../kinds/kind.ts';

/** What the others will get, to the byte. An item released before is amended with its own reference. */
export function copyOf(item: AnyItem, options: ReleaseOptions): ReleasedChange | Uncopied {
  const copy = changeOf(item, options);
  return typeof copy === 'string' ? copy : ReleasedChange.parse(copy);
}

function changeOf(item: AnyItem, options: ReleaseOptions): object | Uncopied {
  const { makes, amends, field, said, release } = kindOf(item);
  const before = options.anew ? undefined : standIn(item, options.to);
  const rule = before === undefined ? makes[0] : amends[0];
  if (release === 'never' || rule === undefined) return 'nowhere';
  const copy = release.copy(said(item), copyingFor(options));
  if (typeof copy === 'string') return copy;
  const named = before === undefined ? {} : { item: before };
  return { type: rule.schema.shape.type.value, ...named, [field]: copy };
}

/** What an item is called in the picture that it was last released to. */
export const standIn = (item: AnyItem, to: PictureId): Ref | undefined =>
  item.releases?.findLast((one) => one.to === to && one.made !== undefined)?.made?.item;

const standInOf = (ref: Ref, { from, to }: ReleaseOptions): Ref | undefined => {
  const item = itemOf(from, ref);
  return item && standIn(item, to);
};

const copyingFor = (options: ReleaseOptions): Copying => ({
  placed: (shape, uncertainty) =>
    options.precision === 'exact' ? undefined : coarsen(shape, uncertainty, options.precision),
  named: (ref) => standInOf(ref, options),
});

/** What stays behind of this item when it is copied so, in the order in which it is told. */
export function staysBehind(item: AnyItem, options: ReleaseOptions): readonly Stays[] {
  const { from, precision } = options;
  const { release } = kindOf(item);
  const stays = new Set<Stays>(['author']);
  if (item.history.length > 1) stays.add('history');
  if (precision !== 'exact' && shapeOf(item) !== undefined) stays.add('place');
  if (namedBy(item).some((ref) => standInOf(ref, options) === undefined)) stays.add('links');
  for (const more of release === 'never' ? [] : release.stays(item)) stays.add(more);
  if ([...all(from.items)].some((one) => isOn(one, item.ref))) stays.add('notes');
  return [...stays];
}

function isOn(one: AnyItem, ref: Ref): boolean {
  const { said, on } = kindOf(one);
  return on(said(one)) === ref;
}

/** The entry with the item's words as they now are. */
export const wordsAt = (item: AnyItem): number =>
  item.history.findLast(({ type }) => WORDS.has(type))?.seq ?? item.seq;

const WORDS: ReadonlySet<string> = new Set(
  ReleasedChange.options.flatMap((o) => [...o.shape.type.values]),
);

/** Whether the item's words are others than those that were released. */
export const differs = (item: AnyItem, { of }: Release): boolean => wordsAt(item) !== of;

/** Whether a change is a copy of the item, by any of the options that there are. */
export function isCopy(
  change: ReleasedChange,
  item: AnyItem,
  { from, to }: Pick<ReleaseOptions, 'from' | 'to'>,
): boolean {
  const { release, saidIn } = kindOf(item);
  const copied = saidIn(change);
  if (release === 'never' || copied === undefined) return false;
  const place = release.coarseAt(copied);
  const named: Precision[] = place === undefined ? [] : [{ place }];
  const bytes = JSON.stringify(change);
  for (const precision of ['exact', '100m', '1km', ...named] as const) {
    for (const anew of [false, true]) {
      if (JSON.stringify(copyOf(item, { from, to, precision, anew })) === bytes) return true;
    }
  }
  return false;
}
