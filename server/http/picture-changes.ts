/** Handles `POST …/changes`: one command as JSON, or several as NDJSON. */

import { isDerivedId } from '../../picture/command-id.ts';
import { Command, type Entry, faults, readEntry } from '../../picture/entry.ts';
import type { Person } from '../../picture/permission.ts';
import { parseStrictJson } from '../lib/strict-json.ts';
import { TimeSlice } from '../lib/time-slice.ts';
import type { Answer, Appender } from '../pictures/append.ts';
import type { PictureReplica } from '../pictures/picture-replica.ts';

/** A response. `body` is JSON: `{ seq, item, hash }`, or `{ error, … }`. */
export interface Reply {
  readonly status: 200 | 201 | 400 | 403 | 409 | 413 | 422 | 503;
  readonly body: Readonly<Record<string, unknown>>;
}

type Parsed = { readonly command: Command } | { readonly reply: Reply };

const MAX_LINES = 1000;
/** Faults of a schema named besides the first; no form has more fields. */
const MAX_FAULTS = 20;
const NEWLINE = 10;

/** Parses and appends one command. */
export async function handleCommand(
  { appender, replica }: { appender: Appender; replica: PictureReplica },
  person: Person,
  bytes: Uint8Array,
): Promise<Reply> {
  const parsed = parse(bytes, person);
  if ('reply' in parsed) return parsed.reply;
  const [answer] = await appender.append(person, [parsed.command]);
  if (answer === undefined) throw new Error('a command was not answered');
  return answer.kind === 'missed' ? replyToMissed(answer, replica) : replyTo(answer);
}

/**
 * Parses NDJSON and appends what parses in one commit. One reply per line, in order; or a single
 * reply (413), and nothing was read.
 */
export async function handleCommands(
  { appender, replica }: { appender: Appender; replica: PictureReplica },
  person: Person,
  bytes: Uint8Array,
): Promise<readonly Reply[] | Reply> {
  const lines = split(bytes);
  if (lines.length > MAX_LINES) {
    return refused(413, 'invalid', { rule: 'W9', field: '', why: `more than ${MAX_LINES} lines` });
  }
  const parsed: Parsed[] = [];
  const slice = new TimeSlice();
  for (const line of lines) {
    if (slice.isDue) await slice.yieldIfDue();
    parsed.push(parse(line, person));
  }
  const commands = parsed.flatMap((one) => ('command' in one ? [one.command] : []));
  const answers = await appender.append(person, commands);
  let next = 0;
  const replies: Reply[] = [];
  for (const one of parsed) {
    const answer = 'command' in one ? answers[next++] : undefined;
    if (answer?.kind === 'missed') replies.push(await replyToMissed(answer, replica));
    else if (answer !== undefined) replies.push(replyTo(answer));
    else if ('reply' in one) replies.push(one.reply);
  }
  return replies;
}

/** The number of lines that are not empty. */
export const countLines = (bytes: Uint8Array): number => split(bytes).length;

function split(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end === -1 ? bytes.length : end;
    if (to > from) lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines;
}

/** The command, or the reply that refuses it (400, 413). */
function parse(bytes: Uint8Array, { role }: Person): Parsed {
  const parsed = parseStrictJson(bytes);
  if (!parsed.ok) {
    const { status, field, why } = parsed;
    return { reply: refused(status, 'invalid', { rule: 'W9', field, why }) };
  }
  const command = Command.safeParse(parsed.value);
  if (command.success && role !== 'feed' && isDerivedId(command.data.id)) {
    const why = 'ids of version 8 are for feeds and the server';
    return { reply: refused(400, 'invalid', { rule: 'L13', field: 'id', why }) };
  }
  if (command.success) return { command: command.data };
  const [first, ...others] = faults(command.error);
  return {
    reply: refused(400, 'invalid', {
      ...(first ?? { field: '', why: 'not valid' }),
      others: others.slice(0, MAX_FAULTS),
    }),
  };
}

/** A reply with an error. */
export const refused = (
  status: Reply['status'],
  kind: string,
  more: Readonly<Record<string, unknown>>,
): Reply => ({ status, body: { error: { kind, ...more } } });

type Missed = Extract<Answer, { kind: 'missed' }>;

/** The reply to an author who had not seen some entries: names them. */
async function replyToMissed(answer: Missed, replica: PictureReplica): Promise<Reply> {
  const { kind, rule, why, items } = answer;
  const missed = await Promise.all(answer.missed.map((seq) => entryAt(replica, seq)));
  return { status: 409, body: { error: { kind, rule, why, items }, missed } };
}

/** The HTTP form of every other answer. */
function replyTo(answer: Exclude<Answer, Missed>): Reply {
  switch (answer.kind) {
    case 'taken': {
      const { seq, item, hash, stands } = answer;
      return { status: 201, body: { seq, item, hash, stands } };
    }
    case 'history':
      return { status: 409, body: { error: answer, missed: [] } };
    case 'forbidden':
      return { status: 403, body: { error: answer } };
    case 'impossible':
    case 'reused':
      return { status: 422, body: { error: answer } };
    case 'busy':
    case 'clock':
    case 'closed':
      return { status: 503, body: { error: answer } };
    default:
      return answer satisfies never;
  }
}

async function entryAt({ log }: PictureReplica, seq: number): Promise<Entry> {
  const [line] = await log.read(seq - 1, 1);
  if (line === undefined) throw new Error(`entry ${seq} of the picture is not in its log`);
  return readEntry(line.bytes, seq);
}
