/** Finds the shapes and references in a value by its schema: no kind or facet can forget to list them. */
import { z } from 'zod';

/** What a schema stands for wherever it is used. 'elsewhere': a part of another picture, not looked into. */
type Meaning = 'shape' | 'ref' | 'elsewhere';

export const MEANS = z.registry<{ readonly part: Meaning }>();

export interface Part {
  readonly part: Meaning;
  /** Its path, `event.links.0.item`. */
  readonly field: string;
  readonly value: unknown;
}

/** The marked parts of a value that the schema has accepted. */
export function partsOf(schema: z.core.$ZodType, value: unknown, field = ''): readonly Part[] {
  if (value === undefined || value === null) return [];
  const part = MEANS.get(schema)?.part;
  if (part !== undefined) return [{ part, field, value }];
  const inner = (next: z.core.$ZodType, key: string | number) =>
    partsOf(next, Reflect.get(Object(value), key), field === '' ? `${key}` : `${field}.${key}`);
  if (schema instanceof z.ZodObject) {
    return Object.entries<z.core.$ZodType>(schema.shape).flatMap(([key, next]) => inner(next, key));
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((_, i) => inner(schema.element, i));
  }
  if (schema instanceof z.ZodOptional) return partsOf(schema.unwrap(), value, field);
  if (schema instanceof z.ZodUnion) {
    const fits = schema.options.find((option) => z.safeParse(option, value).success);
    return fits === undefined ? [] : partsOf(fits, value, field);
  }
  if (LEAVES.some((leaf) => schema instanceof leaf)) return [];
  throw new Error(`no way is known into ${schema._zod.def.type} at ${field}`); // never looked past
}

/** What holds no other schema; a pipe makes one leaf of another (a time, an id). */
const LEAVES = [z.ZodString, z.ZodNumber, z.ZodLiteral, z.ZodEnum, z.ZodBoolean, z.ZodPipe];
