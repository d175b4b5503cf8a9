/** A window in words: hours, the city by whose clock they are, days, and an end that is only expected. Pure. */
import type { Language } from '../../../picture/basics.ts';
import { DAYS, type Day } from '../../../picture/window/schema.ts';
import type { Window } from '../../../picture/window.ts';
import { runIn } from '../../facets/reading.ts';
import { named } from '../../fields/named.ts';
import { dtg, LOCALES } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';

/** The days as the cell's weeks have them: from Sunday on. */
export const WEEK: readonly Day[] = [...DAYS.slice(-1), ...DAYS.slice(0, -1)];

/** Hours and days, as far as the window has them: `0500 – 1600 Damascus · Sun – Thu`, `0600 – 1800Z`. */
export function hoursText({ daily, days, zone }: Window, language: Language): string | undefined {
  const { hoursIn, daysIn } = wordsIn(language).window;
  const run = runIn(language);
  const city = zone === undefined ? undefined : cityText(zone, language);
  const on = days && daysText(days, language);
  if (daily === undefined) {
    return on === undefined || city === undefined ? on : fill(daysIn, { days: on, city });
  }
  const [from, to] = [daily.from, daily.to].map((time) => time.replace(':', ''));
  const hours =
    city === undefined
      ? run(`${from} – ${to}Z`)
      : fill(hoursIn, { hours: run(`${from} – ${to}`), city });
  return on === undefined ? hours : `${hours} · ${on}`;
}

/** The same as part of a sentence: hours without days are of each day. */
export function hoursSaid(window: Window, language: Language): string | undefined {
  const hours = hoursText(window, language);
  if (hours === undefined || window.days !== undefined) return hours;
  return `${wordsIn(language).window.daily} ${hours}`;
}

/** When it ends: `301800Z NOV 26`, `ends about 301800Z NOV 26, to be confirmed`, `until lifted`. */
export function endText({ to, estimated }: Window, language: Language): string {
  const { window } = wordsIn(language);
  if (to === undefined) return window.untilLifted;
  const time = runIn(language)(dtg(to));
  return estimated ? fill(window.endsAbout, { time }) : time;
}

/** The city of a time zone, as the reader calls it; one without a name in words as IANA spells it. */
export function cityText(zone: string, language: Language): string {
  const city = zone.split('/').at(-1) ?? zone;
  return named(wordsIn(language).window.cities, city).replaceAll('_', ' ');
}

/** Days in the order of the week, three and more in a row as a stretch: `Sun – Thu`, `Mon, Wed`. */
export function daysText(days: readonly Day[], language: Language): string {
  const { comma } = wordsIn(language).items;
  if (days.length === WEEK.length) return stretchText(WEEK, language);
  return rowsOf(days)
    .map((row) => stretchText(row, language))
    .join(comma);
}

function stretchText(row: readonly Day[], language: Language): string {
  const names = row.map((day) => dayText(day, language));
  if (names.length > 2) return `${names[0]} – ${names.at(-1)}`;
  return names.join(wordsIn(language).items.comma);
}

/** The days in rows without gaps; one over the end of the week begins on its first day: Fri, Sat, Sun. */
function rowsOf(days: readonly Day[]): readonly (readonly Day[])[] {
  const rows: Day[][] = [];
  for (const [i, day] of WEEK.entries()) {
    if (!days.includes(day)) continue;
    const before = WEEK[i - 1];
    const row = rows.at(-1);
    if (row !== undefined && before !== undefined && row.includes(before)) row.push(day);
    else rows.push([day]);
  }
  const [first, last] = [rows[0], rows.at(-1)];
  if (rows.length < 2 || first?.[0] !== WEEK[0] || last?.at(-1) !== WEEK.at(-1)) return rows;
  return [...rows.slice(1, -1), [...(last ?? []), ...(first ?? [])]];
}

/** `Sun`, `الأحد`, `א׳`. */
export function dayText(day: Day, language: Language): string {
  const weekday = language === 'he' ? 'narrow' : 'short';
  const format = new Intl.DateTimeFormat(LOCALES[language], { weekday, timeZone: 'UTC' });
  return format.format(Date.UTC(1970, 0, 5 + DAYS.indexOf(day))); // 5 January 1970 was a Monday
}
