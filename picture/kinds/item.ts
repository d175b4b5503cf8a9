/** What every item in a picture has, whatever its kind. */
import type { z } from 'zod';
import type { Author, DeskId, Instant, Ref } from '../basics.ts';
import { words } from '../basics.ts';

export const Reason = words(1000);

/** One entry that made or changed an item: which, when, by whom. Its words stand in the log. */
export interface Step {
  readonly seq: number;
  readonly time: Instant;
  readonly by: Author;
  readonly type: string;
  readonly reason?: string;
}

/** What its making gives every item. */
export interface Made {
  /** The entry that made it; the number in its reference. */
  readonly seq: number;
  readonly by: Author;
  /** When the server took it. What it says of itself stands in its own fields. */
  readonly recorded: Instant;
  /** 1 when made, one more for each amendment. */
  readonly revision: number;
  /** Every entry that made or changed it, oldest first. */
  readonly history: readonly Step[];
}

export interface Item extends Made {
  readonly kind: string;
  readonly ref: Ref;
  /** 'withdrawn' is the end of every item [R8]; what else there is depends on its kind. */
  readonly state: string;
}

/** The seq of the last entry that made or changed an item. */
export const changedAt = (item: Made): number => item.history.at(-1)?.seq ?? item.seq;

/** Who did it and when: the part of an entry that an item's fold keeps. */
export interface Stamp {
  readonly seq: number;
  readonly time: Instant;
  readonly by: Author;
}

/** What a fold is given of an entry beside its change: the stamp, and the desks that the picture is of. */
export interface Entered extends Stamp {
  readonly members: readonly DeskId[];
}

export const madeBy = ({ seq, time, by }: Stamp, type: string): Made => ({
  seq,
  by,
  recorded: time,
  revision: 1,
  history: [{ seq, time, by, type }],
});

/** What a change of an item is kept as: its name, and the reason if it gives one. */
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

/** Kept as a schema so that commands and checkpoints agree on what a reason is. */
export type Reason = z.infer<typeof Reason>;
