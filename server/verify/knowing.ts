/** What a log says of who knew: finds the item, the desk and the moment that somebody asks about. */
import { type DeskId, type Hash, type Instant, type Ref, seqOf } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { Entry } from '../../picture/entry.ts';
import { type AnyItem, EMPTY, fold, itemOf, type Picture } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import { readRef } from '../../picture/reading/refs.ts';
import { readTime } from '../../picture/reading/times.ts';
import { typedAt } from '../../picture/reading/typed-at.ts';
import { type WhoKnew, whoKnew } from '../../picture/views/receipts/who-knew.ts';
import { entriesOfFile, type Linked } from './entries-of-file.ts';

/** As it was typed. */
export interface Asking {
  readonly item: string;
  readonly desk: string;
  readonly at: string;
  readonly cell: Pick<Cell, 'channel'>;
}

export interface Answer {
  readonly item: AnyItem;
  readonly desk: DeskId;
  readonly at: Instant;
  /** The last entry until then. */
  readonly until: number;
  readonly knew: WhoKnew;
  /** The hash of each entry of the log, that of entry 1 first. */
  readonly hashes: readonly Hash[];
  /** Whether the file says itself that it ends where it ends. [C6] */
  readonly endKnown: boolean;
}

/** Why it cannot be answered: what was typed, and what is wrong with it. */
export interface Unanswerable {
  readonly why: string;
}

/** Reads the log twice: what `at` means depends on its end. Throws BrokenLog. */
export async function knowing(path: string, asking: Asking): Promise<Answer | Unanswerable> {
  const asked = readRef(asking.item);
  if (asked.kind !== 'read') {
    return { why: `--item "${asking.item}" is no reference of an item, such as M-40` };
  }
  const whole = await through(entriesOfFile(path), asked.value);
  if (whole === undefined) return { why: `${path} holds no entry` };
  const at = momentIn(asking.at, whole);
  if (typeof at !== 'string') return at;
  const picture = await pictureAt(path, at);
  const desk = picture.opened?.members.find((member) => member === asking.desk);
  if (desk === undefined) {
    const members = picture.opened?.members.join(', ');
    return { why: `--desk "${asking.desk}" has no part in this picture, which is of ${members}` };
  }
  const item = itemOf(picture, asked.value);
  if (item === undefined) return { why: missing(asked.value, at, whole) };
  const { cell } = asking;
  const knew = whoKnew(picture, { item, desk, at: Date.parse(at), cell });
  if (knew === undefined) return { why: unasked(item, desk, picture) };
  const { hashes, endKnown } = whole;
  return { item, desk, at, until: picture.seq, knew, hashes, endKnown };
}

/** What is to be known of the whole log. */
interface Whole {
  readonly hashes: readonly Hash[];
  readonly first: Entry;
  readonly last: Entry;
  /** The entry that would have made the item. */
  readonly maker: Entry | undefined;
  readonly endKnown: boolean;
}

async function through(linked: AsyncIterable<Linked>, ref: Ref): Promise<Whole | undefined> {
  const hashes: Hash[] = [];
  let first: Entry | undefined;
  let last: Entry | undefined;
  let maker: Entry | undefined;
  let endKnown = false;
  for await (const one of linked) {
    if (one.kind === 'end') {
      endKnown = true;
      continue;
    }
    hashes.push(one.hash);
    first ??= one.entry;
    last = one.entry;
    if (last.seq === seqOf(ref)) maker = last;
  }
  return first && last && { hashes, first, last, maker, endKnown };
}

/** A date-time group without its month is the last such time before the last entry, or half a day after it at most. */
function momentIn(text: string, { first, last }: Whole): Instant | Unanswerable {
  const reading = readTime(text, typedAt(Date.parse(last.time), 'past'));
  if (reading.kind === 'asks') {
    const moments = reading.values.map(({ from }) => from).join(' or ');
    return { why: `--at "${text}" may be ${moments}: say which` };
  }
  if (reading.kind === 'refused') {
    return {
      why: `--at "${text}" is no time, such as 221414Z, 221414Z NOV 26 or an ISO 8601 time`,
    };
  }
  const { from, to } = reading.value;
  if (to !== undefined) return { why: `--at "${text}" is a whole day: say a moment` };
  return from < first.time
    ? { why: `--at ${from} is before the log begins, which is ${first.time}` }
    : from;
}

/** The picture with all that was recorded until a moment. */
async function pictureAt(path: string, at: Instant): Promise<Picture> {
  let picture = EMPTY;
  let batch: Entry[] = [];
  for await (const one of entriesOfFile(path)) {
    if (one.kind === 'end' || one.entry.time > at) break;
    batch.push(one.entry);
    if (batch.length < BATCH) continue;
    picture = fold(picture, batch);
    batch = [];
  }
  return fold(picture, batch);
}
const BATCH = 1000;

function missing(ref: Ref, at: Instant, { maker, last }: Whole): string {
  if (maker === undefined) return `--item ${ref}: the log ends with entry ${last.seq}`;
  if (maker.time > at) {
    return `--item ${ref} was not there at ${at}: entry ${maker.seq} is of ${maker.time}`;
  }
  return `--item ${ref}: entry ${maker.seq} made no such item (${maker.change.type})`;
}

function unasked(item: AnyItem, desk: DeskId, { opened }: Picture): string {
  const desks = kindOf(item).asks(item, opened?.members ?? [])?.desks;
  return desks === undefined
    ? `--item ${item.ref}: no desk has to say that it knows of it`
    : `--desk ${desk} does not have to know of ${item.ref}: it is for ${desks.join(', ')}`;
}
