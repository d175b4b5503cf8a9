/** The references in a value, found by its schema. */
import type { z } from 'zod';
import type { Ref } from './basics.ts';
import { partsOf } from './parts.ts';

export interface Named {
  /** Its path, `change.event.links.0.item`. */
  readonly field: string;
  readonly ref: Ref;
}

/** The references in a value that the schema has read, with their fields below `field`. */
export const refsIn = (schema: z.core.$ZodType, value: unknown, field = ''): readonly Named[] =>
  partsOf(schema, value, field).flatMap(({ part, field, value }) =>
    part === 'ref' && isRef(value) ? [{ field, ref: value }] : [],
  );

/** What its schema has read is not read again: that would cost more than all the rest of a decision. */
const isRef = (value: unknown): value is Ref => typeof value === 'string';
