/** The alarms of all desks as a page follows them, through whatever picture is shown and at any time. */
import type { Cell } from '../../picture/cell.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Alarms } from '../../picture/views/alarms/alarm.ts';
import { alarms } from '../../picture/views/alarms/alarms.ts';
import type { View } from '../../picture/views/view.ts';

export class AlarmsFollower {
  readonly #view: View<Alarms>;
  #picture: Picture | undefined;
  /** For which times (ms since 1970) what was said last still holds: [from, until). */
  #holds = { from: 0, until: 0 };
  #said: Alarms | undefined;

  constructor(cell: Cell, view: View<Alarms> = alarms(cell)) {
    this.#view = view;
  }

  /** The alarms of a picture at `now` (ms since 1970): the same function until they change. */
  of(picture: Picture, now: number): Alarms {
    const { from, until } = this.#holds;
    if (picture === this.#picture && this.#said && from <= now && now < until) return this.#said;
    if (picture !== this.#picture) this.#view.start(picture);
    this.#picture = picture;
    this.#holds = { from: now, until: this.#view.next(now) ?? Number.POSITIVE_INFINITY };
    this.#said = this.#view.at(now);
    return this.#said;
  }
}
