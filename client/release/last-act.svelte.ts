/** What is to be done with something that is still to come: only what was asked last, and only for a while. */
const WAITS = 10_000; // ms after which nobody expects any more that it happens

export class LastAct<T> {
  #act = $state.raw<(on: T) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether something is still to be done. */
  get waits(): boolean {
    return this.#act !== undefined;
  }

  /** Takes the place of what waits. */
  put(act: (on: T) => void): void {
    this.drop();
    this.#act = act;
    this.#timer = setTimeout(() => this.drop(), WAITS);
  }

  /** Does what waits, once. */
  do(on: T): void {
    const act = this.#act;
    this.drop();
    act?.(on);
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#act = undefined;
  }
}
