/** A message as it stands in the picture, and the change that makes it. */
import { z } from 'zod';
import type { DeskId, Instant } from '../basics.ts';
import type { Receipted, StepBy } from '../facets/receipts/receipt.ts';
import type { Replied } from '../facets/replies.ts';
import type { PhraseNumber } from '../phrasebook/phrase.ts';
import { SPEAKERS } from '../roles.ts';
import type { Item, Stamp } from './item.ts';
import { MessageFields, type MessageRef } from './message-fields.ts';

export const sent = {
  schema: z.strictObject({ type: z.literal('message.sent'), message: MessageFields }),
  may: SPEAKERS,
} as const;
export type MessageChange = z.infer<typeof sent.schema>;

/** What a desk answered: the message that says so. */
export interface Answer extends StepBy {
  readonly message: MessageRef;
  readonly phrase: PhraseNumber;
  /** It closes nothing yet: an answer comes at the latest then. */
  readonly until?: Instant;
  /** The desk's first answer, if this is a later one: it acknowledged with that. */
  readonly first?: StepBy;
}

/** The message with which its desk corrected or cancelled another one. */
export interface Ended extends Pick<Stamp, 'seq' | 'time'> {
  readonly is: 'corrected' | 'cancelled';
  readonly by: MessageRef;
}

/** A message in the picture. */
export interface MessageItem extends Item, Receipted, Replied {
  readonly kind: 'message';
  readonly ref: MessageRef;
  readonly state: 'standing';
  readonly fields: MessageFields;
  /** The newest answer of each desk. */
  readonly answered?: Readonly<Partial<Record<DeskId, Answer>>>;
  readonly ended?: Ended;
}
