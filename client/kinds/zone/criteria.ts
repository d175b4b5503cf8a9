/** What zones are filtered by. */
import { ZONE_KINDS, type ZoneItem, type ZoneKind } from '../../../picture/kinds/zone.ts';
import { ZONE_STATUSES, type ZoneStatus, zoneStatus } from '../../../picture/kinds/zone-status.ts';
import { isObjected, waitsAt } from '../../facets/consent/waiting.ts';
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
  formerly: { open: 'proposed', upcoming: 'proposed' }, // when nobody could agree in words
  first: false,
  holds: (zone, option, now) => zoneStatus(zone, now) === option,
  legend: (language) => wordsIn(language).filter.statuses,
  label: (option, language) => ({ as: 'word', word: wordsIn(language).filter.status[option] }),
  shows: 'buttons',
};

/** What is still said of the open version: by the reader's desk, or by any. */
const ANSWERS = ['waiting', 'objected'] as const;
type Answer = (typeof ANSWERS)[number];

const answer: Criterion<ZoneItem, Answer> = {
  name: 'answer',
  options: ANSWERS,
  first: false,
  holds: (zone, option, now, desk) =>
    option === 'objected' ? isObjected(zone, now) : desk !== undefined && waitsAt(zone, desk, now),
  legend: (language) => wordsIn(language).filter.answers,
  label: (option, language) => ({ as: 'word', word: wordsIn(language).filter.answer[option] }),
  shows: 'buttons',
};

export const criteria = [kind, status, answer] as const;
