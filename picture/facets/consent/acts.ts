/** The acts of consent: each names a version, and the hash of exactly its terms. [R46] [R47] */
import { z } from 'zod';
import { Hash, Ref } from '../../basics.ts';
import { Reason } from '../../kinds/item.ts';
import { SPEAKERS } from '../../roles.ts';

const Count = z.int().positive();
const named = {
  item: Ref,
  version: Count,
  /** Of exactly the terms that the act is about. */
  termsHash: Hash,
  /** The version that they were compared with: the last one that the desk had agreed to. */
  from: Count.optional(),
};

/** Minutes from denouncing to its effect, where an entry does not say. */
export const USUAL_NOTICE = 180;

const act = <T extends string>(type: T) =>
  ({
    schema: z.strictObject({ type: z.literal(type), ...named, reason: Reason.optional() }),
    may: SPEAKERS,
    anyDesk: true,
    asksSeen: true,
  }) as const;
const denounced = {
  schema: z.strictObject({
    type: z.literal('consent.denounced'),
    ...named,
    reason: Reason,
    /** Minutes until it takes effect, as the cell says; absent: USUAL_NOTICE. */
    notice: z.int().min(0).max(525_600).optional(),
  }),
  may: SPEAKERS,
  anyDesk: true,
  asksSeen: true,
} as const;
/** The acts of consent. */
export const acts = [
  act('consent.agreed'),
  act('consent.objected'),
  act('consent.considering'),
  denounced,
] as const;

export type ConsentChange = z.infer<(typeof acts)[number]['schema']>;
