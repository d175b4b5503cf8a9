/** Checks the shapes and references in a change, which it finds by the schema. [R10] [R11] */
import type { z } from 'zod';
import type { Ref } from './basics.ts';
import { flaw } from './geo/flaw.ts';
import type { Area, Shape } from './geo/place.ts';
import { isRef } from './refs-in.ts';
import { impossible, type Refusal } from './refusal.ts';
import { partsOf } from './schema-parts.ts';

/**
 * Refuses the first shape that is not sound, else the first reference to an item that the picture lacks
 * (`has`) or that the change itself is about (`named`); undefined if there is none.
 */
export function unsound(
  schema: z.core.$ZodType,
  change: unknown,
  named: readonly Ref[],
  has: (ref: Ref) => boolean,
): Refusal | undefined {
  const parts = partsOf(schema, change, 'change');
  for (const { part, field, value } of parts) {
    const wrong = part === 'shape' && isShape(value) ? flaw(value) : undefined;
    if (wrong) return impossible('R10', `${field}.${wrong.field}`, wrong.why);
  }
  for (const { part, field, value } of parts) {
    if (part !== 'ref' || !isRef(value) || SUBJECT.test(field)) continue;
    if (!has(value)) return impossible('R11', field, `${value} is not in the picture`);
    if (named.includes(value)) return impossible('R11', field, `${value} is the item itself`);
  }
  return undefined;
}

/** The fields that name what a change is about [R6], and the phrase with which an act says so [R57]. */
const SUBJECT = /^change\.(item|items\.\d+|says\..+)$/;

/**
 * True for a shape among values that a schema has parsed. It is not parsed again: that would cost
 * more than all the rest of a decision.
 */
const isShape = (value: unknown): value is Shape | Area =>
  typeof value === 'object' && value !== null && 'type' in value;
