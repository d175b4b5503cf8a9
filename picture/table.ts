/**
 * Items by seq, in pages of 256 that pictures share: putting one copies its page and the list of
 * pages, never the rest. So a picture of 100,000 items changes in microseconds, keyframes cost what
 * differs between them, and a digest is computed again only for the pages that changed.
 */
export const PAGE = 256;

export type Page<T> = readonly (T | undefined)[];
export interface Table<T> {
  readonly pages: readonly (Page<T> | undefined)[];
  readonly size: number;
}

export const NOTHING: Table<never> = { pages: [], size: 0 };

export function at<T>(table: Table<T>, seq: number): T | undefined {
  return table.pages[Math.floor(seq / PAGE)]?.[seq % PAGE];
}

/** The table with these items put in the place of whatever stood at their seq. */
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

/** Items as they were and as they are; undefined: not there. */
export interface Changed<T> {
  readonly was: T | undefined;
  readonly is: T | undefined;
}

/** Where two tables differ. Pages they share are not looked into, nor items they share. */
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
