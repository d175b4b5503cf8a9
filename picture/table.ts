/**
 * A persistent table of items by seq, in pages of 256 that pictures share: putting an item copies its
 * page and the list of pages, never the rest. So a picture of 100,000 items changes in microseconds,
 * keyframes cost only their differences, and only changed pages are hashed again for a digest.
 */
export const PAGE = 256;

/** PAGE places; the item of a seq is at `seq % PAGE`. */
export type Page<T> = readonly (T | undefined)[];
/** An immutable table; `size` is the number of its items. */
export interface Table<T> {
  readonly pages: readonly (Page<T> | undefined)[];
  readonly size: number;
}

/** The empty table. */
export const NOTHING: Table<never> = { pages: [], size: 0 };

/** The item of this seq; undefined if there is none. */
export function at<T>(table: Table<T>, seq: number): T | undefined {
  return table.pages[Math.floor(seq / PAGE)]?.[seq % PAGE];
}

/** The table with these items; each replaces the one of the same seq. */
export function put<T extends { readonly seq: number }>(
  table: Table<T>,
  items: Iterable<T>,
): Table<T> {
  const pages = [...table.pages];
  const fresh = new Map<number, (T | undefined)[]>();
  let { size } = table;
  for (const item of items) {
    const number = Math.floor(item.seq / PAGE);
    let page = fresh.get(number);
    if (page === undefined) {
      page = [...(pages[number] ?? new Array<undefined>(PAGE).fill(undefined))];
      fresh.set(number, page);
      while (pages.length < number) pages.push(undefined);
      pages[number] = page;
    }
    if (page[item.seq % PAGE] === undefined) size++;
    page[item.seq % PAGE] = item;
  }
  return { pages, size };
}

/** Every item, in order of seq. */
export function* all<T>(table: Table<T>): Generator<T> {
  for (const page of table.pages) {
    if (page === undefined) continue;
    for (const item of page) if (item !== undefined) yield item;
  }
}

/** An item before and after; undefined where there is none. */
export interface Changed<T> {
  readonly was: T | undefined;
  readonly is: T | undefined;
}

/** The differences between two tables, in order of seq. Pages and items that both share are skipped. */
export function* changes<T>(before: Table<T>, after: Table<T>): Generator<Changed<T>> {
  const pages = Math.max(before.pages.length, after.pages.length);
  for (let page = 0; page < pages; page++) {
    const old = before.pages[page];
    const fresh = after.pages[page];
    if (old === fresh) continue;
    const length = Math.max(old?.length ?? 0, fresh?.length ?? 0);
    for (let i = 0; i < length; i++) {
      const was = old?.[i];
      const is = fresh?.[i];
      if (was !== is) yield { was, is };
    }
  }
}
