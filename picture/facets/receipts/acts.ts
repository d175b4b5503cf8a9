/** The acts of receipts: each desk's own steps on the way to who must know. [R60] [R62] [R64] */
import { z } from 'zod';
import { Items } from '../../acts.ts';
import { DeskId, Ref, Seq, words } from '../../basics.ts';
import { Phrase } from '../../phrasebook/phrase.ts';
import { SPEAKERS } from '../../roles.ts';
import { Unit } from './unit.ts';

/** The entry whose words the act is about. */
const named = { item: Ref, entry: Seq };

const shown = {
  schema: z.strictObject({ type: z.literal('receipt.shown'), items: Items }),
  may: ['server'],
  anyDesk: true,
} as const;
const acknowledged = {
  schema: z.strictObject({
    type: z.literal('receipt.acknowledged'),
    ...named,
    /** Of a FLASH: the last three digits of its number. */
    digits: z
      .string()
      .regex(/^\d{3}$/, 'are three digits')
      .optional(),
    /** Said exactly while nobody holds the watch of the author's desk. [P21] */
    held: z.literal(false).optional(),
    /** The same said as a phrase of the book. [R57] */
    says: Phrase.optional(),
  }),
  may: SPEAKERS,
  anyDesk: true,
} as const;
const passed = {
  schema: z.strictObject({ type: z.literal('receipt.passed'), ...named, unit: Unit }),
  may: SPEAKERS,
  anyDesk: true,
} as const;
const confirmed = {
  schema: z.strictObject({ type: z.literal('receipt.confirmed'), ...named, unit: Unit }),
  may: SPEAKERS,
  anyDesk: true,
} as const;
const told = {
  schema: z.strictObject({
    type: z.literal('receipt.told'),
    items: Items,
    /** The desk that was told. */
    desk: DeskId,
    /** Who was spoken to, by the name they gave. */
    person: words(80),
    /**
     * What they read back, a group for each item in turn: of a phrase its last group and closing pair, of
     * anything else the last three digits of its number.
     */
    digits: z
      .string()
      .regex(/^\d{3,20}(?: \d{3,20})*$/, 'are groups of digits')
      .max(5000),
  }),
  may: SPEAKERS,
  anyDesk: true,
} as const;

export const acts = [shown, acknowledged, passed, confirmed, told] as const;

export type ReceiptChange = z.infer<(typeof acts)[number]['schema']>;
export type Acknowledged = z.infer<typeof acknowledged.schema>;
export type Told = z.infer<typeof told.schema>;
export type OfUnit = z.infer<typeof passed.schema> | z.infer<typeof confirmed.schema>;
