/** Every kind of item there is. A new one is a file in kinds/ and a line here. */
import type { z } from 'zod';
import { Ref } from './basics.ts';
import { event } from './kinds/event.ts';
import type { Kind, Rule } from './kinds/kind.ts';
import { note } from './kinds/note.ts';
import { zone } from './kinds/zone.ts';

const KINDS = [event, zone, note] as const;

type One = (typeof KINDS)[number];
type Said = ReturnType<One['said']>;

export type KindItem = ReturnType<One['fold']>;
export type ItemChange = z.infer<(typeof ITEM_CHANGES)[number]>;

export const KIND_NAMES = KINDS.map(({ kind }) => kind);
/** The changes that make an item or say all of it anew, of kinds that are released: what a copy can be. */
export const COPIES = KINDS.filter(isReleased)
  .flatMap(({ makes, amends }) => [makes, ...amends])
  .map(({ schema }) => schema);
export const ITEM_CHANGES = KINDS.flatMap(({ makes, amends, others }) => [
  makes,
  ...amends,
  ...others,
]).map(({ schema }) => schema);

function isReleased(kind: One): kind is Extract<One, { readonly release: object }> {
  return typeof kind.release === 'object';
}

/** A kind as the rules see it. Which of them, an item or a change says: kindOf, ruleOf. */
export type AnyKind = Kind<KindItem, ItemChange, Said>;
const kinds: readonly AnyKind[] = KINDS;

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
const byType = new Map(
  kinds.flatMap((kind) =>
    [kind.makes, ...kind.amends, ...kind.others].map((rule): [string, Known] => [
      rule.schema.shape.type.value,
      { kind, rule },
    ]),
  ),
);

interface Known {
  readonly kind: AnyKind;
  readonly rule: Rule;
}

export function kindOf(item: KindItem): AnyKind {
  const kind = byName.get(item.kind);
  if (kind === undefined) throw new Error(`no kind is called ${item.kind}`);
  return kind;
}

/** A reference whose letter is that of a kind. */
export const ItemRef = Ref.refine((ref) =>
  kinds.some(({ letter }) => ref.startsWith(`${letter}-`)),
);

/** The kind whose change this is, and what it says of it; undefined for a change of no item. */
export const ruleOf = (type: string): Known | undefined => byType.get(type);
