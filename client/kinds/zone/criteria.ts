/** What zones are filtered by. */
import { ZONE_KINDS, type ZoneItem, type ZoneKind } from '../../../picture/kinds/zone.ts';
import { ZONE_STATUSES, type ZoneStatus, zoneStatus } from '../../../picture/kinds/zone-status.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Criterion } from '../criterion.ts';

const kind: Criterion<ZoneItem, ZoneKind> = {
  name: 'zone',
  options: ZONE_KINDS,
  first: false,
  holds: ({ terms }, option) => terms.kind === option,
  legend: (language) => wordsIn(language).filter.kinds,
  label: (option, language) => ({ as: 'word', word: wordsIn(language).items.zoneKind[option] }),
  shows: 'buttons',
};

const status: Criterion<ZoneItem, ZoneStatus> = {
  name: 'window',
  options: ZONE_STATUSES,
  first: false,
  holds: (zone, option, now) => zoneStatus(zone, now) === option,
  legend: (language) => wordsIn(language).filter.statuses,
  label: (option, language) => ({ as: 'word', word: wordsIn(language).filter.status[option] }),
  shows: 'buttons',
};

export const criteria = [kind, status] as const;
