/**
 * Where a wall looks: at one view after another, by the server's clock, so that walls side by side turn
 * together; at what is urgent while it is new; and then on where the round would be. Pure.
 */
import type { Cell } from '../../picture/cell.ts';
import { anchorOf } from '../../picture/geo/geometry.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { freshest } from './urgency.ts';

interface View {
  readonly centre: LonLat;
  readonly zoom: number;
}
export type NamedView = NonNullable<Cell['views']>[number];

export type Stop =
  /** No tour, or nowhere to go. */
  | { readonly at: 'rest'; readonly view: View }
  | { readonly at: 'view'; readonly view: NamedView }
  | { readonly at: 'urgent'; readonly event: EventItem };

/** How many stops what is urgent takes from the round. */
const HELD = 3;
/** And for how long (ms) at least. */
const LEAST = 60_000;

/** `every`: seconds a stop, undefined without a tour; `now`: ms since 1970. */
export function stopOf(
  { view, views = [] }: Pick<Cell, 'view' | 'views'>,
  every: number | undefined,
  events: readonly EventItem[],
  now: number,
): Stop {
  if (every === undefined) return { at: 'rest', view };
  const event = freshest(events, now, Math.max(LEAST, every * HELD * 1000));
  if (event !== undefined) return { at: 'urgent', event };
  const next = views[Math.floor(now / (every * 1000)) % Math.max(1, views.length)];
  return next === undefined ? { at: 'rest', view } : { at: 'view', view: next };
}

/** A wall shows about the area of a desk's screen on fewer pixels of the map, each larger. */
const WIDER = -0.5; // levels of zoom
const CLOSE = 11.5; // zoom onto what is urgent

/** What the map looks at there. */
export function viewOf(stop: Stop): View {
  if (stop.at === 'rest') return stop.view;
  if (stop.at === 'view') return { ...stop.view, zoom: stop.view.zoom + WIDER };
  return { centre: anchorOf(stop.event.fields.geometry), zoom: CLOSE + WIDER };
}

/** The same for two stops at the same place. */
export function stopKey(stop: Stop): string {
  switch (stop.at) {
    case 'urgent':
      return `${stop.event.ref} ${JSON.stringify(stop.event.fields.geometry)}`;
    case 'rest':
    case 'view':
      return `${stop.view.centre} ${stop.view.zoom}`;
    default:
      return stop satisfies never;
  }
}
