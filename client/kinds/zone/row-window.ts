/** The window of a zone in rows: from when to when, at which hours, on which days; and what differs. Pure. */
import type { Language } from '../../../picture/basics.ts';
import { minuteOf } from '../../../picture/window/schema.ts';
import type { Window } from '../../../picture/window.ts';
import type { Line } from '../../facets/consent/describing.ts';
import { runIn } from '../../facets/reading.ts';
import { dtg, spanText } from '../../lib/format.ts';
import { type Messages, wordsIn } from '../../messages/catalogue.ts';
import { fill, type Slotted } from '../../messages/fill.ts';
import { given, listChange, type Told } from './told.ts';
import { cityText, daysText, endText, hoursText } from './window-text.ts';

type Words = Messages['agreeing']['change'];

/** From when to when, and whether the end is certain. */
export const windowRow = (language: Language): Told => ({
  of: ({ window }) => [stretchLine(window, language)],
  change: (before, after) =>
    stretchChange(before.window, after.window, wordsIn(language).agreeing.change, language),
});

/** `270600Z – 301800Z NOV 26`; month and year of the beginning too, where they are others. */
function stretchLine(window: Window, language: Language): Line {
  const begins = dtg(window.from);
  if (window.to === undefined || window.estimated) {
    const joint = window.estimated ? ' · ' : ' – ';
    return { text: `${runIn(language)(begins)}${joint}${endText(window, language)}` };
  }
  const ends = dtg(window.to);
  const [month, year] = [begins.slice(8), begins.slice(-2)];
  const since = ends.endsWith(month)
    ? begins.slice(0, 7)
    : ends.endsWith(year)
      ? begins.slice(0, -3)
      : begins;
  return { text: `${since} – ${ends}`, code: true };
}

function stretchChange(a: Window, b: Window, w: Words, language: Language): readonly string[] {
  const [began, begins] = [Date.parse(a.from), Date.parse(b.from)];
  const shifted = moved(begins - began, w.startsLater, w.startsEarlier, language);
  const sure = a.estimated === b.estimated ? undefined : b.estimated ? w.expected : w.fixed;
  if (a.to === undefined || b.to === undefined) {
    const ending = a.to === b.to ? undefined : b.to === undefined ? w.endless : w.ending;
    return given(shifted, ending, ending === undefined && sure);
  }
  const by = Date.parse(b.to) - Date.parse(a.to);
  const [later, earlier] =
    shifted === undefined ? [w.longer, w.shorter] : [w.endsLater, w.endsEarlier];
  return given(shifted, moved(by, later, earlier, language), sure);
}

/** A shift by `ms` in words; undefined for none. */
function moved(
  ms: number,
  later: Slotted<'span'>,
  earlier: Slotted<'span'>,
  language: Language,
): string | undefined {
  if (ms === 0) return undefined;
  return fill(ms > 0 ? later : earlier, { span: spanText(Math.abs(ms) / 1000, language) });
}

/** At which hours of the day, by which clock. */
export const dailyRow = (language: Language): Told => ({
  of: ({ window: { days: _, ...window } }) => [dailyLine(window, language)],
  change: ({ window: a }, { window: b }) => {
    const w = wordsIn(language).agreeing.change;
    const clock = JSON.stringify([a.zone, a.offsets]) === JSON.stringify([b.zone, b.offsets]);
    return given(...hoursChange(a, b, w, language), !clock && w.clock);
  },
});

function dailyLine(window: Window, language: Language): Line {
  const { allDay } = wordsIn(language).agreeing;
  if (window.daily !== undefined) {
    const text = hoursText(window, language) ?? allDay;
    return window.zone === undefined ? { text, code: true } : { text };
  }
  return { text: window.zone ? `${allDay} · ${cityText(window.zone, language)}` : allDay };
}

function hoursChange(a: Window, b: Window, w: Words, language: Language): readonly string[] {
  if (a.daily === undefined) return given(b.daily && w.toHours);
  if (b.daily === undefined) return [w.toAllDay];
  const starts = around(minuteOf(b.daily.from) - minuteOf(a.daily.from)) * MINUTE;
  const ends = around(minuteOf(b.daily.to) - minuteOf(a.daily.to)) * MINUTE;
  return given(
    moved(starts, w.startsLater, w.startsEarlier, language),
    moved(ends, w.endsLater, w.endsEarlier, language),
  );
}

const MINUTE = 60_000; // ms
const DAY = 1440; // minutes

/** The shorter way round the clock, in minutes: half a day either way at most. */
const around = (minutes: number): number => ((((minutes + DAY / 2) % DAY) + DAY) % DAY) - DAY / 2;

/** On which days of the week. */
export const daysRow = (language: Language): Told => ({
  of: ({ window: { days } }) => [
    { text: days === undefined ? wordsIn(language).agreeing.everyDay : daysText(days, language) },
  ],
  change: ({ window: a }, { window: b }) => {
    const w = wordsIn(language).agreeing.change;
    if (a.days === undefined) return [w.toDays];
    if (b.days === undefined) return [w.toEveryDay];
    return listChange(a.days, b.days, (some) => daysText(some, language), language);
  },
});
