/** Asks about the machine's clock at a start, before anything is written: does it fit the logs? [L17] */
import type { PictureId } from '../picture/basics.ts';
import { BrokenLog } from '../picture/broken.ts';
import { accessRecords, type Cell } from '../picture/cell.ts';
import { readEntry } from '../picture/entry.ts';
import type { Log } from './log/log.ts';
import { LARGEST_LAG } from './pictures/clock-fault.ts';

/** The last entry of a log. `time`: ms since 1970. */
export interface LogEnd {
  readonly log: string;
  readonly time: number;
}

/** ms by which the clock may be ahead of the newest entry of all logs: a cell may have been off. */
const LONGEST_OFF = 30 * 86_400_000;

/** The ends of all logs of a cell. Empty logs, and ends that cannot be read (L11), are left out. */
export async function logEnds(cell: Cell, open: (picture: PictureId) => Log): Promise<LogEnd[]> {
  const ends: LogEnd[] = [];
  for (const { id } of [...cell.pictures, ...accessRecords(cell)]) {
    const log = open(id);
    try {
      const time = await lastTime(log);
      if (time !== undefined) ends.push({ log: id, time });
    } finally {
      await log.close();
    }
  }
  return ends;
}

async function lastTime(log: Log): Promise<number | undefined> {
  const last = await log.last();
  if (last === undefined) return undefined;
  const [line] = await log.read(last.seq - 1, 1);
  if (line === undefined) return undefined; // the start says what is wrong with this log
  try {
    return Date.parse(readEntry(line.bytes, last.seq).time);
  } catch (fault) {
    if (!(fault instanceof BrokenLog)) throw fault;
    return undefined;
  }
}

/**
 * What does not fit, one sentence each; none: the clock may be right. `now`: the machine's clock, in
 * ms since 1970.
 */
export function clockDoubts(ends: readonly LogEnd[], now: number): readonly string[] {
  const behind = ends.filter(({ time }) => time - now > LARGEST_LAG);
  if (behind.length > 0) {
    return behind.map(
      ({ log, time }) =>
        `The last entry of the log "${log}" is of ${iso(time)}: the clock lies ${span(time - now)} behind it.`,
    );
  }
  const newest = ends.toSorted((a, b) => b.time - a.time)[0];
  if (newest === undefined || now - newest.time <= LONGEST_OFF) return [];
  const { log, time } = newest;
  return [
    `The newest entry of all logs, in "${log}", is of ${iso(time)}: the clock is ${span(now - time)} ahead of it.`,
  ];
}

/** The doubts, and what to do about them. */
export const clockQuestion = (doubts: readonly string[], now: number): string =>
  `${[
    `The clock of this machine shows ${iso(now)}.`,
    ...doubts,
    'Set the clock right and start again. If it is right as it is, start with --accept-clock.',
  ].join('\n')}\n`;

const iso = (time: number): string => new Date(time).toISOString();

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A span of ms in its two largest units: `1 day 2 hours`. */
function span(ms: number): string {
  const first = UNITS.findIndex(([, size]) => ms >= size);
  let rest = ms;
  return UNITS.slice(first, first + 2)
    .flatMap(([unit, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return count === 0 ? [] : `${count} ${unit}${count === 1 ? '' : 's'}`;
    })
    .join(' ');
}
