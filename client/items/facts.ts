/** All that an item says of itself: the facts of its kind, then those of its facets. */
import type { AnyItem } from '../../picture/fold.ts';
import type { Fact } from '../facets/fact.ts';
import type { Reading } from '../facets/reading.ts';
import { facetsOf } from '../facets.ts';
import { pageOf } from '../kinds.ts';

export const factsOf = (item: AnyItem, reading: Reading): readonly Fact[] => [
  ...pageOf(item.kind).facts(item, reading),
  ...facetsOf(item).flatMap((facet) => facet.facts(item, reading)),
];
