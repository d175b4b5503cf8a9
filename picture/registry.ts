/** The registry of changes to items: derives their schemas, rules and owners from the kinds and facets. */
import type { z } from 'zod';
import type { Rule } from './acts.ts';
import type { AnyFacet } from './facets/facet.ts';
import { release } from './facets/release/release.ts';
import { type AnyKind, KIND_CHANGES, type KindItem, kinds } from './items.ts';
import { KINDS } from './kinds.ts';
import { type AnyStaffKind, type StaffChange, staffKinds } from './staff/staff.ts';

type KindFacet = (typeof KINDS)[number]['facets'][number];

const FACETS = [
  ...new Set(KINDS.flatMap(({ facets }): readonly KindFacet[] => facets)),
  release,
] as const;

/** The schemas of all changes to items; each once, though several kinds may list the same act. */
export const ITEM_CHANGES = [
  ...KIND_CHANGES,
  ...new Set(FACETS.flatMap(({ acts }) => [...acts]).map(({ schema }) => schema)),
];

export { STAFF_CHANGES } from './staff/staff.ts';

/** Any change to items. */
export type ItemChange = z.infer<(typeof ITEM_CHANGES)[number]>;

/** Any change that makes or changes something in the picture. */
export type AnyChange = ItemChange | StaffChange;

/**
 * The rule of a change and its owner: a kind, or a staff kind; or a facet, found for each named item by
 * facetFor.
 */
export type Ruled =
  | { readonly of: 'kind'; readonly rule: Rule; readonly kind: AnyKind }
  | { readonly of: 'staff'; readonly rule: Rule; readonly kind: AnyStaffKind }
  | { readonly of: 'facet'; readonly rule: Rule };

const typeOf = ({ schema }: Rule): string => schema.shape.type.value;

const rules = new Map<string, Ruled>([
  ...kinds.flatMap((kind) =>
    [...kind.makes, ...kind.amends, ...kind.others].map((rule): [string, Ruled] => [
      typeOf(rule),
      { of: 'kind', rule, kind },
    ]),
  ),
  ...staffKinds.flatMap((kind) =>
    [...kind.makes, ...kind.others].map((rule): [string, Ruled] => [
      typeOf(rule),
      { of: 'staff', rule, kind },
    ]),
  ),
  ...FACETS.flatMap(({ acts }) =>
    acts.map((rule: Rule): [string, Ruled] => [typeOf(rule), { of: 'facet', rule }]),
  ),
]);

/** The rule of a type of change; undefined if it does not change items. */
export const ruleOf = (type: string): Ruled | undefined => rules.get(type);

const facetsByKind = new Map(
  kinds.map(({ kind, facets, release: copied }) => {
    const all: readonly AnyFacet[] = copied === 'never' ? facets : [...facets, release];
    return [kind, new Map(all.flatMap((facet) => facet.acts.map((act) => [typeOf(act), facet])))];
  }),
);

/** The facet of a type of change, as the kind of this item has it; undefined if that kind lacks it. */
export const facetFor = ({ kind }: KindItem, type: string): AnyFacet | undefined =>
  facetsByKind.get(kind)?.get(type);
