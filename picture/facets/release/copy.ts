/**
 * The copy of a released item: makes it, lists what it leaves out, and compares a release with what the
 * item says now. [R23] Pure: the preview, the server's check and the copy are the same call.
 */
import type { PictureId, Ref } from '../../basics.ts';
import { coarsen, type Precision } from '../../geo/coarsen.ts';
import { kindOf, namedBy, shapeOf } from '../../items.ts';
import type { Copying, Stays, Uncopied } from '../../kinds/kind.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture.ts';
import { all } from '../../table.ts';
import { type Release, ReleasedChange } from './steps.ts';

/** The source and the target of a copy, and the precision of its place. */
export interface ReleaseOptions {
  /** The desk's own picture, which holds the item. */
  readonly from: Picture;
  readonly to: PictureId;
  readonly precision: Precision;
  /** Make a new item even if one was released before, because that one was withdrawn. */
  readonly anew?: boolean;
}

export type { Stays } from '../../kinds/kind.ts';

/**
 * The change that enters the other picture, to the byte; or why there is none. If the item was released
 * there before, it amends that copy. Throws ZodError if a kind makes a copy that is not valid.
 */
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

/** The reference of the latest copy of an item in the picture `to`; undefined if none was made there. */
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

/** The parts of this item that a copy leaves out, in the order in which people are told. */
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

/** The seq of the entry with the item's present words. */
export const wordsAt = (item: AnyItem): number =>
  item.history.findLast(({ type }) => WORDS.has(type))?.seq ?? item.seq;

const WORDS: ReadonlySet<string> = new Set(
  ReleasedChange.options.flatMap((o) => [...o.shape.type.values]),
);

/** True if the item's words have changed since this release was proposed. */
export const differs = (item: AnyItem, { of }: Release): boolean => wordsAt(item) !== of;

/** True if a change is the copy of the item at some precision, as a new item or as an amendment. */
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
