/** Watches: the kind for being on duty for a desk. One person holds it, on a brief that they have read. [R32] */
import { z } from 'zod';
import { Hash, Instant, PersonId, Seq } from '../basics.ts';
import { SPEAKERS } from '../roles.ts';
import { type WatchItem, WatchRef } from '../staff/items.ts';
import type { StaffKind } from '../staff/kind.ts';
import { changedBy, madeBy, Reason, type Stamp } from './item.ts';

/** The view of the picture at an entry and a time that was read, and its hash. [R33] */
const BriefRead = z.strictObject({ seq: Seq, at: Instant, hash: Hash });

const taken = {
  schema: z
    .strictObject({
      type: z.literal('watch.taken'),
      brief: BriefRead,
      /** The watch that this one ends; none if nobody held it. */
      relieves: WatchRef.optional(),
      /** Its holder did not offer it. */
      absent: z.literal(true).optional(),
      second: PersonId.optional(),
    })
    .refine(({ relieves, absent }) => absent === undefined || relieves !== undefined, {
      error: 'nobody is relieved who could be absent',
      path: ['absent'],
    }),
  may: SPEAKERS,
} as const;
const offered = {
  schema: z.strictObject({ type: z.literal('watch.offered'), item: WatchRef }),
  may: SPEAKERS,
} as const;
const left = {
  schema: z.strictObject({ type: z.literal('watch.left'), item: WatchRef, reason: Reason }),
  may: SPEAKERS,
} as const;

function fold(known: WatchItem | undefined, stamp: Stamp, change: WatchChange): WatchItem {
  if (change.type === 'watch.taken') {
    const { brief, relieves, absent, second } = change;
    return {
      kind: 'watch',
      ref: WatchRef.parse(`W-${stamp.seq}`),
      ...madeBy(stamp, change.type),
      state: 'held',
      brief,
      ...(relieves === undefined ? {} : { relieves }),
      ...(absent === undefined ? {} : { absent }),
      ...(second === undefined ? {} : { second }),
    };
  }
  if (known === undefined) throw new Error(`${change.item} is not in the picture`);
  switch (change.type) {
    case 'watch.offered':
      return { ...changedBy(known, stamp, change), state: 'offered' };
    case 'watch.left':
      return { ...changedBy(known, stamp, change), state: 'left', reason: change.reason };
    default:
      return change satisfies never;
  }
}

/** The kind of watches, references W-n. */
export const watch = {
  kind: 'watch',
  letter: 'W',
  makes: [taken],
  others: [offered, left],
  fold,
  refuse: (known, change, how) => how.judges.watch(known, change, how),
} as const satisfies StaffKind<WatchItem, WatchChange>;

export type Taken = z.infer<typeof taken.schema>;
export type WatchChange = z.infer<(typeof taken | typeof offered | typeof left)['schema']>;
