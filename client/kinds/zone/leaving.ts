/** Who leaves a zone, and when: in the words that the map has room for. */
import type { DeskId, Instant, Language } from '../../../picture/basics.ts';
import { agreedIn, denouncedFrom } from '../../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { zoneStatus } from '../../../picture/kinds/zone-status.ts';
import { dtg } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';

export interface Leaving {
  /** The desks that have denounced it. */
  readonly by: readonly DeskId[];
  /** When they said so first, and when it takes effect. */
  readonly said: Instant;
  readonly effect: Instant;
}

/** Undefined: nobody has denounced what is agreed. */
export function leavingFrom({ versions }: ZoneItem): Leaving | undefined {
  const agreed = agreedIn(versions);
  const at = denouncedFrom(agreed);
  if (agreed === undefined || at === undefined) return undefined;
  const stances = agreed.parties.flatMap((desk) => {
    const stance = agreed.stances[desk];
    return stance?.effect === undefined ? [] : [{ ...stance, effect: stance.effect, desk }];
  });
  const first = stances.find(({ effect }) => Date.parse(effect) === at);
  return first && { by: stances.map(({ desk }) => desk), said: first.time, effect: first.effect };
}

/** A zone that somebody leaves, and who and when. */
export interface Left {
  readonly zone: ZoneItem;
  readonly leaving: Leaving;
}

/** The zones that are still in force though denounced at `now` (ms since 1970), the one denounced last first. */
export const leavingAt = (zones: readonly ZoneItem[], now: number): readonly Left[] =>
  zones
    .flatMap((zone): Left[] => {
      const leaving = leavingFrom(zone);
      return leaving && zoneStatus(zone, now) === 'leaving' ? [{ zone, leaving }] : [];
    })
    .sort((a, b) => (a.leaving.said < b.leaving.said ? 1 : -1));

/** `1200Z` of the day on which it was said, else `291200Z`: the same at whatever time it is read. */
export const effectText = ({ said, effect }: Leaving): string =>
  dtg(effect).slice(said.slice(0, 10) === effect.slice(0, 10) ? 2 : 0, 7);

/** `SY leaves 1200Z`, and afterwards `SY left 1200Z`. */
export function leavingOf(
  zone: ZoneItem,
  status: 'leaving' | 'denounced',
  language: Language,
  letters: (desk: DeskId) => string,
): string | undefined {
  const leaving = leavingFrom(zone);
  if (leaving === undefined) return undefined;
  const { map } = wordsIn(language);
  const desk = leaving.by.map(letters).join(' ');
  return fill(status === 'leaving' ? map.leaves : map.left, { desk, time: effectText(leaving) });
}
