/** Whether a person hears alarms on this machine. Kept in this browser for each person. */
import type { Me } from '../api/api.ts';

export class SoundChoice {
  readonly #key: string;
  #on = $state(true);

  constructor({ desk, person }: Pick<Me, 'desk' | 'person'>) {
    this.#key = `tripoint.sound.${desk}.${person}`;
    try {
      this.#on = localStorage.getItem(this.#key) !== 'off';
    } catch {
      // storage may be forbidden in this browser: sound is on
    }
  }

  get on(): boolean {
    return this.#on;
  }

  choose(on: boolean): void {
    this.#on = on;
    try {
      localStorage.setItem(this.#key, on ? 'on' : 'off');
    } catch {
      // as above: it holds until the page is left
    }
  }
}
