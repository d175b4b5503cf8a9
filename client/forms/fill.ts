/** Which state of an item a form was filled from, and whether it has changed since. */
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import type { Area, Shape } from '../../picture/geo/place.ts';
import { shapeOf } from '../../picture/items.ts';
import type { FieldValues } from '../fields/field-values.ts';
import { writingOf } from '../kinds.ts';

/** Under this a form keeps which state it was filled from. */
const SINCE = '#since';

/** Tells apart two states of an item that a form must not mix. */
const sinceOf = ({ revision, state, ...item }: AnyItem): string =>
  [revision, state, ...versionsIn(item)].join(' ');

/** How many versions there are, and the entry with the words of the newest. */
const versionsIn = (item: object): readonly number[] =>
  'versions' in item && Array.isArray(item.versions)
    ? [item.versions.length, item.versions.at(-1)?.seq]
    : [];

/** The words of a form that amends an item. */
export const filledFrom = (item: AnyItem): FieldValues => ({
  ...writingOf(item.kind).filled(latestOf(item)),
  [SINCE]: sinceOf(item),
});

/** The shape of a form that amends an item. */
export const shapeFrom = (item: AnyItem): Shape | Area | undefined => shapeOf(latestOf(item));

const latestOf = (item: AnyItem): AnyItem => writingOf(item.kind).latest(item);

/** The item as it stands now, if it says something else than what its form was filled with. */
export function newerThan(
  form: { readonly value: (field: string) => string },
  editing: AnyItem | undefined,
  picture: Picture,
): AnyItem | undefined {
  const current = editing && itemOf(picture, editing.ref);
  return current && sinceOf(current) !== form.value(SINCE) ? current : undefined;
}
