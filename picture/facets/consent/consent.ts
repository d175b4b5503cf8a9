/**
 * Consent: the facet by which desks agree to exact terms, each for itself. What all have agreed to stands
 * until all agree to something else, its window ends, or one of them denounces it. [R46] [R48] [R49]
 */
import { Instant } from '../../basics.ts';
import { BrokenLog } from '../../broken.ts';
import { type Entered, stepped } from '../../kinds/item.ts';
import type { Facet } from '../facet.ts';
import { acts, type ConsentChange, USUAL_NOTICE } from './acts.ts';
import { withStance } from './fold.ts';
import { type Agreeable, type Stance, type Terms, versionsOf } from './version.ts';

const MINUTE = 60_000; // ms

/** The facet of consent, for a kind with such terms. */
export const consentTo = <T extends Terms>() =>
  ({
    facet: 'consent',
    acts,
    fold(item: Agreeable<T>, entered: Entered, change: ConsentChange) {
      const { version } = change;
      if (versionsOf(item, entered.members)[version - 1] === undefined) {
        throw new BrokenLog(entered.seq, 'R46', `names version ${version}, which is not there`);
      }
      const stance = stanceOf(entered, change);
      return { ...withStance(item, version, stance, entered), ...stepped(item, entered, change) };
    },
    refuse: (item, change, how) => how.judges.consent(item, change, how),
  }) as const satisfies Facet<Agreeable<T>, ConsentChange>;

function stanceOf(
  { seq, time, by }: Pick<Stance, 'seq' | 'time' | 'by'>,
  change: ConsentChange,
): Stance {
  const because = change.reason === undefined ? {} : { reason: change.reason };
  switch (change.type) {
    case 'consent.agreed':
      return { is: 'agreed', seq, time, by, ...because };
    case 'consent.objected':
      return { is: 'objected', seq, time, by, ...because };
    case 'consent.considering':
      return { is: 'considering', seq, time, by, ...because };
    case 'consent.denounced': {
      const notice = change.notice ?? USUAL_NOTICE;
      const effect = Instant.parse(new Date(Date.parse(time) + notice * MINUTE).toISOString());
      return { is: 'denounced', seq, time, by, ...because, effect };
    }
    default:
      return change satisfies never;
  }
}
