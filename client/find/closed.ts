/** What is closed, and so left out of the lists until asked for: found once, for as long as it holds. [R29] */
import type { AnyItem } from '../../picture/fold.ts';
import type { Fades } from '../../picture/setting.ts';
import { activityOf, activityTurns } from '../../picture/views/activity.ts';
import type { Filter } from './filter.ts';

interface Known {
  readonly fades: Fades;
  /** From when until when it holds, in ms since 1970. */
  readonly from: number;
  readonly until: number;
  readonly closed: boolean;
}

// Items are replaced, never altered, and a list asks this of all of them again and again.
const known = new WeakMap<AnyItem, Known>();

/** Whether an item is closed at `now` (ms since 1970). */
export function isClosed(item: AnyItem, now: number, fades: Fades): boolean {
  let found = known.get(item);
  if (found === undefined || found.fades !== fades || now < found.from || now >= found.until) {
    found = {
      fades,
      from: now,
      until: activityTurns(item, now, fades) ?? Number.POSITIVE_INFINITY,
      closed: activityOf(item, now, fades) === 'closed',
    };
    known.set(item, found);
  }
  return found.closed;
}

/** Words of a filter that only closed items have: a filter by one of them shows closed items, too. */
const OVER: Readonly<Record<string, readonly string[]>> = {
  state: ['withdrawn'],
  window: ['withdrawn', 'expired'],
};

export const asksForClosed = ({ chosen = {} }: Filter): boolean =>
  Object.entries(OVER).some(([name, over]) => over.some((one) => chosen[name]?.includes(one)));
