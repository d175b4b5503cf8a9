/** When the items that are not drawn as points began, a row for each time that an entry said so. */
import { countBelow, doubles, whole } from './columns.ts';

export class Others {
  /** Of each row: the entry that made it, the item's number, and when that began (ms since 1970). */
  readonly from = whole();
  readonly item = whole();
  readonly began = doubles();
  #rows = 0;
  readonly #current = new Map<number, number>(); // the last row of item n

  get rows(): number {
    return this.#rows;
  }
  /** How many items there are. */
  get items(): number {
    return this.#current.size;
  }

  /** How many rows entries until `seq` made. */
  rowsUntil(seq: number): number {
    return countBelow(this.from.values, this.#rows, seq, true);
  }

  /** When an item began by its last row; undefined if it has none. */
  beganOf(item: number): number | undefined {
    const row = this.#current.get(item);
    return row === undefined ? undefined : this.began.get(row);
  }

  add(from: number, item: number, began: number): void {
    const row = this.#rows++;
    this.from.set(row, from);
    this.item.set(row, item);
    this.began.set(row, began);
    this.#current.set(item, row);
  }

  /** When each of them began by what is known now. */
  *times(): Generator<number> {
    for (const row of this.#current.values()) yield this.began.get(row);
  }
}
