/**
 * Checkpoints: a picture in parts that are whole by themselves, and the manifest that lists them. Folding
 * the entries that follow a checkpoint onto it gives the same picture as folding the whole log. [R2]
 */
import { z } from 'zod';
import { Hash, Instant } from './basics.ts';
import { BrokenLog } from './broken.ts';
import { GENESIS, type Head } from './chain.ts';
import { Opened } from './opened.ts';
import { type AnyItem, EMPTY, type Picture } from './picture.ts';
import { isStaff, type StaffItem } from './staff/staff.ts';
import { NOTHING, type Page, put } from './table.ts';

/** The version of this format, raised when items change shape. Other versions are not read: the log is. */
export const CHECKPOINT = 2;

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

/** What a checkpoint says: the picture, the head to go on from, and the code that it claims. */
export interface ReadCheckpoint {
  readonly picture: Picture;
  readonly head: Head;
  readonly code: string;
  /** Its rows, for readBlocks (revisions/block-reader.ts) to judge; undefined if it has none. */
  readonly revisions: unknown;
}

/** A part of a checkpoint as its manifest lists it. */
const PartInfo = z.object({
  /** SHA-256 of its text. */
  id: Hash,
  /** About how many bytes it has as it is sent, and how many as text. */
  bytes: z.int().nonnegative(),
  text: z.int().nonnegative(),
  items: z.int().nonnegative(),
});
export type PartInfo = z.infer<typeof PartInfo>;

/** A checkpoint without its parts: what it is of, and which parts make it, in order. */
const Manifest = z.object({
  type: z.literal('checkpoint'),
  protocol: z.literal(CHECKPOINT),
  seq: z.int().nonnegative(),
  time: Instant.nullable(),
  hash: Hash,
  /** The code of the picture as its maker computed it; a reader can compute it again. */
  code: z.string(),
  opened: Opened.nullable(),
  parts: z.array(PartInfo),
});
export type Manifest = z.infer<typeof Manifest>;

/** The first line of a part; `pages` and `blocks` lines follow it. */
const PartHeader = z.object({
  type: z.literal('part'),
  protocol: z.literal(CHECKPOINT),
  /** The seqs that its items may have, both included. */
  first: z.int().nonnegative(),
  last: z.int().nonnegative(),
  pages: z.int().nonnegative(),
  blocks: z.int().nonnegative(),
  looks: z.array(z.unknown()),
});

/** An item of the map, or a staff item [R31]; no two have the same seq. */
type Held = AnyItem | StaffItem;

/** A part, read: the items of whole pages of both tables, and rows for readBlocks to judge. */
export interface Part {
  readonly first: number;
  readonly last: number;
  readonly items: readonly Held[];
  readonly rows: { readonly looks: readonly unknown[]; readonly blocks: readonly unknown[] };
}

/** The manifest of a picture at `head`, as text. `seq` 0 has no parts. */
export function writeManifest(
  { seq, time, opened }: Pick<Picture, 'seq' | 'time' | 'opened'>,
  { hash }: Pick<Head, 'hash'>,
  code: string,
  parts: readonly PartInfo[],
): string {
  const manifest: Manifest = {
    type: 'checkpoint',
    protocol: CHECKPOINT,
    seq,
    time: time ?? null,
    hash,
    code,
    opened: opened ?? null,
    parts: [...parts],
  };
  return JSON.stringify(manifest);
}

/** Reads a manifest. 'other': of another version, or none. Throws SyntaxError if it is not JSON. */
export function readManifest(text: string): Manifest | 'other' {
  const read = Manifest.safeParse(JSON.parse(text));
  return read.success ? read.data : 'other';
}

/**
 * Reads a part. 'other': of another version. 'spoilt': no whole part, so ask for it again. Items are not
 * validated, beyond that they are those of its pages: compute the code again to check them.
 */
export function readPart(text: string): Part | 'other' | 'spoilt' {
  const lines = text.split('\n').map(parsed);
  if (lines.includes(undefined)) return 'spoilt';
  const header = PartHeader.safeParse(lines[0]);
  if (!header.success) return isOfOther(lines[0]) ? 'other' : 'spoilt';
  const { first, last, looks, pages, blocks } = header.data;
  if (lines.length !== 1 + pages + blocks) return 'spoilt';
  const items = lines.slice(1, 1 + pages).flat();
  if (!areItems(items, first, last)) return 'spoilt';
  return { first, last, items, rows: { looks, blocks: lines.slice(1 + pages) } };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // cut, or not of a part
  }
}

/** True for the header of a part of another version. */
const isOfOther = (header: unknown): boolean =>
  z
    .object({ type: z.literal('part'), protocol: z.int().refine((n) => n !== CHECKPOINT) })
    .safeParse(header).success;

/** True for items whose seqs rise from `first` to `last`. Of what else they say, nothing is known. */
function areItems(items: unknown[], first: number, last: number): items is Held[] {
  let before = first - 1;
  return items.every((item) => {
    if (typeof item !== 'object' || item === null || !('seq' in item)) return false;
    const { seq } = item;
    if (typeof seq !== 'number' || !Number.isSafeInteger(seq)) return false;
    const rises = seq > before && seq <= last;
    before = seq;
    return rises;
  });
}

/**
 * The checkpoint that a manifest and its parts (by id) make; `missing`: the parts that are not there.
 * Throws BrokenLog (R28) if the parts are not those of this picture.
 */
export function assemble(
  { seq, time, hash, code, opened, parts }: Manifest,
  held: ReadonlyMap<string, Part>,
): ReadCheckpoint | { readonly missing: readonly string[] } {
  const missing = parts.map(({ id }) => id).filter((id) => !held.has(id));
  if (missing.length > 0) return { missing };
  const items: AnyItem[] = [];
  const staff: StaffItem[] = [];
  const revisions: Part['rows'][] = [];
  let next = 0; // the seq that the next part begins with
  for (const info of parts) {
    const part = held.get(info.id);
    if (part === undefined) continue; // none is: they are not missing
    if (part.first !== next || part.items.length !== info.items) {
      throw new BrokenLog(seq, 'R28', `has a part ${info.id.slice(0, 8)} that is not in its place`);
    }
    next = part.last + 1;
    for (const item of part.items) {
      if (isStaff(item)) staff.push(item);
      else items.push(item);
    }
    revisions.push(part.rows);
  }
  if (seq >= next && seq > 0) throw new BrokenLog(seq, 'R28', `has parts until ${next - 1} alone`);
  const last = Math.max(items.at(-1)?.seq ?? 0, staff.at(-1)?.seq ?? 0);
  if (last > seq) throw new BrokenLog(seq, 'R28', 'has later items in a part');
  if (seq === 0) return { picture: EMPTY, head: GENESIS, code, revisions };
  const at = time ?? undefined;
  return {
    picture: {
      seq,
      time: at,
      opened: opened ?? undefined,
      items: put<AnyItem>(NOTHING, items),
      staff: put<StaffItem>(NOTHING, staff),
    },
    head: { seq, time: at, hash },
    code,
    revisions,
  };
}
