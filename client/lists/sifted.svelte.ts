/** The items of the pictures looked at, list by list: what a filter leaves of them, and what is not closed. */
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { KIND_NAMES } from '../../picture/items.ts';
import type { Fades } from '../../picture/setting.ts';
import { isClosed } from '../find/closed.ts';
import type { Match } from '../find/filter.ts';
import { type KindName, uiOf } from '../kinds.ts';
import { itemsIn, itemsOf } from '../store/by-kind.ts';

type Lists = ReadonlyMap<KindName, readonly AnyItem[]>;

/** Its values change: they are read where they are used. */
interface Given {
  readonly picture: Picture;
  /** The desk's own, which is looked at with it. */
  readonly own: Picture | undefined;
  /** Without it, all is left. */
  readonly match: Match | undefined;
  /** The moment shown, in ms since 1970. */
  readonly shownAt: number;
  readonly fades: Fades;
  /** Whether what is closed is shown too. */
  readonly closed: boolean;
}

const COARSE = 10_000; // ms: zones change their status by the minute; lists are not sifted each second

export class Sifted {
  readonly #given: Given;

  constructor(given: Given) {
    this.#given = given;
  }

  /** Whatever is closed too. */
  readonly all: Lists = $derived.by(() => {
    const { picture, own } = this.#given;
    const pictures = own === undefined ? [picture] : [picture, own];
    return new Map(KIND_NAMES.map((kind) => [kind, itemsIn(pictures, kind)] as const));
  });
  readonly #coarse = $derived.by(() => Math.floor(this.#given.shownAt / COARSE) * COARSE);
  readonly #matching: Lists = $derived.by(() => {
    const { match } = this.#given;
    if (match === undefined) return this.all;
    const at = this.#coarse;
    return sift(this.all, (item) => match(item, at));
  });
  readonly #open: Lists = $derived.by(() =>
    this.#given.closed ? this.all : sift(this.all, this.#stays),
  );
  readonly #left: Lists = $derived.by(() => {
    const { match, closed } = this.#given;
    if (match === undefined) return this.#open;
    return closed ? this.#matching : sift(this.#matching, this.#stays);
  });
  readonly #stays = (item: AnyItem): boolean => {
    const { closed, fades } = this.#given;
    return closed || !isClosed(item, this.#coarse, fades);
  };

  /** What the filter leaves, the latest recorded first. */
  left(kind: KindName): readonly AnyItem[] {
    return this.#left.get(kind) ?? [];
  }
  /** How many that the filter leaves are closed. */
  closed(kind: KindName): number {
    const { fades, closed } = this.#given;
    const at = this.#coarse;
    const matching = this.#matching.get(kind) ?? [];
    if (!closed) return matching.length - this.left(kind).length;
    return matching.filter((item) => isClosed(item, at, fades)).length;
  }
  /** What the filter leaves of the desk's own drafts: what stands there and was not released. */
  drafts(kind: KindName): readonly AnyItem[] {
    const { own, match } = this.#given;
    if (own === undefined) return [];
    const at = this.#coarse;
    return itemsOf(own, kind).filter(
      (item: AnyItem) => isDraft(item) && this.#stays(item) && (match?.(item, at) ?? true),
    );
  }
  /** How many items the filter leaves out. */
  readonly out: number = $derived(sizeOf(this.#open) - sizeOf(this.#left));
  /** How many of those are urgent. */
  readonly urgent: number = $derived(
    this.out === 0 ? 0 : urgentIn(this.#open, this.#coarse) - urgentIn(this.#left, this.#coarse),
  );
}

const isDraft = ({ state, releases = [] }: AnyItem): boolean =>
  state !== 'withdrawn' && releases.every(({ made }) => made === undefined);

const sift = (lists: Lists, stays: (item: AnyItem) => boolean): Lists =>
  new Map([...lists].map(([kind, items]) => [kind, items.filter(stays)]));

const sizeOf = (lists: Lists): number =>
  [...lists.values()].reduce((sum, { length }) => sum + length, 0);

const urgentIn = (lists: Lists, at: number): number =>
  [...lists.values()].flatMap((items) =>
    items.filter((item) => at < (uiOf(item).urgency(item)?.until ?? 0)),
  ).length;
