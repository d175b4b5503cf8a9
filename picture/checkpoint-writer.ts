/**
 * Writes the parts of a checkpoint: whole pages of the table, with the blocks of revision rows whose
 * entries begin on them. The pages of a group depend on their number alone, so a part stays the same, byte
 * for byte, until an item on its pages changes. [R28]
 */
import { CHECKPOINT } from './checkpoint.ts';
import type { AnyItem, Picture } from './picture.ts';
import { BLOCK, blocksOf } from './revisions/blocks.ts';
import type { Revisions } from './revisions/revisions.ts';
import type { StaffItem } from './staff/staff.ts';
import { PAGE, type Page } from './table.ts';

/** Pages in a group: 4,096 seqs, about 256 KiB compressed. */
const GROUP = 16;
/** UTF-16 units of items above which a group is cut in halves, down to one page. */
const MAX_TEXT = 4 * 1024 * 1024;
const PAGES_PER_BLOCK = BLOCK / PAGE;

/** What the parts of one group are made of; equal groups give equal parts. */
export interface Group {
  /** The number of the first page. */
  readonly from: number;
  /** Fewer than GROUP at the end of a table. */
  readonly pages: readonly (Page<AnyItem> | undefined)[];
  /** Those of the staff items of the same seqs; fewer where there are none. [R31] */
  readonly staff: readonly (Page<StaffItem> | undefined)[];
  /** The last entry whose rows are in it. */
  readonly until: number;
}

/** The text of a part (NDJSON without a last newline). */
export interface PartText {
  readonly text: string;
  readonly items: number;
}

/** The groups of a picture, in order. An empty picture has none. */
export function groupsOf({ items, staff, seq }: Picture): Group[] {
  const groups: Group[] = [];
  if (seq === 0) return groups;
  for (let from = 0; from * PAGE <= seq; from += GROUP) {
    groups.push({
      from,
      pages: items.pages.slice(from, from + GROUP),
      staff: staff.pages.slice(from, from + GROUP),
      until: Math.min(seq, (from + GROUP) * PAGE),
    });
  }
  return groups;
}

/** True if both groups give the same parts. */
export const sameGroup = (one: Group, other: Group): boolean =>
  one.from === other.from &&
  one.until === other.until &&
  samePages(one.pages, other.pages) &&
  samePages(one.staff, other.staff);

const samePages = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((page, i) => page === other[i]);

/** The parts of a group. Yields after each page and part: some milliseconds of work. */
export function* partsOf(group: Group, index: Revisions): Generator<undefined, PartText[]> {
  const pages: { readonly text: string; readonly items: number }[] = [];
  for (let i = 0; i < Math.max(group.pages.length, group.staff.length); i++) {
    const items = heldBy(group.pages[i], group.staff[i]);
    pages.push({ text: JSON.stringify(items), items: items.length });
    yield;
  }
  const parts: PartText[] = [];
  for (const [from, to] of cuts(pages, 0, GROUP)) {
    const [first, end] = [group.from + from, group.from + to];
    const last = Math.min(group.until, Math.ceil(end / PAGES_PER_BLOCK) * BLOCK);
    const { looks, blocks } = blocksOf(index, last, Math.ceil(first / PAGES_PER_BLOCK));
    const filled = pages.slice(from, to).filter(({ items }) => items > 0);
    const header = {
      type: 'part',
      protocol: CHECKPOINT,
      first: first * PAGE,
      last: end * PAGE - 1,
      pages: filled.length,
      blocks: blocks.length,
      looks,
    };
    const lines = [
      JSON.stringify(header),
      ...filled.map(({ text }) => text),
      ...blocks.map((block) => JSON.stringify(block)),
    ];
    parts.push({
      text: lines.join('\n'),
      items: filled.reduce((sum, { items }) => sum + items, 0),
    });
    yield;
  }
  return parts;
}

/** What two pages of the same seqs hold, in order of seq. */
function heldBy(
  page: Page<AnyItem> | undefined,
  staff: Page<StaffItem> | undefined,
): readonly (AnyItem | StaffItem)[] {
  const held: readonly (AnyItem | StaffItem | undefined)[] =
    staff === undefined ? (page ?? []) : staff.map((one, i) => one ?? page?.[i]);
  return held.filter((item) => item !== undefined);
}

/** The ranges of pages, from `from` to before `to`, that make a part each. */
function cuts(
  pages: readonly { readonly text: string }[],
  from: number,
  to: number,
): [number, number][] {
  const size = pages.slice(from, to).reduce((sum, { text }) => sum + text.length, 0);
  if (size <= MAX_TEXT || to - from === 1) return [[from, to]];
  const middle = (from + to) / 2;
  return [...cuts(pages, from, middle), ...cuts(pages, middle, to)];
}
