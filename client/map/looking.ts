/** Where a map is to look: at all that is active, or at one item, beside whatever lies over the map. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import type { Box } from '../../picture/geo/box.ts';
import { extentOf } from '../../picture/item-place.ts';
import { all } from '../../picture/table.ts';
import { fadesOf } from '../../picture/views/activity.ts';
import { activeBox, clearOf, fitted, intoClear, type Rect } from './fit.ts';
import { overOn, sizeOf } from './over.ts';
import type { View } from './viewpoint.ts';

const ROOM = 30; // pixels around an item that is brought into sight

export interface Looked {
  /** The element that holds the map and what lies over it. */
  section(): HTMLElement | undefined;
  /** What holds both the map and all that lies over it, where that is more than the element. */
  within?(): HTMLElement | undefined;
  /** Pixels of the page for each of the map. */
  scale(): number;
  picture(): Picture;
  /** The moment shown, ms since 1970. */
  now(): number;
  readonly cell: Cell;
}

export class Looking {
  readonly #of: Looked;

  constructor(of: Looked) {
    this.#of = of;
  }

  /** What lies over the map. */
  over(): Rect[] {
    const section = this.#of.section();
    return section ? overOn(section, this.#of.scale(), this.#of.within?.()) : [];
  }

  /** The view of all that is active at the moment shown; the cell's own where nothing is. */
  atActivity(): View {
    const { section, picture, now, cell } = this.#of;
    const [element, shown] = [section(), picture()];
    const exercise = shown.opened?.mode === 'exercise';
    const box = activeBox(all(shown.items), now(), fadesOf(cell), exercise);
    return box === undefined || element === undefined ? cell.view : this.at(box);
  }

  /** The view of a part of the map, beside whatever lies over it. */
  at(box: Box): View {
    const { section, scale, cell } = this.#of;
    const element = section();
    if (element === undefined) return cell.view;
    const size = sizeOf(element, scale());
    return fitted(box, size, clearOf(size, this.over()));
  }

  /** Moves the map as far as it takes to see an item clearly, and no farther. */
  bring(map: MapLibre, item: AnyItem): void {
    const [box, section] = [extentOf(item), this.#of.section()];
    if (box === undefined || section === undefined) return;
    const [low, high] = [map.project([box[0], box[1]]), map.project([box[2], box[3]])];
    const part: Rect = {
      left: low.x - ROOM,
      top: high.y - ROOM,
      right: high.x + ROOM,
      bottom: low.y + ROOM,
    };
    const clear = clearOf(sizeOf(section, this.#of.scale()), this.over());
    const [right, down] = intoClear(part, clear);
    if (right !== 0 || down !== 0) map.panBy([right, down], { duration: 400 });
  }
}
