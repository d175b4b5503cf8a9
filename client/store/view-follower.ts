/** A view as a component follows it: through whatever picture is shown, live or of the past. */
import type { Picture } from '../../picture/fold.ts';
import type { View } from '../../picture/views/view.ts';

export class Following<Says> {
  readonly #view: View<Says>;
  #picture: Picture | undefined;

  constructor(view: View<Says>) {
    this.#view = view;
  }

  /** What the view says of a picture at `now` (ms since 1970). Views begin at little cost from one that shares pages. */
  of(picture: Picture, now: number): Says {
    if (picture !== this.#picture) {
      this.#view.start(picture);
      this.#picture = picture;
    }
    return this.#view.at(now);
  }
}
