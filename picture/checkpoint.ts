/**
 * Checkpoints: writes a picture as one line of JSON and reads it back. Folding the entries that follow a
 * checkpoint onto it gives the same picture as folding the whole log. [R2]
 */
import type { Head } from './chain.ts';
import { GENESIS } from './chain.ts';
import type { Opened } from './opened.ts';
import { type AnyItem, EMPTY, type Picture } from './picture.ts';
import { NOTHING, type Page, put } from './table.ts';

/** The fields of a checkpoint line, in this order. */
export interface Checkpoint {
  readonly type: 'checkpoint';
  readonly protocol: number;
  readonly seq: number;
  readonly time: Head['time'] | null;
  readonly hash: Head['hash'];
  /** The code of the picture as its maker computed it; a reader can compute it again. */
  readonly code: string;
  readonly opened: Opened | null;
  readonly items: readonly AnyItem[];
  /** The rows of the revision index (revisions/blocks.ts), outside the digest; older ones have none. [R28] */
  readonly revisions?: unknown;
}

/** The version of this format, raised when items change shape. Other versions are not read: the log is. */
export const CHECKPOINT = 1;

const pageTexts = new WeakMap<Page<AnyItem>, string>();

/** The items of one page as JSON, separated by commas. Cached: a page is made into text once. */
export function textOfPage(page: Page<AnyItem>): string {
  let text = pageTexts.get(page);
  if (text === undefined) {
    text = jsonOfPage(page);
    pageTexts.set(page, text);
  }
  return text;
}

/** The same text, not cached: for pages that nobody asks for twice. */
export const jsonOfPage = (page: Page<AnyItem>): string =>
  page.flatMap((item) => (item === undefined ? [] : [JSON.stringify(item)])).join(',');

/** Every item of a picture as JSON, in order of seq, separated by commas. */
export const itemsText = ({ items }: Picture): string =>
  items.pages
    .map((page) => (page === undefined ? '' : textOfPage(page)))
    .filter((text) => text !== '')
    .join(',');

/**
 * The checkpoint of a picture at `head`, as one line without its newline. `revisions`: the rows of its
 * index until `head`, as BlockTexts makes them; a screen takes no checkpoint without them.
 */
export function writeCheckpoint(
  picture: Picture,
  head: Head,
  code: string,
  revisions?: string,
): string {
  const { seq, time = null, opened = null } = picture;
  const first = JSON.stringify({
    type: 'checkpoint',
    protocol: CHECKPOINT,
    seq,
    time,
    hash: head.hash,
    code,
    opened,
  });
  const rows = revisions === undefined ? '' : `,"revisions":${revisions}`;
  return `${first.slice(0, -1)},"items":[${itemsText(picture)}]${rows}}`;
}

/** What a checkpoint line says: the picture, the head to go on from, and the code that the line claims. */
export interface ReadCheckpoint {
  readonly picture: Picture;
  readonly head: Head;
  readonly code: string;
  /** Its rows, for readBlocks (revisions/block-reader.ts) to judge; undefined if it has none. */
  readonly revisions: unknown;
}

/**
 * Reads a checkpoint line. 'other': another format. Neither items nor rows are validated: compute the
 * code again to check the items. Throws SyntaxError if the line is not JSON.
 */
export function readCheckpoint(line: string): ReadCheckpoint | 'other' {
  const read = JSON.parse(line) as Checkpoint;
  if (read.type !== 'checkpoint' || read.protocol !== CHECKPOINT) return 'other';
  const { seq, hash, code, items, revisions } = read;
  if (seq === 0) return { picture: EMPTY, head: GENESIS, code, revisions };
  const time = read.time ?? undefined;
  const opened = read.opened ?? undefined;
  return {
    picture: { seq, time, opened, items: put<AnyItem>(NOTHING, items) },
    head: { seq, time, hash },
    code,
    revisions,
  };
}
