/** Items of all kinds: derives their types, schemas and common properties from the list of kinds. */
import type { z } from 'zod';
import { Ref, type Texts } from './basics.ts';
import type { AnyFacet } from './facets/facet.ts';
import type { Area, Shape } from './geo/place.ts';
import type { Kind } from './kinds/kind.ts';
import { KINDS } from './kinds.ts';
import { refsIn } from './refs-in.ts';

type One = (typeof KINDS)[number];
type Said = ReturnType<One['said']>;

/** An item of any kind. */
export type KindItem = ReturnType<One['fold']>;
/** A change that belongs to a kind, not to a facet. */
export type KindChange = z.infer<(typeof KIND_CHANGES)[number]>;

/** The schemas of all changes that belong to a kind. */
export const KIND_CHANGES = KINDS.flatMap(({ makes, amends, others }) => [
  ...makes,
  ...amends,
  ...others,
]).map(({ schema }) => schema);

/** The schemas of what a copy can be: the changes that make or amend an item of a kind that is released. */
export const COPIES = KINDS.filter(isReleased)
  .flatMap(({ makes: [makes], amends }) => [makes, ...amends])
  .map(({ schema }) => schema);

function isReleased(kind: One): kind is Extract<One, { readonly release: object }> {
  return typeof kind.release === 'object';
}

export const KIND_NAMES = KINDS.map(({ kind }) => kind);

/** A reference whose letter is that of a kind. */
export const ItemRef = Ref.refine((ref) =>
  kinds.some(({ letter }) => ref.startsWith(`${letter}-`)),
);

/**
 * A kind as the generic rules see it: it accepts any item and any change. That is sound only because a
 * kind is found by its item (kindOf) or by the change (registry.ts), and the two are compared before use.
 */
export type AnyKind = Kind<KindItem, { readonly type: string }, Said, AnyFacet>;
/** Every kind, as the generic rules see it. */
export const kinds: readonly AnyKind[] = KINDS;

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

/** The kind of an item. Throws Error if no kind has its name. */
export function kindOf(item: KindItem): AnyKind {
  const kind = byName.get(item.kind);
  if (kind === undefined) throw new Error(`no kind is called ${item.kind}`);
  return kind;
}

/** The shape of an item on the map; undefined if it has none of its own. */
export function shapeOf(item: KindItem): Shape | Area | undefined {
  const { place, said } = kindOf(item);
  return place(said(item));
}

/** The title of an item. */
export const titleOf = (item: KindItem): Texts => kindOf(item).title(item);

/** The references to other items in what an item says. */
export function namedBy(item: KindItem): readonly Ref[] {
  const { makes, field, said } = kindOf(item);
  return refsIn(makes[0].schema, { [field]: said(item) });
}
