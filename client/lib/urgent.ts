/** Says how long an item is urgent, and whether it is history: for wall, title and news alike. Pure. */
import type { Instant } from '../../picture/basics.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { isUrgent } from '../../picture/precedence.ts';

/** ms for which something urgent is, and after which what is only then reported is history. */
export const DAY = 24 * 60 * 60_000;

/** From when an item is urgent, and until when: ms since 1970. */
export interface Urgency {
  readonly since: number;
  readonly until: number;
}

/** True if what an item tells of was over for a day when it was recorded: no emergency now. */
export const isHistory = (recorded: Instant, over: Instant | undefined): boolean =>
  over !== undefined && Date.parse(recorded) - Date.parse(over) >= DAY;

/**
 * When an event occurred, wherever that weighs: the latest that it may have, which is the end of its
 * span, but no later than it was last written about. ms since 1970.
 */
export function occurredAt({ fields, recorded, history }: EventItem): number {
  const { from, to = from } = fields.occurred;
  return Math.min(Date.parse(to), Date.parse(history.at(-1)?.time ?? recorded));
}

/** True if an event was over for a day when it was reported, as it says now. */
export const isPast = ({ fields, recorded }: EventItem): boolean =>
  isHistory(recorded, fields.occurred.to ?? fields.occurred.from);

/**
 * The urgency of an event that stands, by its precedence of now: for a day from its report, however
 * late that came within a day. Undefined: it never is.
 */
export function urgency(event: EventItem): Urgency | undefined {
  const { state, fields, recorded } = event;
  if (state === 'withdrawn' || !isUrgent(fields.precedence) || isPast(event)) return undefined;
  const since = Date.parse(recorded);
  return { since, until: since + DAY };
}
