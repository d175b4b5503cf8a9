/** What a filter leaves of an item on the map: drawn as ever, faintly, or not at all. */
import type { AnyItem } from '../../picture/fold.ts';

export type Visibility = 'clear' | 'faint' | 'hidden';

/** `now` is in ms since 1970. The map redraws every item when it is given another function. */
export type MapFilter = (item: AnyItem, now: number) => Visibility;
