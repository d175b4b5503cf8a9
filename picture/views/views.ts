/** Every view there is, as pages and the server begin it. A new one is a file here and a line below. */
import { ongoing, zoneStatuses } from './status.ts';
import { zonesAtEvents } from './zones-at.ts';

export const VIEWS = { zoneStatuses, ongoing, zonesAtEvents } as const;
