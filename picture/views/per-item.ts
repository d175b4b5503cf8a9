/** Views of one value per item, by that item and the time. Recomputes items that changed or whose value ended. */
import type { Entry } from '../entry.ts';
import { type AnyItem, EMPTY, type Picture } from '../fold.ts';
import { all, at, changes } from '../table.ts';
import type { View } from './view.ts';

/** The value of an item at a time, if any, and when (ms since 1970, excluded) it ends by the clock, if ever. */
export interface Phase<Said> {
  readonly is: Said | undefined;
  readonly until: number | undefined;
}

/** The phase of an item that never has a value. */
export const NOTHING: Phase<never> = { is: undefined, until: undefined };

/** A view of the values by seq of the item. `at` returns the same map as long as no value changes. */
export class PerItem<Said> implements View<ReadonlyMap<number, Said>> {
  readonly #phase: (item: AnyItem, now: number) => Phase<Said>;
  #picture: Picture = EMPTY;
  #time = 0; // of the values, in ms since 1970
  #said: ReadonlyMap<number, Said> = new Map();
  readonly #until = new Map<number, number>();

  constructor(phase: (item: AnyItem, now: number) => Phase<Said>) {
    this.#phase = phase;
  }

  start(picture: Picture): void {
    this.#advance(picture);
  }

  take(_: readonly Entry[], picture: Picture): void {
    this.#advance(picture);
  }

  at(now: number): ReadonlyMap<number, Said> {
    const back = now < this.#time;
    this.#time = now;
    const { items } = this.#picture;
    if (back) this.#compute([...all(items)].map((item) => [item.seq, item]));
    else {
      const over = [...this.#until].filter(([, until]) => until <= now);
      this.#compute(over.map(([seq]) => [seq, at(items, seq)]));
    }
    return this.#said;
  }

  next(now: number): number | undefined {
    this.at(now);
    return this.#until.size === 0 ? undefined : Math.min(...this.#until.values());
  }

  #advance(picture: Picture): void {
    const changed = changes(this.#picture.items, picture.items);
    this.#picture = picture;
    this.#compute([...changed].map(({ was, is }) => [(is ?? was)?.seq ?? 0, is]));
  }

  #compute(items: readonly (readonly [seq: number, item: AnyItem | undefined])[]): void {
    let said: Map<number, Said> | undefined; // copied on the first change: callers may hold the old map
    for (const [seq, item] of items) {
      const { is, until } = item === undefined ? NOTHING : this.#phase(item, this.#time);
      if (until === undefined) this.#until.delete(seq);
      else this.#until.set(seq, until);
      if (is === this.#said.get(seq)) continue;
      said ??= new Map(this.#said);
      if (is === undefined) said.delete(seq);
      else said.set(seq, is);
    }
    this.#said = said ?? this.#said;
  }
}
