/** Reads a time with or without a date as people write them, in any order: `14:19 22/11/2026`, `2:19 PM`, `1719C`. */
import { dateIn, isDateWord } from './dates.ts';
import { oneOf, type Reading, read, refused } from './reading.ts';
import { type Circumstances, DAY, type TimeFault } from './stretch.ts';
import { timeOf, type Written, type WrittenDay, type WrittenZone } from './written.ts';
import { type ZoneFound, zoneAfter } from './zone-words.ts';

/** A clock time found in a text, what stands before it, and what stands after it. */
interface ClockFound {
  /** ms since midnight; undefined if no clock shows it. */
  readonly time: number | undefined;
  readonly before: string;
  readonly after: string;
  /** Digits without a colon, which may also be a year; else undefined. */
  readonly digits: string | undefined;
}

const COLONS =
  /(?:^|[ ,]|(?<=\d)T)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?![\d:])(?: ?([AP])\.?M(?![A-Z])\.?)?/g;
const HALVES = /(?:^|[ ,])(\d{1,2})(?:\.(\d\d))?()() ?([AP])\.?M(?![A-Z])\.?/g;
const DIGITS =
  /(?:^|[ ,]|(?<=\d)T)(\d\d)\.?(\d\d)(\d\d)?()(?![\d.:/-])(?: ?([AP])\.?M(?![A-Z])\.?)?/g;

function clocksIn(text: string): readonly ClockFound[] {
  const found = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map((match): ClockFound => {
      const [all, hour = '', minute = '0', second = '0', fraction = '', half] = match;
      const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
      const at = hourOf(Number(hour), half);
      return {
        time: at === undefined ? undefined : timeOf(at, Number(minute), Number(second), ms),
        before: text.slice(0, match.index),
        after: text.slice(match.index + all.length),
        digits: pattern === DIGITS ? all.replace(/^[ ,T]/, '') : undefined,
      };
    });
  return [...found(COLONS), ...found(HALVES), ...found(DIGITS)];
}

/** The hour of 24: 12 AM is the first, 12 PM that of noon. `14:19 PM` says it twice. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour > 12) return half === 'P' ? hour : undefined;
  if (hour === 0) return half === 'A' ? 0 : undefined;
  return (hour % 12) + (half === 'P' ? 12 : 0);
}

const HOURS = /^ ?(?:HRS|HOURS)(?![A-Z])\.?/;

/** Undefined if the text is no time of this kind. */
export function dateTimeIn(
  said: string,
  around: Circumstances,
): Reading<Written, TimeFault> | undefined {
  const faults: TimeFault[] = [];
  for (const one of [wholeDay(said, around), ...clocksIn(said).map((it) => whole(it, around))]) {
    if (one?.kind === 'refused') faults.push(one.fault);
    else if (one !== undefined) return one;
  }
  const [first] = faults;
  return first && refused(first);
}

type Found = Reading<Written, TimeFault> | undefined;

/** A date without a time; a zone may follow. */
function wholeDay(said: string, around: Circumstances): Found {
  const date = dateIn(said, around);
  if (date === 'date') return refused('date');
  if (date !== undefined) return read(date);
  const [, text = '', name = ''] = /^(.*\S)((?: [A-Z]+(?:\/[A-Z0-9_+-]+)+)|\[.*)$/.exec(said) ?? [];
  const zoned = zoneAfter(name, isDateWord);
  const found = zoned?.rest === '' ? dateIn(text, around) : undefined;
  return found === undefined || found === 'date'
    ? found && refused(found)
    : read({ ...found, zone: zoned?.zone });
}

/** A date and a time; or a time alone. */
function whole({ time, before, after, digits }: ClockFound, around: Circumstances): Found {
  const hours = HOURS.exec(after);
  const zoned = zoneFor(before, hours ? after.slice(hours[0].length) : after, around);
  const text = `${zoned.before} ${zoned.rest}`.trim();
  const date = text === '' ? undefined : dateIn(text, around);
  if (text !== '' && date === undefined) return undefined;
  const days = typeof date === 'object' ? date.days.filter(isOneDay) : [];
  if (date !== undefined && days.length === 0) return refused('date');
  const marked = hours !== null || zoned.zone !== undefined;
  if (digits !== undefined && !isTime(digits, marked, days)) return undefined;
  if (time === undefined) return refused(date === undefined ? 'timeOfDay' : 'date');
  const weekday = typeof date === 'object' ? date.weekday : undefined;
  const written: Written = { days, weekday, time };
  // `1419h` is an hour, or in the zone of the letter
  if (/^ ?H(?![A-Z])/.test(after))
    return oneOf<Written>([written, { ...written, zone: zoned.zone }]);
  return read({ ...written, zone: zoned.zone });
}

/** Whether a time may stand beside it, as beside a month it may not. */
const isOneDay = (day: WrittenDay): boolean => !('from' in day) || day.to - day.from <= DAY;

/** Whether digits are a time: four alone (six are day, hour and minute); beside a date, if that says its year or a zone follows. */
function isTime(digits: string, marked: boolean, days: readonly WrittenDay[]): boolean {
  if (days.length === 0) return /^\d{4}(?!\d|\.)/.test(digits);
  if (marked) return true;
  return days.every((day) => 'fromToday' in day || ('from' in day && isIn(day.from, 1900, 2199)));
}

const isIn = (at: number, first: number, last: number): boolean =>
  new Date(at).getUTCFullYear() >= first && new Date(at).getUTCFullYear() <= last;

interface Zoned {
  readonly before: string;
  readonly zone: WrittenZone | undefined;
  readonly rest: string;
}

const LABEL = /(?:^|[ ,])([^ ,:]{1,4}):?$/;

/** The zone of a clock time: what follows it, or the label of a clock before it. */
function zoneFor(before: string, after: string, { labels }: Circumstances): Zoned {
  const found: ZoneFound | undefined = zoneAfter(after, isDateWord);
  if (found !== undefined) return { before, ...found };
  const match = LABEL.exec(before.trimEnd());
  const [label = ''] = match?.slice(1) ?? [];
  if (match === null || !labels?.has(label)) return { before, zone: undefined, rest: after };
  return { before: before.slice(0, match.index), zone: { label }, rest: after };
}
