/**
 * Windows judged slowly and in another way: minute by minute, by a wall clock that Intl tells. Here is the
 * only place of the tests that asks the machine for time zones; what it finds goes into terms.
 */

export const ZONES = ['Asia/Damascus', 'Asia/Jerusalem', 'America/New_York'] as const;
export const MINUTE = 60_000;

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** What a window says, as somebody would write it. */
export interface Said {
  readonly from: string;
  readonly to?: string;
  readonly daily?: { readonly from: string; readonly to: string };
  readonly days?: readonly string[];
  readonly zone?: string;
  readonly estimated?: true;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(zone, known);
  return known;
}

/** What a clock on the wall shows: minutes since the Sunday before, 00:00. */
function wallAt(zone: string, at: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = DAYS.indexOf((parts.get('weekday') ?? '').toLowerCase());
  return day * 1440 + Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
}

/** Walls of a zone, minute by minute from a whole quarter on; Intl is asked once a quarter of an hour. */
export function wallsOf(zone: string, from: number, minutes: number): Uint16Array {
  const walls = new Uint16Array(minutes);
  for (let minute = 0; minute < minutes; minute += 15) {
    const first = wallAt(zone, from + minute * MINUTE); // no clock changes within a quarter
    for (let i = 0; i < 15; i++) walls[minute + i] = first + i;
  }
  return walls;
}

const minuteOf = (clock: string): number => {
  const [hour = '', minute = ''] = clock.split(':');
  return Number(hour) * 60 + Number(minute);
};

/** Of each minute from `start` on, 1 if the window is open in it by what the wall shows, and 0 if not. */
export function openMinutes(said: Said, start: number, walls: Uint16Array): Uint8Array {
  const begins = Date.parse(said.from);
  const ends = said.to === undefined || said.estimated ? undefined : Date.parse(said.to);
  const days = DAYS.map((day) => said.days === undefined || said.days.includes(day));
  const [from, to] = said.daily ? [said.daily.from, said.daily.to].map(minuteOf) : [];
  const opens = (wall: number): boolean => {
    const today = Math.floor(wall / 1440);
    const clock = wall % 1440;
    if (from === undefined || to === undefined) return days[today] === true;
    if (from < to) return days[today] === true && from <= clock && clock < to;
    const yesterday = (today + 6) % 7;
    return (days[today] === true && from <= clock) || (days[yesterday] === true && clock < to);
  };
  const shown = Uint8Array.from({ length: 7 * 1440 }, (_, wall) => (opens(wall) ? 1 : 0));
  const open = new Uint8Array(walls.length);
  for (let minute = 0; minute < walls.length; minute++) {
    const now = start + minute * MINUTE;
    const within = now >= begins && (ends === undefined || now < ends);
    if (within) open[minute] = shown[walls[minute] ?? -1] ?? 0;
  }
  return open;
}

/** The offset of a zone at a moment, in minutes: the wall read as if it were UTC, less the moment. */
function offsetAt(zone: string, at: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const wall = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'));
  return Math.round((wall - at) / MINUTE);
}

/** The offsets of a zone between two moments, found by asking every quarter of an hour. */
export function offsetsBy(
  zone: string,
  from: number,
  to: number,
): { from: string; minutes: number }[] {
  const found = [{ from: new Date(from).toISOString(), minutes: offsetAt(zone, from) }];
  for (let at = Math.ceil(from / (15 * MINUTE)) * 15 * MINUTE; at < to; at += 15 * MINUTE) {
    const minutes = offsetAt(zone, at);
    if (minutes !== found.at(-1)?.minutes)
      found.push({ from: new Date(at).toISOString(), minutes });
  }
  return found;
}
