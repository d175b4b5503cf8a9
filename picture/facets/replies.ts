/** Replies: words of any desk below an item, oldest first. */
import { z } from 'zod';
import { type Author, type Instant, Ref, type Texts, texts } from '../basics.ts';
import { type Item, stepped } from '../kinds/item.ts';
import { WRITERS } from '../roles.ts';
import type { Facet } from './facet.ts';

/** Its name is older than other kinds that have replies, and stays: names in a log are for ever. */
const replied = {
  schema: z.strictObject({ type: z.literal('note.replied'), item: Ref, text: texts(2000) }),
  may: WRITERS,
  analystsShare: true,
  anyDesk: true,
} as const;

export interface Reply {
  readonly seq: number;
  readonly time: Instant;
  readonly by: Author;
  readonly text: Texts;
}

export interface Replied {
  readonly replies: readonly Reply[];
}

export const replies = {
  facet: 'replies',
  acts: [replied],
  fold: (item, { seq, time, by }, { type, text }) => ({
    ...stepped(item, { seq, time, by }, { type }),
    replies: [...item.replies, { seq, time, by, text }],
  }),
  refuse: () => undefined,
} as const satisfies Facet<Item & Replied, z.infer<typeof replied.schema>>;
