/** Reads the times of a row with the reader that forms use. Text relative to "now" is refused. */
import { zulu } from '../reading/clock.ts';
import type { Stretch, TimeFault } from '../reading/stretch.ts';
import { readTime } from '../reading/times.ts';
import { zoneClock } from '../reading/zones.ts';
import type { RowFault } from './faults.ts';

/** How the times of a file are read. */
export interface Reckoning {
  /** IANA zone of times that name none; undefined: such times are refused. */
  readonly zone?: string | undefined;
  /** What the cell's clocks are called beside a time (`DAM`), and the zone of each. */
  readonly clocks?: ReadonlyMap<string, string> | undefined;
  /** Days without a time of day are those of UTC, whatever the zone is. */
  readonly daysInUtc?: boolean | undefined;
  readonly order?: 'dmy' | 'mdy' | undefined;
  /** Numbers of ten digits count seconds; false: they are dates, 2611221419. */
  readonly counts?: boolean | undefined;
}

/** A time as read, or why it is none. */
export type When =
  | {
      readonly kind: 'read';
      readonly value: Stretch;
      /** It may mean two moments of one day, and both lie within. [R67] */
      readonly widened: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly fault: RowFault;
      readonly said: string;
      readonly may?: readonly string[];
    };

const FAULTS: Readonly<Record<TimeFault, RowFault>> = {
  empty: 'time',
  time: 'time',
  date: 'time',
  offset: 'time',
  timeOfDay: 'time',
  year: 'year',
  now: 'now',
  day: 'day',
  zone: 'zone',
};

const WIDEST = 26 * 3_600_000; // ms: a whole day, and the longest that a clock change makes of one

/** Reads a time; one without a day is on `day`. What may mean several times is refused, unless a day holds them all. */
export function readWhen(text: string, how: Reckoning, day?: string): When {
  const { zone: own, clocks: labels, order, counts, daysInUtc } = how;
  const on = day === undefined ? undefined : dayIn(day, order);
  if (on !== undefined && 'kind' in on) return on;
  const around = { day: on?.midnight, labels, order, counts };
  const digits = own === undefined && counts !== true ? digitsWithoutZone(text, counts) : undefined;
  if (digits !== undefined) return digits;
  if (daysInUtc) {
    const reading = readTime(text, around);
    if (reading.kind === 'read' && reading.value.to !== undefined) {
      return { kind: 'read', value: reading.value, widened: false };
    }
  }
  const reading = readTime(text, {
    ...around,
    clockOf: (zone = own) => (zone === undefined ? undefined : zoneClock(zone)),
  });
  switch (reading.kind) {
    case 'read':
      return { kind: 'read', value: reading.value, widened: false };
    case 'asks':
      return together(text, reading.values);
    case 'refused':
      return { kind: 'refused', fault: FAULTS[reading.fault], said: text.trim() };
    default:
      return reading satisfies never;
  }
}

/** Ten digits that are a date, or may be one: the reader takes them for a count where no zone is known. */
function digitsWithoutZone(text: string, counts: boolean | undefined): When | undefined {
  const said = text.trim();
  if (!/^\p{Nd}{10}$/u.test(said)) return undefined;
  const reading = readTime(said, { counts, clockOf: () => zulu });
  const counted = readTime(said, { counts: true });
  if (reading.kind === 'asks') return together(text, reading.values);
  const same = JSON.stringify(reading) === JSON.stringify(counted);
  return same ? undefined : { kind: 'refused', fault: 'zone', said };
}

/** All that a text may mean, if it is within a day. */
function together(text: string, values: readonly Stretch[]): When {
  const from = values.reduce(
    (first, one) => (one.from < first ? one.from : first),
    endOf(values[0]),
  );
  const to = values.reduce((last, one) => (endOf(one) > last ? endOf(one) : last), from);
  if (Date.parse(to) - Date.parse(from) <= WIDEST) {
    return { kind: 'read', value: { from, to }, widened: true };
  }
  const may = values.map((one) => one.from);
  return { kind: 'refused', fault: 'severalTimes', said: text.trim(), may };
}

function endOf(one: Stretch | undefined): Stretch['from'] {
  if (one === undefined) throw new Error('a reading asks about nothing');
  return one.to ?? one.from;
}

/** The day in another column, in ms since 1970 of its 00:00 as if in UTC; undefined if that is no day. */
function dayIn(
  text: string,
  order: Reckoning['order'],
): { readonly midnight: number } | Extract<When, { kind: 'refused' }> | undefined {
  const reading = readTime(text, { order });
  if (reading.kind === 'asks') {
    const may = reading.values.map(({ from }) => from);
    return { kind: 'refused', fault: 'severalTimes', said: text.trim(), may };
  }
  if (reading.kind === 'refused' || reading.value.to === undefined) return undefined;
  return { midnight: Date.parse(reading.value.from) };
}
