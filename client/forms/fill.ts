/** Which state of an item a form was filled from, and whether it has changed since. */
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import type { Area, Shape } from '../../picture/geo/place.ts';
import { shapeOf } from '../../picture/items.ts';
import type { FieldValues } from '../fields/field-values.ts';
import { allMeant } from '../fields/meant.ts';
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

/** The words of a form that amends an item. Its times were there before: nobody asks about them. */
export const filledFrom = (item: AnyItem): FieldValues => {
  const writing = writingOf(item.kind);
  const filled = allMeant(writing.filled(latestOf(item)), Object.keys(writing.times));
  return { ...filled, [SINCE]: sinceOf(item) };
};

/** The words of a form that makes a version of an item for release; its times were there before, too. */
export const versionFrom = (item: AnyItem): FieldValues => {
  const writing = writingOf(item.kind);
  return allMeant(writing.version(item), Object.keys(writing.times));
};

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
