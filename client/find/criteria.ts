/** All that items are filtered by beside words, desk, time and place: what their kinds say. */
import { KIND_NAMES } from '../../picture/items.ts';
import type { Criterion } from '../kinds/criterion.ts';
import { type KindName, uiOf } from '../kinds.ts';

/** One for each name; of several kinds that share one, that of the first. */
export const CRITERIA: readonly Criterion[] = [
  ...new Map(
    KIND_NAMES.flatMap((kind) => uiOf({ kind }).criteria)
      .toReversed()
      .map((one) => [one.name, one]),
  ).values(),
].toReversed();

/** As each kind has it that has it at all. */
export const criteriaNamed = (name: string): ReadonlyMap<KindName, Criterion> =>
  new Map(
    KIND_NAMES.flatMap((kind) =>
      uiOf({ kind })
        .criteria.filter((one) => one.name === name)
        .map((one) => [kind, one] as const),
    ),
  );
