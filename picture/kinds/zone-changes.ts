/** The changes that zones have of their own; agreeing to them is the facet's (facets/consent). */
import { z } from 'zod';
import { SPEAKERS, WRITERS } from '../roles.ts';
import { Reason } from './item.ts';
import { ZoneRef, ZoneTerms } from './zone-terms.ts';

export const proposed = {
  schema: z.strictObject({
    type: z.literal('zone.proposed'),
    terms: ZoneTerms,
    /**
     * Its desk agrees to it. Absent in entries before protocol 7 and in copies of releases: those say
     * that a zone is proposed, and that nobody has agreed.
     */
    agrees: z.literal(true).optional(),
  }),
  may: WRITERS,
  proposes: true,
} as const;
const versioned = {
  schema: z.strictObject({
    type: z.literal('zone.versioned'),
    item: ZoneRef,
    terms: ZoneTerms,
    reason: Reason.optional(),
  }),
  may: SPEAKERS,
  anyDesk: true,
  asksSeen: true,
} as const;
export const amended = {
  schema: z.strictObject({
    type: z.literal('zone.amended'),
    item: ZoneRef,
    terms: ZoneTerms,
    reason: Reason.optional(),
  }),
  may: WRITERS,
  anyDesk: true, // the desk of the newest version [R48]
} as const;
const retracted = {
  schema: z.strictObject({
    type: z.literal('zone.retracted'),
    item: ZoneRef,
    version: z.int().positive(),
    reason: Reason,
  }),
  may: SPEAKERS,
  anyDesk: true, // the desk of that version [R48]
} as const;
const act = <T extends string>(type: T) => ({
  schema: z.strictObject({ type: z.literal(type), item: ZoneRef, reason: Reason }),
  may: SPEAKERS,
});
export const acts = [
  act('zone.suspended'),
  act('zone.resumed'),
  act('zone.withdrawn'),
  versioned,
  retracted,
] as const;

export type ZoneChange = z.infer<
  (typeof proposed | typeof amended | (typeof acts)[number])['schema']
>;
