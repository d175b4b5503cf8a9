/**
 * Whether single keys do something: at once, only with Ctrl, or not at all (WCAG 2.1.4). Kept in this
 * browser for each person.
 */
import type { Me } from '../api/api.ts';

export const SINGLE_KEYS = ['on', 'ctrl', 'off'] as const;
export type SingleKeys = (typeof SINGLE_KEYS)[number];

class Choice {
  #key: string | undefined;
  #current = $state<SingleKeys>('on');

  get current(): SingleKeys {
    return this.#current;
  }

  /** From now on the choice is this person's. */
  belongTo({ desk, person }: Pick<Me, 'desk' | 'person'>): void {
    this.#key = `tripoint.keys.${desk}.${person}`;
    const kept = this.#kept();
    this.#current = SINGLE_KEYS.find((one) => one === kept) ?? 'on';
  }

  choose(wanted: SingleKeys): void {
    this.#current = wanted;
    try {
      if (this.#key !== undefined) localStorage.setItem(this.#key, wanted);
    } catch {
      // storage may be forbidden in this browser: it holds until the page is left
    }
  }

  #kept(): string | null {
    try {
      return this.#key === undefined ? null : localStorage.getItem(this.#key);
    } catch {
      return null; // as above
    }
  }
}

export const singleKeys = new Choice();
