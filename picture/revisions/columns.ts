/** Typed arrays that grow by doubling, so that a hundred thousand rows cost what their bytes cost. */

type Numbers = Float64Array | Float32Array | Uint32Array | Uint8Array;

/** One column. `values` is replaced when it grows: read it anew after each write. */
export class Column<T extends Numbers> {
  values: T;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.values = make(64);
  }

  set(at: number, value: number): void {
    if (at >= this.values.length) {
      const wider = this.#make(Math.max(at + 1, this.values.length * 2));
      wider.set(this.values);
      this.values = wider;
    }
    this.values[at] = value;
  }

  /** The value there; 0 where nothing was set. */
  get(at: number): number {
    return this.values[at] ?? 0;
  }
}

export const doubles = () => new Column((length) => new Float64Array(length));
export const floats = () => new Column((length) => new Float32Array(length));
export const whole = () => new Column((length) => new Uint32Array(length));
export const bytes = () => new Column((length) => new Uint8Array(length));

/** How many of the first `length` values, which never fall, are below `limit` (or at it, if `at`). */
export function countBelow(
  values: Numbers,
  length: number,
  limit: number,
  at = false,
  from = 0,
): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle] ?? 0;
    if (value < limit || (at && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
