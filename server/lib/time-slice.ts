/** Keeps long work from blocking the event loop. */
/** ms of work between two turns of the event loop. */
const MAX_SLICE = 15;

/** For work in steps: `yieldIfDue` lets the event loop run once the slice is used up. */
export class TimeSlice {
  #since = performance.now();

  /** True once the slice is used up; spares short steps an `await` each. */
  get isDue(): boolean {
    return performance.now() - this.#since >= MAX_SLICE;
  }

  async yieldIfDue(): Promise<void> {
    if (!this.isDue) return;
    await new Promise(setImmediate);
    this.#since = performance.now();
  }
}
