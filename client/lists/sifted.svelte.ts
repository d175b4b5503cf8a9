/** The items of a picture, list by list, and what a filter leaves of them. */
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { KIND_NAMES } from '../../picture/items.ts';
import type { Match } from '../find/filter.ts';
import { type KindName, uiOf } from '../kinds.ts';
import { itemsOf } from '../store/by-kind.ts';

type Lists = ReadonlyMap<KindName, readonly AnyItem[]>;

/** Its values change: they are read where they are used. */
interface Given {
  readonly picture: Picture;
  /** Without it, all is left. */
  readonly match: Match | undefined;
  /** The moment shown, in ms since 1970. */
  readonly shownAt: number;
}

const COARSE = 10_000; // ms: zones change their status by the minute; lists are not sifted each second

export class Sifted {
  readonly #given: Given;

  constructor(given: Given) {
    this.#given = given;
  }

  readonly all: Lists = $derived.by(() => {
    const { picture } = this.#given;
    return new Map(KIND_NAMES.map((kind) => [kind, itemsOf(picture, kind)] as const));
  });
  readonly #coarse = $derived.by(() => Math.floor(this.#given.shownAt / COARSE) * COARSE);
  readonly #left: Lists = $derived.by(() => {
    const { match } = this.#given;
    if (match === undefined) return this.all;
    const at = this.#coarse;
    const sift = (items: readonly AnyItem[]) => items.filter((item) => match(item, at));
    return new Map([...this.all].map(([kind, items]) => [kind, sift(items)]));
  });

  left(kind: KindName): readonly AnyItem[] {
    return this.#left.get(kind) ?? [];
  }
  /** How many items are left out. */
  readonly out: number = $derived(sizeOf(this.all) - sizeOf(this.#left));
  /** How many of those are urgent. */
  readonly urgent: number = $derived(
    this.out === 0 ? 0 : urgentIn(this.all, this.#coarse) - urgentIn(this.#left, this.#coarse),
  );
}

const sizeOf = (lists: Lists): number =>
  [...lists.values()].reduce((sum, { length }) => sum + length, 0);

const urgentIn = (lists: Lists, at: number): number =>
  [...lists.values()].flatMap((items) =>
    items.filter((item) => at < (uiOf(item).urgency(item)?.until ?? 0)),
  ).length;
