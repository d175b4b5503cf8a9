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

/** What a clock on the wall shows: the day before is needed for hours over midnight. */
interface Wall {
  readonly day: string;
  readonly before: string;
  readonly clock: string;
}

function wallAt(zone: string, at: number): Wall {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = (parts.get('weekday') ?? '').toLowerCase();
  const before = DAYS[(DAYS.indexOf(day) + 6) % 7] ?? '';
  return { day, before, clock: `${parts.get('hour')}:${parts.get('minute')}` };
}

/** Walls of a zone, minute by minute from a whole minute on; asked of Intl once a quarter of an hour. */
export function wallsOf(zone: string, from: number, minutes: number): readonly Wall[] {
  const walls: Wall[] = [];
  for (let quarter = 0; quarter < minutes; quarter += 15) {
    const first = wallAt(zone, from + quarter * MINUTE); // no zone changes within a quarter
    const [hour = '', minute = ''] = first.clock.split(':');
    for (let i = 0; i < 15; i++) {
      walls.push({ ...first, clock: `${hour}:${String(Number(minute) + i).padStart(2, '0')}` });
    }
  }
  return walls;
}

/** Whether the window is open in a minute, by what its wall shows and by no index of any kind. */
export function isOpenBy(said: Said, at: number, { day, before, clock }: Wall): boolean {
  if (at < Date.parse(said.from)) return false;
  if (said.to !== undefined && !said.estimated && at >= Date.parse(said.to)) return false;
  const on = (name: string) => said.days === undefined || said.days.includes(name);
  if (said.daily === undefined) return on(day);
  const { from, to } = said.daily;
  if (from < to) return on(day) && from <= clock && clock < to;
  return (on(day) && from <= clock) || (on(before) && clock < to);
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
