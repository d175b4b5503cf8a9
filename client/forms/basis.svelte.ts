/**
 * What the author of a form has seen, as it is said when that is sent. For words that others may meet it is what
 * the page showed when the form was begun; what came since is told after the first try, and counts as seen with
 * the next one. Nothing is ever sent by itself. [R50]
 */
import type { PictureId } from '../../picture/basics.ts';
import type { Entry, Seen } from '../../picture/entry.ts';
import type { Unseen } from '../../picture/refusal.ts';
import type { NotTaken } from '../api/api.ts';

/** What the last try was told. */
export interface Overlooked {
  readonly items: readonly Unseen[];
  readonly entries: readonly Entry[];
}

export class Basis {
  readonly #shown: (picture: PictureId) => Seen | undefined;
  readonly #seen = new Map<PictureId, Seen>();
  #missed: number | undefined; // the last entry that had not been seen
  #overlooked = $state.raw<Overlooked>();
  #early = $state(false);

  /** `shown`: the last entry that the page really shows now of a picture; undefined while it shows none. */
  constructor(shown: (picture: PictureId) => Seen | undefined) {
    this.#shown = shown;
  }

  /** What is to be looked at once more before it is sent again. */
  get overlooked(): Overlooked | undefined {
    return this.#overlooked;
  }
  /** It was to be sent again before the page showed what is to be looked at. */
  get early(): boolean {
    return this.#early;
  }

  /** From now on the author is held to what the page shows of this picture; once only. */
  begin(picture: PictureId): void {
    if (this.#seen.has(picture)) return;
    const shown = this.#shown(picture);
    if (shown !== undefined) this.#seen.set(picture, shown);
  }

  /** The words of the form were taken up again from what the page shows. */
  renew(picture: PictureId): void {
    this.#seen.delete(picture);
    this.begin(picture);
    this.#forget();
  }

  /**
   * A person presses. What was told after the last try counts as seen, if the page shows it: `early` if it does
   * not. Undefined: the page has shown nothing yet that could be named.
   */
  press(picture: PictureId): Seen | 'early' | undefined {
    if (this.#missed !== undefined) {
      const shown = this.#shown(picture);
      if (shown === undefined || shown.seq < this.#missed) {
        this.#early = true;
        return 'early';
      }
      this.#seen.set(picture, shown);
    }
    this.begin(picture);
    return this.#seen.get(picture);
  }

  /** What became of a try. */
  answered(answer: NotTaken | undefined): void {
    if (answer?.state === 'offline') return;
    this.#forget();
    if (answer?.state !== 'missed') return;
    this.#missed = Math.max(...answer.missed.map(({ seq }) => seq));
    if (answer.items !== undefined && answer.items.length > 0) {
      this.#overlooked = { items: answer.items, entries: answer.missed };
    }
  }

  #forget(): void {
    this.#missed = undefined;
    this.#overlooked = undefined;
    this.#early = false;
  }
}
