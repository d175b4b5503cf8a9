/** Views of status: computes the status of each zone, and which events are going on. */
import { eventStatus, eventTurns } from '../kinds/event.ts';
import { type ZoneStatus, zoneStatus, zoneTurns } from '../kinds/zone-status.ts';
import { NOTHING, PerItem } from './per-item.ts';

/** The status of every zone, withdrawn ones included. */
export const zoneStatuses = (): PerItem<ZoneStatus> =>
  new PerItem((item, now) =>
    item.kind === 'zone' ? { is: zoneStatus(item, now), until: zoneTurns(item, now) } : NOTHING,
  );

/** The events that are going on; all others are over, withdrawn or yet to begin. */
export const ongoing = (): PerItem<'ongoing'> =>
  new PerItem((item, now) => {
    if (item.kind !== 'event') return NOTHING;
    const is = eventStatus(item, now) === 'ongoing' ? 'ongoing' : undefined;
    return { is, until: eventTurns(item, now) };
  });
