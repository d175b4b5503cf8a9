/** How zones are told at a glance. */
import type { DeskId } from '../../../picture/basics.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { PRECEDENCES } from '../../../picture/precedence.ts';
import { waitsAt } from '../../facets/consent/waiting.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Telling } from '../telling.ts';
import { criteria } from './criteria.ts';
import { zoneStanding } from './standing.ts';

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
  standing: zoneStanding,

  rank,
  urgency: () => undefined,

  span: ({ terms: { window } }) => ({
    from: window.from,
    to: window.estimated ? undefined : window.to, // it ends when somebody says so
  }),
  criteria,
};

/** What waits for the reader's desk stands first, whatever the clock says of its window. */
function rank(zone: ZoneItem, desk?: DeskId): number {
  if (zone.state === 'withdrawn') return PRECEDENCES.length + 1;
  const asks = desk !== undefined && waitsAt(zone, desk, Date.parse(zone.terms.window.from));
  return asks ? PRECEDENCES.length - 1 : PRECEDENCES.length;
}
