/** The list of all views, as functions that make one. A new view is a file here and a line below. */
import { conflicts } from './conflicts/conflicts.ts';
import { ongoing, zoneStatuses } from './status.ts';
import { zonesAtEvents } from './zones-at.ts';

export const VIEWS = { zoneStatuses, ongoing, zonesAtEvents, conflicts } as const;
