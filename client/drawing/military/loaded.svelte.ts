/** Military symbols bring a library of their own, which is loaded when they are first chosen. */
type Draw = typeof import('./draw.ts');

class Loaded {
  #draw = $state.raw<Draw>();
  #asked = false;

  /** Undefined until it is there. */
  get draw(): Draw | undefined {
    return this.#draw;
  }
  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    void import('./draw.ts').then((loaded) => {
      this.#draw = loaded;
    });
  }
}

export const military = new Loaded();
