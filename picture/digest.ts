/** Computes the digest of a picture, and the code by which people compare pictures over the telephone. */
import { sha256, sha256Hex } from '#sha256';
import type { Hash } from './basics.ts';
import type { Item } from './kinds/item.ts';
import type { Picture } from './picture.ts';
import { PAGE, type Page, type Table } from './table.ts';

// Items and pages are replaced, never changed, so their hashes can be cached.
const itemHashes = new WeakMap<Item, Uint8Array>();
const pageHashes = new WeakMap<Page<Item>, Uint8Array>();

/**
 * SHA-256 (64 hex digits) over all that the picture holds: pages of items under one root [R19]. Staff items
 * count from the first one on, so that pictures of older logs keep their digests. [R31]
 */
export function digest({ seq, time, opened, items, staff }: Picture): string {
  const root = sha256(JSON.stringify([seq, time, opened]));
  const beside = staff.size === 0 ? [] : [sha256(`staff ${items.pages.length}`), ...pagesOf(staff)];
  return sha256Hex(joined([root, ...pagesOf(items), ...beside]));
}

const pagesOf = ({ pages }: Table<Item>): readonly Uint8Array[] =>
  pages.map((page) => (page === undefined ? NO_PAGE : hashOfPage(page)));

/** The eight digits that people read out (`7F3A-92C1`), from the log's hash and the picture's digest. [R20] */
export function code(hash: Hash, picture: Picture): string {
  const mixed = sha256Hex(hash + digest(picture)).toUpperCase();
  return `${mixed.slice(0, 4)}-${mixed.slice(4, 8)}`;
}

/**
 * Forgets the cached hashes of `count` seqs from `from` on, so that the next digest hashes what memory
 * really holds: a cached hash would hide an item that changed in place. Returns the seq to go on from, 0
 * after the last. One round covers every item, also if the picture grew meanwhile. [R19]
 */
export function rehash({ items, staff }: Picture, from: number, count: number): number {
  const end = Math.max(items.pages.length, staff.pages.length) * PAGE;
  const begin = from < end ? from : 0;
  const stop = Math.min(begin + count, end);
  for (let seq = begin; seq < stop; seq++) {
    for (const { pages } of [items, staff]) {
      const page: Page<Item> | undefined = pages[Math.floor(seq / PAGE)];
      const item = page?.[seq % PAGE];
      if (item !== undefined) itemHashes.delete(item);
      if (page !== undefined) pageHashes.delete(page);
    }
  }
  return stop < end ? stop : 0;
}

/** Hashes items before their digest is asked for, so that this can be done a few at a time. */
export function prehash(items: readonly Item[]): void {
  for (const item of items) hashOfItem(item);
}

/** The hashes of items, LENGTH each, for `takeHashes` in another thread. */
export const hashesOf = (items: readonly Item[]): Uint8Array<ArrayBuffer> =>
  joined(items.map(hashOfItem));

/** Takes the hashes that `hashesOf` made of items read from the same text. False: they are not as many. */
export function takeHashes(items: readonly Item[], hashes: Uint8Array): boolean {
  if (hashes.length !== items.length * LENGTH) return false;
  for (const [i, item] of items.entries()) {
    itemHashes.set(item, hashes.subarray(i * LENGTH, (i + 1) * LENGTH));
  }
  return true;
}

const LENGTH = 32;
const NO_PAGE = new Uint8Array(LENGTH);

/** The bytes of hashes, one after another. */
function joined(hashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hashes.length * LENGTH);
  for (const [i, hash] of hashes.entries()) bytes.set(hash, i * LENGTH);
  return bytes;
}

/** The hash of a page and of its items, cached: the next digest that has the page only reads it. */
export function hashOfPage(page: Page<Item>): Uint8Array {
  let hash = pageHashes.get(page);
  if (hash === undefined) {
    hash = sha256(joined(page.map((item) => (item === undefined ? NO_PAGE : hashOfItem(item)))));
    pageHashes.set(page, hash);
  }
  return hash;
}

function hashOfItem(item: Item): Uint8Array {
  let hash = itemHashes.get(item);
  if (hash === undefined) {
    hash = sha256(JSON.stringify(item));
    itemHashes.set(item, hash);
  }
  return hash;
}
