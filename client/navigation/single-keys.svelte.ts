/**
 * Whether single keys do something: at once, only with Ctrl, or not at all (WCAG 2.1.4). Kept in this
 * browser for each person.
 */
import type { Me } from '../api/api.ts';
import { isSingleKeys, type SingleKeys } from './keys.ts';

export class SingleKeysChoice {
  readonly #key: string;
  #current = $state<SingleKeys>('on');

  constructor({ desk, person }: Pick<Me, 'desk' | 'person'>) {
    this.#key = `tripoint.keys.${desk}.${person}`;
    try {
      const kept = localStorage.getItem(this.#key);
      if (isSingleKeys(kept)) this.#current = kept;
    } catch {
      // storage may be forbidden in this browser: it holds until the page is left
    }
  }

  get current(): SingleKeys {
    return this.#current;
  }

  choose(wanted: SingleKeys): void {
    this.#current = wanted;
    try {
      localStorage.setItem(this.#key, wanted);
    } catch {
      // as above
    }
  }
}
