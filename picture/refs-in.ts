/** Finds the references in a value by its schema. */
import type { z } from 'zod';
import type { Ref } from './basics.ts';
import { partsOf } from './schema-parts.ts';

/** Every reference in a value that the schema has parsed, in order. */
export const refsIn = (schema: z.core.$ZodType, value: unknown): readonly Ref[] =>
  partsOf(schema, value).flatMap(({ part, value }) =>
    part === 'ref' && isRef(value) ? [value] : [],
  );

/**
 * True for a reference among values that a schema has parsed. It is not parsed again: that would cost
 * more than all the rest of a decision.
 */
export const isRef = (value: unknown): value is Ref => typeof value === 'string';
