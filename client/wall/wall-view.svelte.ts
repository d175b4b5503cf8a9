/** Where the map of a wall looks while no tour leads it: at what is active, beside all that lies over the map. */
import { untrack } from 'svelte';
import type { Cell } from '../../picture/cell.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Box } from '../../picture/geo/box.ts';
import { extentOf } from '../../picture/item-place.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { all } from '../../picture/table.ts';
import { fadesOf } from '../../picture/views/activity.ts';
import { boxBetween, placeAt } from '../find/mercator.ts';
import { activeBox, clearOf, fitted, type Rect, type Size } from '../map/fit.ts';
import { overOn, sizeOf, wallScale } from '../map/over.ts';
import type { View } from '../map/viewpoint.ts';
import { type Fitting, fittedAfter } from './fitting.ts';

/** Its values change: they are read where they are used. */
export interface Seen {
  readonly body: HTMLElement | undefined;
  readonly picture: Picture;
  readonly exercise: boolean;
  /** Whether notes are shown. */
  readonly notes: boolean;
  /** Urgent events for which a desk is awaited. */
  readonly pressing: readonly EventItem[];
  /** ms since 1970, new each minute. */
  readonly minute: number;
  readonly cell: Cell;
}

export class WallView {
  readonly #seen: Seen;
  #fitting = $state.raw<Fitting>();
  #room = $state.raw<{ readonly size: Size; readonly clear: Rect }>();

  /** Made while a component is made; follows what it was given until that leaves. */
  constructor(seen: Seen) {
    this.#seen = seen;
    $effect(() => {
      const { body } = seen;
      if (body === undefined) return;
      const measure = () => this.#measure(body);
      const resized = new ResizeObserver(measure);
      resized.observe(body);
      void document.fonts.ready.then(measure);
      return () => resized.disconnect();
    });
    $effect(() => {
      const { body, picture, exercise, notes, pressing, minute, cell } = seen;
      const active = () => {
        const items = [...all(picture.items)].filter((item) => notes || item.kind !== 'note');
        return activeBox(items, minute, fadesOf(cell), exercise);
      };
      const urgent = pressing.flatMap((event) => {
        const box = extentOf(event);
        return box === undefined ? [] : [box];
      });
      untrack(() => {
        const before = this.#fitting;
        const shows = (to: Box | undefined, box: Box) => this.#shows(to, box);
        const next = fittedAfter(before, { active, urgent, shows, now: minute });
        if (next === before) return;
        if (body) this.#measure(body);
        this.#fitting = next;
      });
    });
  }

  /** Changes only when the map is to look elsewhere. */
  readonly view: View = $derived.by(() => this.#viewOf(this.#fitting?.to));

  #viewOf(box: Box | undefined): View {
    const room = this.#room;
    if (box === undefined || room === undefined) return this.#seen.cell.view;
    return fitted(box, room.size, room.clear);
  }

  #shows(to: Box | undefined, box: Box): boolean {
    const room = this.#room;
    if (room === undefined) return true; // not on the screen yet
    const view = this.#viewOf(to);
    const { left, top, right, bottom } = room.clear;
    const shown = boxBetween(
      placeAt(view, room.size, left, top),
      placeAt(view, room.size, right, bottom),
    );
    return shown[0] <= box[0] && shown[1] <= box[1] && box[2] <= shown[2] && box[3] <= shown[3];
  }

  #measure(body: HTMLElement): void {
    const scale = wallScale(body.clientHeight);
    const size = sizeOf(body, scale);
    this.#room = { size, clear: clearOf(size, overOn(body, scale)) };
  }
}
