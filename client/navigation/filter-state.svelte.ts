/** The filter in the route, at work: what it leaves in the lists and on the map. */

import type { DeskId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { Box } from '../../picture/geo/box.ts';
import type { Polygon } from '../../picture/geo/place.ts';
import type { MapFilter } from '../drawing/map-filter.ts';
import { asks, type Filter, type Match, matcher } from '../find/filter.ts';
import { boxShown } from '../find/mercator.ts';
import type { Route, View } from './route.svelte.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

export class FilterState {
  readonly #route: Route;
  readonly #cell: Cell;
  readonly #view: () => View;
  readonly #isOwn: (item: AnyItem) => boolean;
  readonly #desk: DeskId;
  /** Pixels of the map. */
  size = $state.raw<Size>({ width: 0, height: 0 });

  readonly filter: Filter = $derived.by(() => this.#route.state.filter ?? {});
  /** What the map shows, if the filter asks for that. */
  readonly #shown: Box | undefined = $derived.by(() =>
    this.filter.within === 'view' && this.size.width > 0
      ? boxShown(this.#view(), this.size)
      : undefined,
  );
  /** What the filter leaves; undefined: everything. */
  readonly match: Match | undefined = $derived.by(() =>
    asks(this.filter) ? this.#matcher(this.filter, this.#shown) : undefined,
  );
  /** The same for the map, to which the edge of its own window means nothing. */
  readonly veil: MapFilter | undefined = $derived.by(() => {
    const { within, hides, ...rest } = this.filter;
    const filter = within === 'view' ? rest : { ...rest, within };
    if (!asks(filter)) return undefined;
    const match = this.#matcher(filter);
    const left = hides ? 'hidden' : 'faint';
    return (item, now) => (match(item, now) ? 'clear' : left);
  });
  /** The rectangle that the filter asks for, to be drawn. */
  readonly rectangle: Polygon | undefined = $derived.by(() => {
    const { within } = this.filter;
    if (within === undefined || within === 'view') return undefined;
    const [west, south, east, north] = within;
    return {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    };
  });

  readonly #matcher = (filter: Filter, shown?: Box): Match =>
    matcher(filter, this.#cell, shown, this.#isOwn, this.#desk);

  /** `desk`: the reader's. */
  constructor(
    route: Route,
    cell: Cell,
    view: () => View,
    isOwn: (item: AnyItem) => boolean,
    desk: DeskId,
  ) {
    this.#desk = desk;
    this.#route = route;
    this.#cell = cell;
    this.#view = view;
    this.#isOwn = isOwn;
  }

  /** `step`: the back button returns to the filter before. */
  set(filter: Filter, step = false): void {
    const nothing = !asks(filter) && !filter.hides;
    this.#route.go({ filter: nothing ? undefined : filter }, step);
  }
}
