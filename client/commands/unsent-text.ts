/** Words of a short form (a note, a reply, a reason), kept for this tab until they were taken. */
import type { Picture } from '../../picture/fold.ts';
import { discard, draftKey, keepText } from '../fields/field-values.ts';

export class UnsentText {
  readonly #key: string;

  /** `what` they are for: `position.E-12`. */
  constructor({ opened }: Picture, what: string) {
    this.#key = draftKey(opened?.picture ?? '', what);
  }

  get text(): string {
    return sessionStorage.getItem(this.#key) ?? '';
  }

  keep(text: string): void {
    keepText(sessionStorage, this.#key, text);
  }

  /** They were taken. */
  forget(): void {
    discard(sessionStorage, this.#key);
  }
}
