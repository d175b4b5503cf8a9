/** What a filter leaves of an item on the map: drawn as ever, faintly, or not at all. */
import type { AnyItem } from '../../picture/fold.ts';

export type Visibility = 'clear' | 'faint' | 'hidden';

/** `now` is in ms since 1970. Another filter is another function: then everything is drawn anew. */
export type MapFilter = (item: AnyItem, now: number) => Visibility;
