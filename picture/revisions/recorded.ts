/** When each entry of a log was recorded, and the class that it is counted in. */
import { bytes, countBelow, doubles } from './columns.ts';

export class Recorded {
  readonly #times = doubles(); // of entry n, ms since 1970
  readonly #classes = bytes(); // of entry n
  #seq = 0;

  /** The last entry taken. */
  get seq(): number {
    return this.#seq;
  }

  /** Takes the next entry. */
  record(time: number, counted: number): void {
    this.#seq++;
    this.#times.set(this.#seq, time);
    this.#classes.set(this.#seq, counted);
  }

  /** When an entry was recorded (ms); undefined if it was not taken. */
  timeOf(seq: number): number | undefined {
    return seq >= 1 && seq <= this.#seq ? this.#times.get(seq) : undefined;
  }
  /** The last entry recorded by a time (ms); 0 before the first. */
  seqAt(time: number): number {
    return Math.max(0, countBelow(this.#times.values, this.#seq + 1, time, true, 1) - 1);
  }

  get times(): Float64Array {
    return this.#times.values;
  }
  get classes(): Uint8Array {
    return this.#classes.values;
  }
}
