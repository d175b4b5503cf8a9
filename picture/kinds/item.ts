/** Items: the fields that all kinds have, and the steps that changes add to their history. */
import type { z } from 'zod';
import type { Author, DeskId, Instant, Ref } from '../basics.ts';
import { words } from '../basics.ts';

/** The schema of the reason for a change. */
export const Reason = words(1000);

/** One entry that made or changed an item. Its words are in the log. */
export interface Step {
  readonly seq: number;
  readonly time: Instant;
  readonly by: Author;
  readonly type: string;
  readonly reason?: string;
}

/** The fields that every item has from the change that made it. */
export interface Made {
  /** The seq of the entry that made it; the number in its reference. */
  readonly seq: number;
  readonly by: Author;
  /** When the server took it. When it occurred is in its own fields. */
  readonly recorded: Instant;
  /** 1 when made, one more for each amendment. [R7] */
  readonly revision: number;
  /** Every entry that made or changed it, oldest first. */
  readonly history: readonly Step[];
}

/** The fields of an item of any kind. */
export interface Item extends Made {
  readonly kind: string;
  readonly ref: Ref;
  /** 'withdrawn' ends every item [R8]; the other states are those of its kind. */
  readonly state: string;
}

/** The end of an item. */
export interface Over {
  readonly at: Instant;
  /** True if it stays on the map for a time that the cell sets; false: it is closed from then on. */
  readonly fades: boolean;
}

/** [R29] The end of an item that was withdrawn: its last step; undefined while it stands. */
export function withdrawnAt({ state, history, recorded }: Item): Over | undefined {
  if (state !== 'withdrawn') return undefined;
  return { at: history.at(-1)?.time ?? recorded, fades: false };
}

/** The seq of the last entry that made or changed an item. */
export const changedAt = (item: Made): number => item.history.at(-1)?.seq ?? item.seq;

/** The author and time of an entry: the part that the fold keeps in an item. */
export interface Stamp {
  readonly seq: number;
  readonly time: Instant;
  readonly by: Author;
}

/** The inputs of an item's fold besides the change: the stamp, and the members of the picture. */
export interface Entered extends Stamp {
  readonly members: readonly DeskId[];
  /** The last entry that the author says they had seen. */
  readonly seen?: number;
}

/** The fields of an item that this entry makes; `type` is that of the change. */
export const madeBy = ({ seq, time, by }: Stamp, type: string): Made => ({
  seq,
  by,
  recorded: time,
  revision: 1,
  history: [{ seq, time, by, type }],
});

/** The part of a change that the history keeps: its type, and its reason if it has one. */
interface Reasoned {
  readonly type: string;
  readonly reason?: string | undefined;
}

/** The history of an item with one more step. */
export function stepped(
  { history }: Made,
  { seq, time, by }: Stamp,
  { type, reason }: Reasoned,
): Pick<Made, 'history'> {
  const step: Step = { seq, time, by, type, ...(reason === undefined ? {} : { reason }) };
  return { history: [...history, step] };
}

/** The item with one more step in its history; an amendment also counts as a revision. */
export function changedBy<T extends Made>(
  item: T,
  stamp: Stamp,
  change: Reasoned,
  revises = false,
): T {
  const revision = item.revision + (revises ? 1 : 0);
  return { ...item, revision, ...stepped(item, stamp, change) };
}

export type Reason = z.infer<typeof Reason>;
