/** When each entry of a log was recorded, and as what it is counted. */
import { bytes, countBelow, doubles } from './columns.ts';

export class Recorded {
  #times = doubles(); // of entry n, ms since 1970
  #classes = bytes(); // what a bar counts entry n as
  /** The last entry taken. */
  seq = 0;

  /** Forgets all; the last entry is now this one. */
  start(seq: number): void {
    this.#times = doubles();
    this.#classes = bytes();
    this.seq = seq;
  }

  record(seq: number, time: number, counted: number): void {
    this.#times.set(seq, time);
    this.#classes.set(seq, counted);
  }
  /** The time of an entry that was counted before. */
  date(seq: number, time: number): void {
    this.#times.set(seq, time);
  }

  /** When an entry was recorded (ms); undefined if it is not known here. */
  timeOf(seq: number): number | undefined {
    return seq >= 1 && seq <= this.seq ? this.#times.get(seq) : undefined;
  }
  /** The last entry recorded by a time (ms); 0 before the first. */
  seqAt(time: number): number {
    return Math.max(0, countBelow(this.#times.values, this.seq + 1, time, true, 1) - 1);
  }

  get times(): Float64Array {
    return this.#times.values;
  }
  get classes(): Uint8Array {
    return this.#classes.values;
  }
}
