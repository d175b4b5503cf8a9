/** A view of rows that each follow from one item; only items that changed are looked at again. */
import type { Entry } from '../../picture/entry.ts';
import { type AnyItem, EMPTY, type Picture } from '../../picture/fold.ts';
import { all, changes } from '../../picture/table.ts';
import type { View } from '../../picture/views/view.ts';

/** Rows become part of the view at their time `from` (ms since 1970). */
export class ItemRows<Row extends { readonly from: number }> implements View<readonly Row[]> {
  readonly #rowsOf: (item: AnyItem) => readonly Row[];
  readonly #rows = new Map<number, readonly Row[]>(); // by the item's seq
  #picture = EMPTY;

  /** `of`: the rows of one item. */
  constructor(of: (item: AnyItem) => readonly Row[]) {
    this.#rowsOf = of;
  }

  start(picture: Picture): void {
    this.#rows.clear();
    for (const item of all(picture.items)) this.#update(item);
    this.#picture = picture;
  }

  take(_: readonly Entry[], picture: Picture): void {
    for (const { is } of changes(this.#picture.items, picture.items)) {
      if (is !== undefined) this.#update(is);
    }
    this.#picture = picture;
  }

  at(now: number): readonly Row[] {
    return [...this.#rows.values()].flat().filter(({ from }) => from <= now);
  }

  next(now: number): number | undefined {
    const times = [...this.#rows.values()].flat().map(({ from }) => from);
    const next = Math.min(...times.filter((from) => from > now));
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  }

  #update(item: AnyItem): void {
    const rows = this.#rowsOf(item);
    if (rows.length > 0) this.#rows.set(item.seq, rows);
    else this.#rows.delete(item.seq);
  }
}
