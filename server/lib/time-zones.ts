/**
 * The offsets of time zones by the data of this machine. Only what makes and checks new terms asks here: what
 * is in a log is judged by the offsets that stand in it. [R52] By Intl, as Node 24 has no Temporal.
 */
import { Instant } from '../../picture/basics.ts';
import type { Offset } from '../../picture/window/offsets.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MOST_ZONES = 64; // kept at a time
const MOST_DAYS = 20_000; // kept of each

/** What is known of one zone: the offset (ms) at the beginning of each day that was asked for. */
interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly days: Map<number, number>;
}
const zones = new Map<string, Zone>();

/** The offsets of a zone in [from, to), in ms since 1970: the first at `from`. Undefined: no such zone. */
export function offsetsOf(name: string, from: number, to: number): readonly Offset[] | undefined {
  const zone = zoneOf(name);
  if (zone === undefined) return undefined;
  const found: Offset[] = [];
  const add = (at: number, offset: number): void => {
    const minutes = Math.round(offset / MINUTE); // before 1972 some had seconds
    if (found.at(-1)?.minutes !== minutes)
      found.push({ from: Instant.parse(new Date(at).toISOString()), minutes });
  };
  add(from, offsetAt(zone, from));
  for (let since = from; since < to; ) {
    const until = Math.min(to - 1, (Math.floor(since / DAY) + 1) * DAY);
    const change = firstChange(zone, since, until);
    if (change !== undefined) add(change, offsetAt(zone, change));
    since = change ?? Math.max(until, since + 1);
  }
  return found;
}

/** The first moment in (since, until], at most a day, at which the offset is another; one change a day. */
function firstChange(zone: Zone, since: number, until: number): number | undefined {
  const before = offsetAt(zone, since);
  if (offsetAt(zone, until) === before) return undefined;
  let [low, high] = [since, until];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt({ format, days }: Zone, at: number): number {
  const known = days.get(at);
  if (known !== undefined) return known;
  const offset = parsed(format.format(at));
  if (days.size >= MOST_DAYS) days.clear();
  if (at % DAY === 0) days.set(at, offset);
  return offset;
}

/** The offset in ms of `1/1/2026, GMT+03:00`; `GMT` alone is none. */
function parsed(text: string): number {
  const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (found === null) throw new Error(`no offset in ${text}`);
  const [, sign, ...parts] = found;
  const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return (sign === '-' ? -1000 : 1000) * (hours * 3600 + minutes * 60 + seconds);
}

function zoneOf(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const format = formatOf(name);
  if (format === undefined) return undefined;
  if (zones.size >= MOST_ZONES) zones.clear();
  const zone = { format, days: new Map() };
  zones.set(name, zone);
  return zone;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch (fault) {
    if (fault instanceof RangeError) return undefined; // no such zone
    throw fault;
  }
}
