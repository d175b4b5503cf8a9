/** Proving once more that it is really you, in between: asked for by whatever needs it, given in a dialog. */
export class Proof {
  #settle = $state.raw<(given: boolean) => void>();

  /** Whether it is asked for now. */
  get asked(): boolean {
    return this.#settle !== undefined;
  }

  /** Asks; settles with whether it was given. */
  ask(): Promise<boolean> {
    this.settle(false);
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  settle(given: boolean): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(given);
  }
}
