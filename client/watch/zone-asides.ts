/** What the row of a zone in a brief says beside its name: what it waits for, who left it, when it ends. Pure. */
import type { DeskId, Language } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import {
  agreedIn,
  denouncedFrom,
  desksThat,
  openIn,
} from '../../picture/facets/consent/version.ts';
import type { BriefGroup } from '../../picture/kinds/kind.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import { windowEnd } from '../../picture/window.ts';
import { lettersOfAll } from '../alarms/about.ts';
import { hours } from '../lib/format.ts';
import { wordsIn } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';

export interface Beside {
  readonly cell: Pick<Cell, 'desks'>;
  readonly language: Language;
  /** In ms since 1970. */
  readonly now: number;
}

/** Undefined: nothing that only a zone says. */
export function zoneAside(
  group: BriefGroup,
  { versions, terms: { window } }: ZoneItem,
  { cell, language, now }: Beside,
): string | undefined {
  const w = wordsIn(language).watch.zone;
  const [open, agreed] = [openIn(versions), agreedIn(versions)];
  const left = denouncedFrom(agreed);
  const letters = (desks: readonly DeskId[]) => lettersOfAll(desks, { cell, language });
  switch (group) {
    case 'waiting':
      return open && fill(w.waits, { time: hours(open.time, now) });
    case 'disputed': {
      if (agreed !== undefined && left !== undefined) {
        const desk = letters(desksThat(agreed, 'denounced'));
        return fill(left > now ? w.leaves : w.left, { desk, time: hours(left, now) });
      }
      return open && fill(w.objects, { desk: letters(desksThat(open, 'objected')) });
    }
    case 'ending': {
      const to = window.to === undefined ? undefined : Date.parse(window.to);
      if (to === undefined || (left !== undefined && left < to)) {
        return left === undefined ? undefined : fill(w.ends, { time: hours(left, now) });
      }
      const estimated = windowEnd(window) === undefined;
      return fill(estimated ? w.expected : w.ends, { time: hours(to, now) });
    }
    case 'agreed': {
      if (agreed?.agreed === undefined) return undefined;
      const { parties, agreed: since } = agreed;
      const time = hours(since.time, now);
      if (parties.length === 1) return fill(w.alone, { desk: letters(parties), time });
      if (parties.length === cell.desks.length) return fill(w.byAll, { time });
      return fill(w.by, { desk: letters(parties), time });
    }
    case 'open':
      return undefined;
    default:
      return group satisfies never;
  }
}
