/** Tells whether the ids of a file only count its rows, 1, 2, 3 … or 0, 1, 2 … [R69] */
export class IdCount {
  #count = 0;
  #lowest = Infinity;
  #highest = -Infinity;
  #others = 0;

  /** The id of the next row; undefined if it has none. */
  add(id: string | undefined): void {
    if (id === undefined) return;
    this.#count++;
    const text = id.trim();
    if (!/^(?:0|[1-9]\d{0,8})$/.test(text)) {
      this.#others++;
      return;
    }
    this.#lowest = Math.min(this.#lowest, Number(text));
    this.#highest = Math.max(this.#highest, Number(text));
  }

  /** `refused` rows stood between these, and may have been counted. */
  countsRows(refused: number): boolean {
    if (this.#count === 0 || this.#others > 0 || this.#lowest > 1) return false;
    const numbers = this.#highest - this.#lowest + 1;
    return numbers >= this.#count && numbers <= this.#count + refused;
  }
}
