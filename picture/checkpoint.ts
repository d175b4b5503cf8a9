/** A picture as bytes: checkpoint + tail = full fold. One line of JSON, made page by page. */
import type { Head } from './chain.ts';
import { GENESIS } from './chain.ts';
import type { Opened } from './opened.ts';
import { type AnyItem, EMPTY, type Picture } from './picture.ts';
import { NOTHING, type Page, put } from './table.ts';

/** What a checkpoint line holds, in this order. */
export interface Checkpoint {
  readonly type: 'checkpoint';
  readonly protocol: number;
  readonly seq: number;
  readonly time: Head['time'] | null;
  readonly hash: Head['hash'];
  /** The code of the picture as its maker computed it; whoever reads it can compute it again. */
  readonly code: string;
  readonly opened: Opened | null;
  readonly items: readonly AnyItem[];
}

/** Raised when items change shape; a reader of another number reads the log instead. */
export const CHECKPOINT = 1;

const pageTexts = new WeakMap<Page<AnyItem>, string>();

/** The text of one page's items, commas between. Kept: a page is made into text once. */
export function textOfPage(page: Page<AnyItem>): string {
  let text = pageTexts.get(page);
  if (text === undefined) {
    text = page.flatMap((item) => (item === undefined ? [] : [JSON.stringify(item)])).join(',');
    pageTexts.set(page, text);
  }
  return text;
}

/** Every item of a picture as JSON, in order of seq, commas between. */
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
 * The picture in a checkpoint line, and the head to go on from. Its items are taken as written by
 * this same code (the protocol number says so): the code over them, computed anew, is the proof.
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
