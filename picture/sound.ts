/** The shapes and references in a change, found by its schema, and whether they hold. [R10] [R11] */
import type { z } from 'zod';
import type { Ref } from './basics.ts';
import { flaw } from './geo.ts';
import { partsOf } from './parts.ts';
import type { Area, Shape } from './place.ts';
import { impossible, type Refusal } from './refusal.ts';

// What a schema has read is not read again: that would cost fifty times as much as the rest of a decision.
const isRef = (value: unknown): value is Ref => typeof value === 'string';
const isShape = (value: unknown): value is Shape | Area =>
  typeof value === 'object' && value !== null && 'type' in value;

/** The references in a value that the schema has read, with their fields below `field`. */
export const refsIn = (
  schema: z.core.$ZodType,
  value: unknown,
  field = '',
): readonly { readonly field: string; readonly ref: Ref }[] =>
  partsOf(schema, value, field).flatMap(({ part, field, value }) =>
    part === 'ref' && isRef(value) ? [{ field, ref: value }] : [],
  );

/** [R10] The first shape in a change that is not sound. */
export function unsoundShape(schema: z.core.$ZodType, change: unknown): Refusal | undefined {
  for (const { part, field, value } of partsOf(schema, change, 'change')) {
    const wrong = part === 'shape' && isShape(value) ? flaw(value) : undefined;
    if (wrong) return impossible('R10', `${field}.${wrong.field}`, wrong.why);
  }
  return undefined;
}

/** [R11] The first reference in a change to what `has` does not know or to an item that it changes. */
export function dangling(
  schema: z.core.$ZodType,
  change: unknown,
  changed: readonly Ref[],
  has: (ref: Ref) => boolean,
): Refusal | undefined {
  for (const { field, ref } of refsIn(schema, change, 'change')) {
    if (SUBJECT.test(field)) continue;
    if (!has(ref)) return impossible('R11', field, `${ref} is not in the picture`);
    if (changed.includes(ref)) return impossible('R11', field, `${ref} is the item itself`);
  }
  return undefined;
}

/** The fields that name what a change is about. [R6] */
const SUBJECT = /^change\.(item|items\.\d+)$/;
