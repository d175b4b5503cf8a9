/** Which moments a written date and time mean: by the clock of their zone, a now and the way it leans. */
import { beginningOf, type Clock, momentsAt, zulu } from './clock.ts';
import { read, refused } from './reading.ts';
import {
  type Circumstances,
  DAY,
  HOUR,
  instantOf,
  type Lean,
  MINUTE,
  momentsOf,
  type TimeReading,
} from './stretch.ts';
import { together } from './together.ts';
import { type DayOfMonth, type Days, dayOf, type Written, type WrittenZone } from './written.ts';

/** The moments, or the stretch of whole days, that are meant; several if the text may mean each. */
export function meantBy(written: Written, around: Circumstances): TimeReading {
  const { days, time, zone = {} } = written;
  const { now, day } = around;
  if (days.length === 0 && now === undefined && day === undefined) return refused('day');
  const clock = clockFor(zone, around) ?? (time === undefined ? wholeDaysOf(zone) : undefined);
  if (clock === undefined) return refused('zone');
  if (days.length === 0) return timeAlone(time ?? 0, clock, around);
  return together(
    days.map((one) => {
      if ('from' in one) return within(one, written, clock, around);
      if ('day' in one) return dayOfMonth(one, written, clock, around);
      if (now === undefined) return refused('now');
      const from = today(now.at, clock) + one.fromToday * DAY;
      return within({ from, to: from + DAY }, written, clock, around);
    }),
  );
}

/** The clock that a zone names: an offset stands before the name of a zone beside it. */
function clockFor(zone: WrittenZone, { clockOf, labels }: Circumstances): Clock | undefined {
  const { ahead, label } = zone;
  if (ahead !== undefined) return () => ahead;
  if (label === undefined) return clockOf?.(zone.name);
  const name = labels?.get(label);
  return name === undefined ? undefined : clockOf?.(name);
}

/** Days without a zone, where times without one are refused, are those of UTC. */
const wholeDaysOf = ({ name, label }: WrittenZone): Clock | undefined =>
  name === undefined && label === undefined ? zulu : undefined;

/** 00:00 of the day that a clock shows at a moment, as if in UTC. */
const today = (at: number, clock: Clock): number => Math.floor((at + clock(at)) / DAY) * DAY;

const YEARS = [Date.UTC(1899), Date.UTC(2201)] as const; // clocks know no more

function within(
  days: Days,
  { time, weekday, zone }: Written,
  clock: Clock,
  around: Circumstances,
): TimeReading {
  const { from, to } = days;
  if (!(from >= YEARS[0] && to <= YEARS[1])) return refused('year');
  if (weekday !== undefined && new Date(from).getUTCDay() !== weekday) return refused('date');
  if (time === undefined) return wholeDays(days, clock);
  const wall = from + time;
  const moments = momentsAt(clock, wall);
  const named = zone?.ahead !== undefined && zone.name !== undefined && around.clockOf?.(zone.name);
  if (!named || named(moments[0]) === zone.ahead) return momentsOf(moments);
  return momentsOf([...moments, ...momentsAt(named, wall)]); // the offset is not one of that zone
}

function wholeDays({ from, to }: Days, clock: Clock): TimeReading {
  const [first, next] = [beginningOf(clock, from), beginningOf(clock, to)];
  if (first === next) return refused('date'); // a day that the clock skipped
  const [begins, ends] = [instantOf(first), instantOf(next - 1)];
  return begins && ends ? read({ from: begins, to: ends }) : refused('year');
}

/** ms by which a time may lie on the wrong side of now: clocks differ, typing takes time. */
const GRACE = 10 * MINUTE;

/** ms by which a date that does not say its month or year may: it is then no month away. A form asks about it. [R67] */
const NEAR: Readonly<Record<Lean, number>> = { past: 12 * HOUR, future: 24 * HOUR };

function timeAlone(time: number, clock: Clock, { now, day }: Circumstances): TimeReading {
  if (now === undefined) return momentsOf(momentsAt(clock, (day ?? 0) + time));
  const here = today(now.at, clock);
  const candidates = [-2, -1, 0, 1, 2].map((step) => momentsAt(clock, here + step * DAY + time));
  const meant =
    now.lean === 'past'
      ? candidates.findLast(([at]) => at <= now.at + GRACE)
      : candidates.find(([at]) => at >= now.at - GRACE);
  if (meant === undefined) throw new Error('no clock skips two days');
  return momentsOf(meant);
}

/** The years, or months, that may be meant from the one that it is: a 29 February comes again within eight years. */
const STEPS = [-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8];

function dayOfMonth(
  { month, day }: DayOfMonth,
  written: Written,
  clock: Clock,
  around: Circumstances,
): TimeReading {
  const { now } = around;
  const about = now === undefined ? around.day && around.day + DAY / 2 : now.at + clock(now.at);
  if (about === undefined) return refused('now');
  const date = new Date(about);
  const [year, near] = [date.getUTCFullYear(), date.getUTCMonth()];
  const candidates = STEPS.map((step) =>
    month === undefined
      ? dayOf(year + Math.floor((near + step) / 12), ((near + step + 120) % 12) + 1, day)
      : dayOf(year + step, month, day),
  ).filter((one) => one !== undefined);
  const { time } = written;
  const spans = candidates.map((days) => {
    const from = time === undefined ? days.from : days.from + time;
    return { days, from, to: time === undefined ? days.to - 1 : from };
  });
  const meant = now === undefined ? nearestTo(about, spans) : leaning(about, spans, now.lean);
  return meant === undefined ? refused('date') : within(meant.days, written, clock, around);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const distance = (at: number, { from, to }: Span): number => Math.max(from - at, at - to, 0);

const nearestTo = <T extends Span>(at: number, spans: readonly T[]): T | undefined =>
  spans.toSorted((a, b) => distance(at, a) - distance(at, b))[0];

/** The last that has begun, or the next that has not ended; unless one is near enough on the other side. */
function leaning<T extends Span>(at: number, spans: readonly T[], lean: Lean): T | undefined {
  const nearest = nearestTo(at, spans);
  if (nearest !== undefined && distance(at, nearest) <= NEAR[lean]) return nearest;
  return lean === 'past'
    ? spans.findLast(({ from }) => from <= at)
    : spans.find(({ to }) => to >= at);
}
