/** Which state of an item a form was filled from, and whether it has changed since. */
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import type { FieldValues } from '../fields/field-values.ts';
import { pageOf } from '../kinds.ts';

/** Under this a form keeps which state it was filled from. */
const SINCE = '#since';

/** Tells apart two states of an item that a form must not mix. */
const sinceOf = ({ revision, state }: AnyItem): string => `${revision} ${state}`;

/** The words of a form that amends an item. */
export const filledFrom = (item: AnyItem): FieldValues => ({
  ...pageOf(item.kind).filled(item),
  [SINCE]: sinceOf(item),
});

/** The item as it stands now, if it says something else than what its form was filled with. */
export function newerThan(
  form: { readonly value: (field: string) => string },
  editing: AnyItem | undefined,
  picture: Picture,
): AnyItem | undefined {
  const current = editing && itemOf(picture, editing.ref);
  return current && sinceOf(current) !== form.value(SINCE) ? current : undefined;
}
