/** Keeps long work from blocking the event loop. */
/** ms of work between two turns of the event loop. */
const MAX_SLICE = 15;

/** For work in steps: `yieldIfDue` lets the event loop run once the slice is used up. */
export class TimeSlice {
  #since = performance.now();

  async yieldIfDue(): Promise<void> {
    if (performance.now() - this.#since < MAX_SLICE) return;
    await new Promise(setImmediate);
    this.#since = performance.now();
  }
}
