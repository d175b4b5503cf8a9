/** Whether the shapes and references in a change hold; its schema says which there are. [R10] [R11] */
import type { z } from 'zod';
import type { Ref } from './basics.ts';
import { flaw } from './geo.ts';
import { refsIn } from './named.ts';
import { partsOf } from './parts.ts';
import type { Area, Shape } from './place.ts';
import { impossible, type Refusal } from './refusal.ts';

/** What its schema has read is not read again: that would cost more than all the rest of a decision. */
const isShape = (value: unknown): value is Shape | Area =>
  typeof value === 'object' && value !== null && 'type' in value;

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
