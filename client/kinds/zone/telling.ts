/** How zones are told at a glance. */
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { zoneStatus } from '../../../picture/kinds/zone-status.ts';
import { PRECEDENCES } from '../../../picture/precedence.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Telling } from '../telling.ts';
import { criteria } from './criteria.ts';

export const telling: Telling<ZoneItem> = {
  words(language) {
    const { zones, noZones, noZonesHint, withdrawn } = wordsIn(language).panels;
    return { list: zones, empty: noZones, emptyHint: noZonesHint, withdrawn: withdrawn.zone };
  },

  sign: ({ terms }, language) => ({
    as: 'word',
    word: wordsIn(language).items.zoneKind[terms.kind],
  }),
  signInLine: true,
  aside: () => undefined,
  standing: (zone, now, language) => ({
    tone: 'plain',
    text: wordsIn(language).items.zoneStatus[zoneStatus(zone, now)],
  }),

  rank: () => PRECEDENCES.length,
  urgency: () => undefined,

  span: ({ terms: { window } }) => ({
    from: window.from,
    to: window.estimated ? undefined : window.to, // it ends when somebody says so
  }),
  criteria,
};
