/** Replies: the facet for texts that any desk adds to an item, oldest first. */
import { z } from 'zod';
import { type Author, type Instant, Ref, type Texts, texts } from '../basics.ts';
import { type Item, stepped } from '../kinds/item.ts';
import { WRITERS } from '../roles.ts';
import type { Facet } from './facet.ts';

/** Named after notes, which had replies first. Names in a log are permanent. */
const replied = {
  schema: z.strictObject({ type: z.literal('note.replied'), item: Ref, text: texts(2000) }),
  may: WRITERS,
  analystsShare: true,
  anyDesk: true,
} as const;

/** One reply, and the entry that made it. */
export interface Reply {
  readonly seq: number;
  readonly time: Instant;
  readonly by: Author;
  readonly text: Texts;
}

/** The state of the facet in an item. */
export interface Replied {
  readonly replies: readonly Reply[];
}

/** The facet of replies. */
export const replies = {
  facet: 'replies',
  acts: [replied],
  fold: (item, { seq, time, by }, { type, text }) => ({
    ...stepped(item, { seq, time, by }, { type }),
    replies: [...item.replies, { seq, time, by, text }],
  }),
  refuse: () => undefined,
} as const satisfies Facet<Item & Replied, z.infer<typeof replied.schema>>;
