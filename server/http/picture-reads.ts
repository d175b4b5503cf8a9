/** Reads pictures for HTTP: stored lines, export, the picture at a moment. */
import { Instant } from '../../picture/basics.ts';
import type { Head } from '../../picture/chain.ts';
import { jsonOfPage, textOfPage } from '../../picture/checkpoint.ts';
import { code, hashOfPage } from '../../picture/digest.ts';
import { BEGINNING, happening, type Moment, type State } from '../../picture/replay.ts';
import { all } from '../../picture/table.ts';
import { TimeSlice } from '../lib/time-slice.ts';
import type { Log } from '../log/log.ts';
import type { PictureReplica } from '../pictures/picture-replica.ts';
import { CHUNK } from './answer-body.ts';

const MAX_LINES_PER_READ = 500;

/** The lines after `after` up to `until`. */
export interface Span {
  readonly after: number;
  readonly until: number;
}

/** The stored lines after `after` up to `until`, each with a newline; then `closing`. */
export async function* storedLines(
  log: Log,
  { after, until: end }: Span,
  closing?: string,
): AsyncGenerator<Uint8Array> {
  let lines = 16; // to be read next: as many as made a chunk the last time
  for (let from = after; from < end; ) {
    const read = await log.read(from, Math.min(lines, end - from));
    const last = read.at(-1);
    if (last === undefined) break;
    from = last.seq;
    const block = joined(read.map(({ bytes }) => bytes));
    lines = Math.ceil(Math.min(MAX_LINES_PER_READ, (read.length * CHUNK) / block.length));
    yield block;
  }
  if (closing !== undefined) yield Buffer.from(`${closing}\n`);
}

/** The lines as one block, each with a newline. */
function joined(lines: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(lines.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const line of lines) {
    all.set(line, at);
    at += line.length + 1;
    all[at - 1] = 10;
  }
  return all;
}

/** The last line of an export, `{"closed":{"seq":…,"hash":…}}`: where the log ended. [C6] */
export const closingLine = ({ seq, hash }: Head): string =>
  JSON.stringify({ closed: { seq, hash } });

/** The seq or time (ISO 8601) in a query; undefined if it is neither. */
export function parseMoment(text: string): Moment | undefined {
  if (/^\d{1,15}$/.test(text)) return { seq: Number(text) };
  const time = Instant.safeParse(text);
  return time.success ? { time: time.data } : undefined;
}

/**
 * The picture at a moment (undefined: now) as JSON, with the seq, hash and code that prove it: made
 * page by page as it is read, and in slices of time.
 */
export async function* pictureJson(
  replica: PictureReplica,
  at: Moment | undefined,
  as: 'known' | 'happened',
): AsyncGenerator<Uint8Array> {
  const slice = new TimeSlice();
  const now: State = { head: replica.head, picture: replica.picture };
  const { head, picture } = await stateOf(replica, now, at, as);
  const { pages } = picture.items;
  const staff = [...all(picture.staff)];
  for (const page of [...pages, ...picture.staff.pages]) {
    await slice.yieldIfDue();
    if (page !== undefined) hashOfPage(page); // the code then only joins them
  }
  const first = JSON.stringify({
    picture: replica.id,
    seq: head.seq,
    time: head.time,
    hash: head.hash,
    code: code(head.hash, picture),
    as,
    opened: picture.opened,
  });
  yield* chunked(`${first.slice(0, -1)},"items":[`);
  let comma = '';
  for (const [i, page] of pages.entries()) {
    if (page === undefined) continue;
    await slice.yieldIfDue();
    // the texts of pages that are no longer live are not kept: there is no end to them
    const text = page === now.picture.items.pages[i] ? textOfPage(page) : jsonOfPage(page);
    yield* chunked(`${comma}${text}`);
    comma = ',';
  }
  yield* chunked(staff.length === 0 ? ']}' : `],"staff":${JSON.stringify(staff)}}`);
}

/** The text as UTF-8 in chunks; no character is cut. */
function* chunked(text: string): Generator<Uint8Array> {
  for (let from = 0; from < text.length; ) {
    const to = from + CHUNK;
    const cut = isHighSurrogate(text.charCodeAt(to - 1)) ? to - 1 : to;
    yield Buffer.from(text.slice(from, cut));
    from = cut;
  }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** The state at a moment. 'happened': all that is known now, of what had occurred by then. */
async function stateOf(
  replica: PictureReplica,
  now: State,
  at: Moment | undefined,
  as: 'known' | 'happened',
): Promise<State> {
  if (at === undefined) return now;
  if (as === 'known') return replica.at(at);
  const time = 'time' in at ? at.time : (await replica.at(at)).head.time;
  if (time === undefined) return BEGINNING; // before the first entry
  const slice = new TimeSlice();
  const steps = happening(now.picture, time);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return { head: now.head, picture: step.value };
    await slice.yieldIfDue();
  }
}
