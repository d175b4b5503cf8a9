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
}

/** The version of this format, raised when items change shape. Other versions are not read: the log is. */
export const CHECKPOINT = 1;

const pageTexts = new WeakMap<Page<AnyItem>, string>();

/** The items of one page as JSON, separated by commas. Cached: a page is made into text once. */
export function textOfPage(page: Page<AnyItem>): string {
  let text = pageTexts.get(page);
  if (text === undefined) {
    text = page.flatMap((item) => (item === undefined ? [] : [JSON.stringify(item)])).join(',');
    pageTexts.set(page, text);
  }
  return text;
}

/** Every item of a picture as JSON, in order of seq, separated by commas. */
export const itemsText = ({ items }: Picture): string =>
  items.pages
    .map((page) => (page === undefined ? '' : textOfPage(page)))
    .filter((text) => text !== '')
    .join(',');

/** The checkpoint of a picture at `head`, as one line without its newline. */
export function writeCheckpoint(picture: Picture, head: Head, code: string): string {
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
  return `${first.slice(0, -1)},"items":[${itemsText(picture)}]}`;
}

/**
 * Reads a checkpoint line: the picture, the head to go on from, and the code that the line claims.
 * 'other': another format. The items are not validated: compute the code again to check them.
 * Throws SyntaxError if the line is not JSON.
 */
export function readCheckpoint(
  line: string,
): { picture: Picture; head: Head; code: string } | 'other' {
  const read = JSON.parse(line) as Checkpoint;
  if (read.type !== 'checkpoint' || read.protocol !== CHECKPOINT) return 'other';
  const { seq, hash, code, items } = read;
  if (seq === 0) return { picture: EMPTY, head: GENESIS, code };
  const time = read.time ?? undefined;
  const opened = read.opened ?? undefined;
  return {
    picture: { seq, time, opened, items: put<AnyItem>(NOTHING, items) },
    head: { seq, time, hash },
    code,
  };
}
