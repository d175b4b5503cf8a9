/** What every item in a picture has, whatever its kind. */
import type { z } from 'zod';
import type { Author, Instant, Ref } from '../basics.ts';
import { words } from '../basics.ts';

export const Reason = words(1000);

/** One thing that happened to an item: which entry says so, when, by whom. The words stand in the log. */
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

export const madeBy = ({ seq, time, by }: Stamp, type: string): Made => ({
  seq,
  by,
  recorded: time,
  revision: 1,
  history: [{ seq, time, by, type }],
});

/** The item with one more step in its history; an amendment also counts as a revision. */
export function changedBy<T extends Made>(
  item: T,
  { seq, time, by }: Stamp,
  change: { readonly type: string; readonly reason?: string | undefined },
  revises = false,
): T {
  const { type, reason } = change;
  const step: Step = { seq, time, by, type, ...(reason === undefined ? {} : { reason }) };
  return {
    ...item,
    revision: item.revision + (revises ? 1 : 0),
    history: [...item.history, step],
  };
}

/** Kept as a schema so that commands and checkpoints agree on what a reason is. */
export type Reason = z.infer<typeof Reason>;
