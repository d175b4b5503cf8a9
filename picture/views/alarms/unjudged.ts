/**
 * Which areas are to be compared exactly before the alarms of a picture can be said: for a worker that does it
 * ahead of need. At least those that conflictOf compares. [R54] [R55]
 */
import { EMPTY, type Picture } from '../../fold.ts';
import type { Box } from '../../geo/box.ts';
import { BoxIndex } from '../../geo/box-index.ts';
import { heightsMeet } from '../../geo/heights.ts';
import { overlapKnown } from '../../geo/overlap.ts';
import type { Area } from '../../geo/place.ts';
import { extentOf } from '../../item-place.ts';
import type { ZoneItem } from '../../kinds/zone.ts';
import type { Setting } from '../../setting.ts';
import { at, changes } from '../../table.ts';
import { windowsMayMeet } from '../../window.ts';
import { bindingOf } from './binding.ts';
import { findingIn } from './found.ts';

/** Two areas of zones that may conflict. */
export type AreaPair = readonly [Area, Area];

export class Unjudged {
  readonly #cell: Setting;
  #picture: Picture = EMPTY;
  /** The zones that bind somebody, by seq. */
  #binding = BoxIndex.EMPTY;

  constructor(cell: Setting) {
    this.#cell = cell;
  }

  /** Goes on to a picture. The pairs that came with it and of which nobody knows yet whether they overlap. */
  take(picture: Picture): readonly AreaPair[] {
    const finding = findingIn(picture, this.#cell);
    if (finding === undefined || !finding.limits.has('conflict')) return [];
    const boxes = new Map<number, Box | undefined>();
    const moved = new Map<number, ZoneItem>();
    for (const { was, is } of changes(this.#picture.items, picture.items)) {
      const seq = (is ?? was)?.seq;
      if (seq === undefined || (is ?? was)?.kind !== 'zone') continue;
      const binds = is?.kind === 'zone' && bindingOf(is) !== undefined;
      boxes.set(seq, binds ? extentOf(is) : undefined);
      if (binds) moved.set(seq, is);
    }
    this.#picture = picture;
    this.#binding = this.#binding.with(boxes);
    return [...moved.values()].flatMap((zone) =>
      this.#near(zone).flatMap((seq): AreaPair[] => {
        const other = at(picture.items, seq);
        if (other?.kind !== 'zone' || seq === zone.seq) return [];
        if (seq < zone.seq && moved.has(seq)) return []; // that one has named the pair
        const [a, b] = [zone.terms, other.terms];
        if (!finding.conflicts(a.kind, b.kind)) return [];
        if (heightsMeet(a.altitude, b.altitude) === undefined) return [];
        if (!windowsMayMeet(a.window, b.window) || overlapKnown(a.area, b.area)) return [];
        return [[a.area, b.area]];
      }),
    );
  }

  #near(zone: ZoneItem): readonly number[] {
    const box = extentOf(zone);
    return box === undefined ? [] : this.#binding.search(box);
  }
}
