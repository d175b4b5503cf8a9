/**
 * A schema as a description that stays the same as long as the schema lets the same values in: it depends
 * neither on the order of the members of a union nor on how the schema is put together.
 *
 * Functions have no description. Refinements, transforms and error messages are not part of it: they are
 * held by the golden logs, which must read, fold and verify as before, and by the tests of the rules.
 */
import { z } from 'zod';

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * Whether the order of fields counts. In a log it does: a line is written in the order of its schema, and
 * the line of an old log must come out the same. [C4]
 */
export type Order = 'kept' | 'free';

/** Throws for a schema that JSON cannot hold (a date, a custom check alone), so that nothing is left out silently. */
export function described(schema: z.ZodType, order: Order): Json {
  const metadata = z.registry<Record<string, unknown>>(); // of its own: no titles, no names
  return canonical(z.toJSONSchema(schema, { io: 'input', metadata, override: withFlags }), order);
}

/** JSON Schema leaves out the flags of a regular expression. */
function withFlags({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: object }) {
  const flags = (zodSchema._zod.def.checks ?? []).flatMap(({ _zod: { def } }) =>
    'pattern' in def && def.pattern instanceof RegExp ? def.pattern.flags : '',
  );
  const some = flags.filter((one) => one !== '').sort();
  if (some.length > 0) Object.assign(jsonSchema, { flags: some });
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A node of JSON Schema (2020-12), as zod writes it, without what does not matter. */
export function canonical(node: unknown, order: Order): Json {
  if (!isNode(node)) return plain(node);
  const { default: otherwise } = node;
  const found = alternatives(node, order);
  const values = sorted(found.flatMap((one) => ('value' in one ? [one.value ?? null] : [])));
  const members: readonly Json[] = sorted([
    ...found.filter((one) => !('value' in one)),
    ...(values.length > 0 ? [{ values }] : []),
  ]);
  const [only] = members;
  const whole = members.length === 1 && only !== undefined ? only : { oneOf: members };
  return otherwise === undefined ? whole : { of: whole, default: plain(otherwise) };
}

type Member = { readonly [key: string]: Json };

/** What a value may be, each by itself: the members of unions in unions, values one by one. */
function alternatives(node: Node, order: Order): readonly Member[] {
  const { anyOf, oneOf, enum: values, const: value, type, default: _, ...rest } = node;
  const union = [...listOf(anyOf), ...listOf(oneOf)];
  if (union.length > 0) {
    const more = Object.keys(rest).filter((keyword) => keyword !== '$schema');
    if (more.length > 0) throw new Error(`a union with ${more} has no description here`);
    return union.flatMap((one) => member(one, order));
  }
  if (values !== undefined) return listOf(values).map((one) => ({ value: plain(one) }));
  if ('const' in node) return [{ value: plain(value) }];
  if (type === 'null') return [{ value: null }];
  if (Array.isArray(type))
    return type.flatMap((one) => alternatives({ ...rest, type: one }, order));
  return [single({ ...rest, ...(type === undefined ? {} : { type }) }, order)];
}

function member(node: unknown, order: Order): readonly Member[] {
  if (isNode(node) && !('default' in node)) return alternatives(node, order);
  throw new Error('a member of a union that has a default has no description here');
}

/**
 * A reference to an item is a reference, whatever letters its pattern names: a schema may name the letter of
 * one kind, those of all kinds, or any. Which items a change may be about, R6 and R11 say; they have tests.
 */
const REFERENCE = /^\^(\[A-Z\]|[A-Z])-\[1-9\]\\d\{0,14\}\$$/;

function single(node: Node, order: Order): Member {
  const { $schema: _, properties, required, additionalProperties, pattern, ...rest } = node;
  if (REFERENCE.test(String(pattern))) return { reference: 'to an item' };
  const others = { ...rest, ...(pattern === undefined ? {} : { pattern }) };
  const kept = Object.entries(others)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]): [string, Json] => [key, keyword(key, value, order)]);
  if (node.type !== 'object') return Object.fromEntries(kept);
  const needed = new Set(listOf(required));
  const fields = Object.entries(isNode(properties) ? properties : {}).map(
    ([name, schema]): Json => [
      name,
      needed.has(name) ? 'needed' : 'optional',
      canonical(schema, order),
    ],
  );
  return {
    ...Object.fromEntries(kept),
    fields: order === 'kept' ? fields : sorted(fields),
    others: additionalProperties === undefined ? true : canonical(additionalProperties, order),
  };
}

/** The value of a keyword: a number or a text, a schema, or several, in order (a tuple) or all at once. */
function keyword(key: string, value: unknown, order: Order): Json {
  if (!Array.isArray(value)) return canonical(value, order);
  const each = value.map((one) => canonical(one, order));
  return key === 'allOf' ? sorted(each) : each;
}

const textOf = (value: Json): string => JSON.stringify(value);

/** Without repeats. */
function sorted(values: readonly Json[]): readonly Json[] {
  const byText = new Map(values.map((value) => [textOf(value), value]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

/** A value that stands for itself. */
const plain = (value: unknown): Json => z.json().parse(value);
