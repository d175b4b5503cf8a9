/** Views made of what is said of each item by itself: an item that changed is looked at again, no change is. */
import type { Entry } from '../entry.ts';
import { type AnyItem, EMPTY, type Picture } from '../fold.ts';
import { all, at, changes } from '../table.ts';
import type { View } from './view.ts';

/** What is said of an item at a time, and until when (ms since 1970, excluded) if it changes by the clock. */
export interface Phase<Said> {
  readonly is: Said | undefined;
  readonly until: number | undefined;
}

/** Of an item of which nothing is ever said. */
export const NOTHING: Phase<never> = { is: undefined, until: undefined };

/** Says what holds of which item, by its seq; the same map as long as nothing else holds. */
export class PerItem<Said> implements View<ReadonlyMap<number, Said>> {
  readonly #phase: (item: AnyItem, now: number) => Phase<Said>;
  #picture: Picture = EMPTY;
  #time = 0; // of what is said, in ms
  #said: ReadonlyMap<number, Said> = new Map();
  readonly #until = new Map<number, number>();

  constructor(phase: (item: AnyItem, now: number) => Phase<Said>) {
    this.#phase = phase;
  }

  start(picture: Picture): void {
    this.#go(picture);
  }

  take(_: readonly Entry[], picture: Picture): void {
    this.#go(picture);
  }

  at(now: number): ReadonlyMap<number, Said> {
    const back = now < this.#time;
    this.#time = now;
    const { items } = this.#picture;
    if (back) this.#look([...all(items)].map((item) => [item.seq, item]));
    else {
      const over = [...this.#until].filter(([, until]) => until <= now);
      this.#look(over.map(([seq]) => [seq, at(items, seq)]));
    }
    return this.#said;
  }

  next(now: number): number | undefined {
    this.at(now);
    return this.#until.size === 0 ? undefined : Math.min(...this.#until.values());
  }

  #go(picture: Picture): void {
    const changed = changes(this.#picture.items, picture.items);
    this.#picture = picture;
    this.#look([...changed].map(({ was, is }) => [(is ?? was)?.seq ?? 0, is]));
  }

  #look(items: readonly (readonly [seq: number, item: AnyItem | undefined])[]): void {
    let said: Map<number, Said> | undefined; // what was said before stays as it was for whoever holds it
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
