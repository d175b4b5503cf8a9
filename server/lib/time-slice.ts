/** How long (ms) work on requests goes on before everything else has its turn. */
const MAX_SLICE = 15;

/** For long work in steps: between two of them, gives way to the event loop if it is time. */
export class TimeSlice {
  #since = performance.now();

  async yieldIfDue(): Promise<void> {
    if (performance.now() - this.#since < MAX_SLICE) return;
    await new Promise(setImmediate);
    this.#since = performance.now();
  }
}
