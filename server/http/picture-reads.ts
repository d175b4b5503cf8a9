/** Reads pictures for HTTP: stored lines, export, the picture at a moment. */
import { Instant } from '../../picture/basics.ts';
import { itemsText, textOfPage } from '../../picture/checkpoint.ts';
import { code } from '../../picture/digest.ts';
import { asHappened, BEGINNING, type Moment, type State } from '../../picture/replay.ts';
import type { PictureReplica } from '../pictures/picture-replica.ts';

const LINES_PER_READ = 500;
/** Pages serialized between two turns of the event loop. */
const PAGES_PER_TURN = 8;

/** The whole log until its head, each line with a newline; then `closing`. */
export function streamLog(
  { log, head }: PictureReplica,
  closing: string,
): ReadableStream<Uint8Array> {
  const { seq: end } = head; // later entries are not part of it
  let from = 0;
  return new ReadableStream({
    async pull(controller) {
      const lines = from < end ? await log.read(from, Math.min(LINES_PER_READ, end - from)) : [];
      const last = lines.at(-1);
      if (last !== undefined) {
        from = last.seq;
        controller.enqueue(joined(lines.map(({ bytes }) => bytes)));
        return;
      }
      controller.enqueue(new TextEncoder().encode(`${closing}\n`));
      controller.close();
    },
  });
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
export const closingLine = ({ head: { seq, hash } }: PictureReplica): string =>
  JSON.stringify({ closed: { seq, hash } });

/** The seq or time (ISO 8601) in a query; undefined if it is neither. */
export function parseMoment(text: string): Moment | undefined {
  if (/^\d{1,15}$/.test(text)) return { seq: Number(text) };
  const time = Instant.safeParse(text);
  return time.success ? { time: time.data } : undefined;
}

/**
 * The picture at a moment (undefined: now) as JSON text, with the seq, hash and code that prove it.
 */
export async function pictureJson(
  replica: PictureReplica,
  at: Moment | undefined,
  as: 'known' | 'happened',
): Promise<string> {
  const now: State = { head: replica.head, picture: replica.picture };
  const state = await stateOf(replica, now, at, as);
  await serializePages(state);
  const { head, picture } = state;
  const first = JSON.stringify({
    picture: replica.id,
    seq: head.seq,
    time: head.time,
    hash: head.hash,
    code: code(head.hash, picture),
    as,
    opened: picture.opened,
  });
  return `${first.slice(0, -1)},"items":[${itemsText(picture)}]}`;
}

/** Serializes pages that have no text yet. JSON then only joins texts. */
async function serializePages({ picture }: State): Promise<void> {
  for (const [i, page] of picture.items.pages.entries()) {
    if (page !== undefined) textOfPage(page);
    if (i % PAGES_PER_TURN === PAGES_PER_TURN - 1) await new Promise(setImmediate);
  }
}

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
  return time === undefined // before the first entry
    ? BEGINNING
    : { head: now.head, picture: asHappened(now.picture, time) };
}
