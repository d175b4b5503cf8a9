/** What a golden version holds, as it was when it was made (expected.json) and as today's code makes of it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { examine, GENESIS, type Head } from '../../picture/chain.ts';
import { itemsText } from '../../picture/checkpoint.ts';
import { code, digest } from '../../picture/digest.ts';
import type { Entry } from '../../picture/entry.ts';
import { EMPTY, type Picture } from '../../picture/fold.ts';
import { asHappened, replay } from '../../picture/replay.ts';
import { all } from '../../picture/table.ts';
import { writeCheckpoint } from '../support/checkpoint-line.ts';
import { rowsOf } from '../support/indexed.ts';

/** The picture after an entry, and the items that had occurred by its time. */
const Moment = z.strictObject({
  seq: z.int(),
  time: z.string(),
  digest: z.string(),
  code: z.string(),
  /** Of each item, by reference: its state in words (`stateOf`). */
  known: z.record(z.string(), z.string()),
  happened: z.array(z.string()),
});

const LogFacts = z.strictObject({
  head: z.strictObject({ seq: z.int(), time: z.string(), hash: z.string() }),
  digest: z.string(),
  code: z.string(),
  /** SHA-256 of the checkpoint at the head. */
  checkpoint: z.string(),
  items: z.int(),
  /** A third and two thirds into the log, and at its end. */
  moments: z.array(Moment).length(3),
});
export type LogFacts = z.infer<typeof LogFacts>;

export const Expected = z.strictObject({
  protocol: z.int(),
  /** The number of its checkpoints. */
  checkpoint: z.int(),
  /** The server's clock when it was stopped. */
  stopped: z.iso.datetime(),
  /** The names of all changes that there were; each is in one of the logs. */
  changes: z.array(z.string()),
  accounts: z.array(
    z.strictObject({
      person: z.string(),
      desk: z.string(),
      roles: z.array(z.string()),
      passkeys: z.int(),
      password: z.boolean(),
    }),
  ),
  /** A release that was approved for later than the server ran. */
  delayed: z.strictObject({
    picture: z.string(),
    item: z.string(),
    to: z.string(),
    at: z.string(),
  }),
  logs: z.record(z.string(), LogFacts),
});
export type Expected = z.infer<typeof Expected>;

export const hashOfText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

export interface Followed {
  readonly entries: readonly Entry[];
  readonly heads: readonly Head[];
}

/** The lines of a whole log, each examined. Throws BrokenLog. */
export function followed(lines: readonly Uint8Array[]): Followed {
  let head = GENESIS;
  const steps = lines.map((line) => {
    const step = examine(head, line);
    ({ head } = step);
    return step;
  });
  return { entries: steps.map(({ entry }) => entry), heads: steps.map((step) => step.head) };
}

/** What these lines come to, by the code of today. */
export function factsOf(lines: readonly Uint8Array[]): LogFacts {
  const { entries, heads } = followed(lines);
  const picture = replay(EMPTY, entries);
  const { seq, time, hash } = headAt(heads, lines.length);
  const thirds = [1, 2, 3].map((n) => Math.ceil((lines.length * n) / 3));
  return {
    head: { seq, time, hash },
    digest: digest(picture),
    code: code(hash, picture),
    checkpoint: hashOfText(
      writeCheckpoint(picture, { seq, time, hash }, code(hash, picture), rowsOf(entries)),
    ),
    items: picture.items.size,
    moments: thirds.map((third) => {
      const then = replay(EMPTY, entries, { seq: third });
      const at = headAt(heads, third);
      return {
        seq: third,
        time: at.time,
        digest: digest(then),
        code: code(at.hash, then),
        known: statesIn(then),
        happened: [...all(asHappened(picture, at.time).items)].map(({ ref }) => ref),
      };
    }),
  };
}

function headAt(heads: readonly Head[], seq: number) {
  const head = heads[seq - 1];
  if (head?.time === undefined) throw new Error(`there is no entry ${seq}`);
  return { ...head, time: head.time };
}

/** An item as any version writes it: what it may have beside is not looked at. */
const Item = z.looseObject({
  ref: z.string(),
  state: z.string(),
  revision: z.int(),
  history: z.array(z.unknown()),
  positions: z.record(z.string(), z.looseObject({ stance: z.string() })).default({}),
  replies: z.array(z.unknown()).default([]),
  releases: z.array(z.looseObject({ to: z.string(), state: z.string() })).default([]),
});
const Items = z.array(Item);

/** The items in a JSON list of them, by reference, in words: `standing, revision 2, 5 steps, il denies`. */
export function statesOf(items: unknown): Record<string, string> {
  const states = Items.parse(items).map((item): [string, string] => [item.ref, stateOf(item)]);
  return Object.fromEntries(states);
}

export const statesIn = (picture: Picture): Record<string, string> =>
  statesOf(JSON.parse(`[${itemsText(picture)}]`));

function stateOf(item: z.infer<typeof Item>): string {
  const { state, revision, history, positions, replies, releases } = item;
  return [
    state,
    `revision ${revision}`,
    `${history.length} steps`,
    ...Object.entries(positions).map(([desk, { stance }]) => `${desk} ${stance}`),
    ...(replies.length > 0 ? [`${replies.length} replies`] : []),
    ...releases.map((one) => `to ${one.to} ${one.state}`),
  ].join(', ');
}
