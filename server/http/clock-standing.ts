/** How the server's clock stands to the time that has passed and to the logs. [L15] [L16] */
import { type Cell, pictureKindOf } from '../../picture/cell.ts';
import type { ServerClock } from '../lib/server-clock.ts';
import { clockFault, seconds, steppedAhead } from '../pictures/clock-fault.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';

type Pictures = ReadonlyMap<string, ServedPicture>;

/** Times in ISO 8601 UTC; `ahead` and `behind` in whole seconds, 0: nothing is wrong. */
export interface ClockStanding {
  /** What the machine's clock shows. */
  readonly machine: string;
  /** The time that the server goes by. */
  readonly time: string;
  /** How far the machine's clock has stepped ahead of that time. */
  readonly ahead: number;
  /** How far that time lies behind the log that is the furthest ahead. */
  readonly behind: number;
}

/** As it is now. */
export function clockStanding(clock: ServerClock, pictures: Pictures): ClockStanding {
  const { now, ahead } = clock.read();
  const lags = [...pictures.values()].map(
    ({ replica }) => clockFault({ now, ahead: 0 }, replica.head)?.by ?? 0,
  );
  return {
    machine: new Date(now + ahead).toISOString(),
    time: new Date(now).toISOString(),
    ahead: ahead > 0 ? seconds(ahead) : 0,
    behind: Math.max(0, ...lags),
  };
}

/** What is wrong with the clock, as `/readyz` says it; nothing, if it is right. */
export function clockAlarms(clock: ServerClock, pictures: Pictures, cell: Cell): readonly string[] {
  const reading = clock.read();
  if (reading.ahead > 0) return [steppedAhead(reading.ahead)];
  const alarms = [...pictures.values()].flatMap(({ replica: { id, head } }) => {
    const fault = clockFault(reading, head);
    if (fault === undefined) return [];
    if (pictureKindOf(cell, id) !== 'shared') return PRIVATE_LAG;
    return `the server's clock lies ${fault.by} s behind the last entry of ${id}`;
  });
  return [...new Set(alarms)];
}

/** Of a private picture, whose times others may not know. */
const PRIVATE_LAG = "the server's clock lies behind the last entry of the log of one desk";
