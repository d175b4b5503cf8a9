/** The choices of this browser, and how they change. */
import { type Choices, readChoices } from './choices.ts';

const KEY = 'tripoint.map';

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be forbidden in this browser
  }
}

class Chosen {
  #current = $state.raw<Choices>(readChoices(kept()));

  get current(): Choices {
    return this.#current;
  }
  change(part: Partial<Choices>): void {
    this.#current = { ...this.#current, ...part };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#current));
    } catch {
      // as above: it holds until the page is left
    }
  }
  /** Shows or hides a part by its name. */
  toggle(part: string): void {
    const { hidden } = this.#current;
    this.change({
      hidden: hidden.includes(part) ? hidden.filter((one) => one !== part) : [...hidden, part],
    });
  }
}

export const chosen = new Chosen();
