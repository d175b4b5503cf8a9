/** How zones are told at a glance. */
import { PRECEDENCES } from '../../../picture/kinds/event.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { Telling } from '../telling.ts';

export const telling: Telling<ZoneItem> = {
  rank: () => PRECEDENCES.length,
};
