/** What the page of consent knows of zones: their terms row by row, and the map that lays two versions over each other. */
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { zoneStatus } from '../../../picture/kinds/zone-status.ts';
import type { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import type { Describing } from '../../facets/consent/describing.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { difference } from './difference.svelte.ts';
import MeetsOpen from './MeetsOpen.svelte';
import { zoneRows } from './term-rows.ts';

export const describing: Describing<ZoneTerms, ZoneItem> = {
  rows: zoneRows,
  standing: (zone, at, language) => wordsIn(language).items.zoneStatus[zoneStatus(zone, at)],
  drawing: {
    get drawnSince() {
      return difference.drawnSince;
    },
    show: (zone, from, to) => difference.show({ zone, from, to }),
    clear: () => difference.clear(),
  },
  between: [MeetsOpen],
};
