/** How a zone stands, in a sign and few words; what was denounced with the moment at which that takes effect. */
import type { Language } from '../../../picture/basics.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { type ZoneStatus, zoneStatus } from '../../../picture/kinds/zone-status.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';
import type { Standing } from '../telling.ts';
import { effectText, leavingFrom } from './leaving.ts';

/** A shape for each state beside its word. */
export const STATUS_SIGN: Readonly<Record<ZoneStatus, string>> = {
  proposed: '◇',
  agreed: '○',
  'in-force': '●',
  pausing: '◐',
  suspended: '‖',
  leaving: '⊘',
  denounced: '⊘',
  expired: '–',
  withdrawn: '–',
};

const TONES: Readonly<Record<ZoneStatus, Standing['tone']>> = {
  proposed: 'amber',
  agreed: 'agree',
  'in-force': 'agree',
  pausing: 'agree',
  suspended: 'plain',
  leaving: 'ink',
  denounced: 'ink',
  expired: 'plain',
  withdrawn: 'plain',
};

export function zoneStanding(zone: ZoneItem, now: number, language: Language): Standing {
  const status = zoneStatus(zone, now);
  const { items } = wordsIn(language);
  const leaving = leavingFrom(zone);
  const words = [
    `${STATUS_SIGN[status]} ${items.zoneStatus[status]}`,
    leaving &&
      (status === 'leaving' || status === 'denounced') &&
      fill(items.denouncedFrom, { time: effectText(leaving) }),
  ].filter((part) => typeof part === 'string');
  return { tone: TONES[status], text: words.join(' · ') };
}
