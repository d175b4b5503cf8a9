/** Finds shapes, references and texts in a value by its schema: no kind or facet can forget to list them. */
import { z } from 'zod';

/** The mark on a schema. 'elsewhere': a part of another picture, which is not searched. */
type Meaning = 'shape' | 'ref' | 'text' | 'elsewhere';

/** The marks of schemas: they hold wherever the schema is used. */
export const MEANS = z.registry<{ readonly part: Meaning }>();

/** A marked part of a value. */
export interface Part {
  readonly part: Meaning;
  /** Its path, `event.links.0.item`. */
  readonly field: string;
  readonly value: unknown;
}

/**
 * The marked parts of a value that the schema has parsed; `field` is the path of the value itself.
 * Throws Error for a type of schema that it cannot search.
 */
export function partsOf(schema: z.core.$ZodType, value: unknown, field = ''): readonly Part[] {
  const found: Part[] = [];
  finderOf(schema)?.(value, field, found);
  return found;
}

/** Adds the parts in a value at a field to `found`. */
type Finder = (value: unknown, field: string, found: Part[]) => void;

/** Made once for each schema; `find` is undefined if nothing in it is marked. */
const finders = new WeakMap<z.core.$ZodType, { readonly find: Finder | undefined }>();

function finderOf(schema: z.core.$ZodType): Finder | undefined {
  const known = finders.get(schema) ?? { find: newFinder(schema) };
  finders.set(schema, known);
  return known.find;
}

function newFinder(schema: z.core.$ZodType): Finder | undefined {
  const part = MEANS.get(schema)?.part;
  if (part !== undefined)
    return ifPresent((value, field, found) => found.push({ part, field, value }));
  if (schema instanceof z.ZodObject) {
    const inner = Object.entries<z.core.$ZodType>(schema.shape).flatMap(([key, next]) => {
      const find = finderOf(next);
      return find === undefined ? [] : [{ key, find }];
    });
    if (inner.length === 0) return undefined;
    return ifPresent((value, field, found) => {
      for (const { key, find } of inner) {
        find(Reflect.get(Object(value), key), field === '' ? key : `${field}.${key}`, found);
      }
    });
  }
  if (schema instanceof z.ZodArray) {
    const find = finderOf(schema.element);
    return (
      find &&
      ((value, field, found) => {
        if (!Array.isArray(value)) return;
        for (const [i, one] of value.entries()) find(one, `${field}.${i}`, found);
      })
    );
  }
  if (schema instanceof z.ZodOptional) return finderOf(schema.unwrap());
  if (schema instanceof z.ZodUnion) {
    if (schema.options.every((option) => finderOf(option) === undefined)) return undefined;
    return ifPresent((value, field, found) => {
      const fits = schema.options.find((option) => z.safeParse(option, value).success);
      if (fits !== undefined) finderOf(fits)?.(value, field, found);
    });
  }
  const { type } = schema._zod.def;
  if (schema instanceof z.ZodPipe && !finderOf(schema.in) && !finderOf(schema.out))
    return undefined;
  if (LEAVES.has(type)) return undefined;
  throw new Error(`no way is known into the schema ${type}`); // better than overlooking a part
}

/** Skips a value that is absent. */
const ifPresent =
  (find: Finder): Finder =>
  (value, field, found) => {
    if (value !== undefined && value !== null) find(value, field, found);
  };

/** Types of schemas that contain no others. */
const LEAVES = new Set(['string', 'number', 'boolean', 'literal', 'enum', 'transform']);
