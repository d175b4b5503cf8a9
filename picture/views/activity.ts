/** How far an item still belongs on the map: open, fading or closed, by its own end and the cell's times. [R29] */
import type { AnyItem } from '../fold.ts';
import { kindOf } from '../items.ts';
import { isUrgent } from '../precedence.ts';
import type { Fades, Setting } from '../setting.ts';

/** `open`: in full. `fading`: at half strength. `closed`: left out of maps and lists until asked for. */
export type Activity = 'open' | 'fading' | 'closed';

/** What holds where a cell says nothing: fainter after an hour, gone after a watch of eight. */
const USUAL: Fades = { after: 60, leaves: 480 };
const MINUTE = 60_000; // ms
const DAY = 24 * 60; // minutes for which something urgent never leaves

export const fadesOf = (cell: Pick<Setting, 'fades'>): Fades => cell.fades ?? USUAL;

/** The activity of an item at `now` (ms since 1970). */
export function activityOf(item: AnyItem, now: number, fades: Fades): Activity {
  const turns = turnsOf(item, fades);
  if (now < turns.fading) return 'open';
  return now < turns.closed ? 'fading' : 'closed';
}

/** When (ms since 1970) the activity next changes by the clock after `now`; undefined if never. */
export function activityTurns(item: AnyItem, now: number, fades: Fades): number | undefined {
  const { fading, closed } = turnsOf(item, fades);
  return [fading, closed].find((time) => time > now && time < Number.POSITIVE_INFINITY);
}

/** When (ms since 1970) an item is closed; undefined: not by what is known now. */
export function closesAt(item: AnyItem, fades: Fades): number | undefined {
  const { closed } = turnsOf(item, fades);
  return closed === Number.POSITIVE_INFINITY ? undefined : closed;
}

/** When an item begins to fade and when it closes, in ms since 1970; infinity: never by the clock. */
function turnsOf(item: AnyItem, fades: Fades): { fading: number; closed: number } {
  const kind = kindOf(item);
  const over = kind.over(item);
  if (over === undefined) {
    return { fading: Number.POSITIVE_INFINITY, closed: Number.POSITIVE_INFINITY };
  }
  const at = Date.parse(over.at);
  if (!over.fades) return { fading: at, closed: at };
  const precedence = kind.point(item)?.precedence;
  const leaves = leavesAfter(fades, precedence !== undefined && isUrgent(precedence));
  return { fading: at + fades.after * MINUTE, closed: at + leaves * MINUTE };
}

/** Minutes after its end until what fades is closed. */
export const leavesAfter = ({ leaves }: Fades, urgent: boolean): number =>
  urgent ? Math.max(leaves, DAY) : leaves;
