/** The picture as lists by kind, the latest recorded first. */
import type { AnyItem, Picture } from '../../picture/fold.ts';
import type { Page } from '../../picture/table.ts';

type Kind = AnyItem['kind'];
type ItemOf<K extends Kind> = Extract<AnyItem, { readonly kind: K }>;
type Lists = ReadonlyMap<Kind, readonly AnyItem[]>;

// A page is replaced when an item in it changes, never altered: only changed pages are sorted again.
const sorted = new WeakMap<Page<AnyItem>, Lists>();

function listsOf(page: Page<AnyItem>): Lists {
  let lists = sorted.get(page);
  if (lists === undefined) {
    const standing = page.filter((item) => item !== undefined).toReversed();
    lists = Map.groupBy(standing, ({ kind }) => kind);
    sorted.set(page, lists);
  }
  return lists;
}

/** The items of one kind. */
export const itemsOf = <K extends Kind>({ items }: Picture, kind: K): readonly ItemOf<K>[] =>
  items.pages.toReversed().flatMap((page) => {
    const list = page && listsOf(page).get(kind);
    return (list ?? []) as readonly ItemOf<K>[]; // grouped by just that
  });

/** The items of one kind in several pictures, the latest recorded first. */
export function itemsIn(pictures: readonly Picture[], kind: Kind): readonly AnyItem[] {
  const lists = pictures.map((picture): readonly AnyItem[] => itemsOf(picture, kind));
  const [only, ...others] = lists.filter(({ length }) => length > 0);
  return others.length === 0 ? (only ?? []) : lists.flat().sort(later); // sorted runs are merged
}

const later = (a: AnyItem, b: AnyItem): number =>
  a.recorded < b.recorded ? 1 : a.recorded > b.recorded ? -1 : b.seq - a.seq;
