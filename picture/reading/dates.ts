/** Reads dates as people write them: `22/11/2026`, `22 NOV 26`, `NOV 22, 2026`, `NOV 2026`, `YESTERDAY`. */
import { monthNamed, weekdayNamed } from './names-of-dates.ts';
import type { Circumstances } from './stretch.ts';
import { type Days, dayOf, monthOf, type WrittenDay, yearIn } from './written.ts';

const RELATIVE: Readonly<Record<string, number>> = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 };

/** Whether a word is one of dates: a month, a weekday, yesterday. */
export const isDateWord = (word: string): boolean =>
  monthNamed(word) !== undefined ||
  weekdayNamed(word) !== undefined ||
  Object.hasOwn(RELATIVE, word);

/** What a date may mean, the likeliest first, and the weekday that stands beside it. */
export interface DateFound {
  readonly days: readonly [WrittenDay, ...WrittenDay[]];
  readonly weekday: number | undefined;
}

/**
 * The date in a text that is nothing else. 'date': it is one of which there is no day. Undefined: it is none.
 * Of numbers the day or the month may stand first, unless there are points between them: then the day does.
 */
export function dateIn(text: string, { order }: Circumstances): DateFound | 'date' | undefined {
  const weekdays = new Set<number>();
  const without = text.replace(/[A-Z]+\.?/g, (word) => {
    const found = weekdayNamed(word.replace('.', ''));
    if (found !== undefined) weekdays.add(found);
    return found === undefined ? word : '';
  });
  const [weekday, another] = weekdays;
  if (another !== undefined) return 'date';
  const date = trimmed(without);
  const fromToday = RELATIVE[date];
  if (fromToday !== undefined) return { days: [{ fromToday }], weekday };
  const meant = named(date) ?? numbered(date, order);
  if (meant === undefined) return undefined;
  const [first, ...others] = meant.filter((one) => one !== undefined);
  return first === undefined ? 'date' : { days: [first, ...others], weekday };
}

const FILLERS = /(?:^|(?<=[ ,]))(?:AT|ON|OF|THE)(?=$|[ ,:])|@/g;

/** Without the words and signs that join a date to a time. */
const trimmed = (text: string): string =>
  text
    .replace(FILLERS, '')
    .replace(/ +/g, ' ')
    .replace(/^[ ,:-]+|[ ,-]+$/g, '')
    .replace(/ ,/g, ',');

type Meant = readonly (WrittenDay | undefined)[] | undefined;

const DAY = String.raw`(\d{1,2})(?:ST|ND|RD|TH|\.)?`;
const MONTH = String.raw`([A-Z]{3,9})\.?`;
const YEAR = String.raw`'?(\d{4}|\d\d)`;
const DAY_FIRST = new RegExp(`^${DAY} ?[-/,.]? ?${MONTH}(?: ?[-/,.]? ?${YEAR})?$`);
const MONTH_FIRST = new RegExp(`^${MONTH}[- ]?${DAY}(?:(?:, ?|[- ])${YEAR})?$`);
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/ ]?${MONTH}[-/ ]?${DAY}$`);
const MONTH_YEAR = new RegExp(String.raw`^${MONTH}[-/, ]{0,2}(\d{4})$`);

/** With the name of a month. `NOV 26` is a day of each year, and a month. */
function named(written: string): Meant {
  const text = written.replace(/^(.*?)([A-Z]{3,9}) ?\/ ?\2/, '$1$2'); // one month by both its Arabic names
  const [, d = '', m = '', y] =
    DAY_FIRST.exec(text) ??
    swapped(MONTH_FIRST.exec(text), [2, 1, 3]) ??
    swapped(YEAR_FIRST.exec(text), [3, 2, 1]) ??
    [];
  if (m !== '') {
    const month = monthNamed(m);
    if (month === undefined) return undefined;
    if (y !== undefined) return [dayOf(yearIn(y), month, Number(d))];
    const day = dayOf(2000, month, Number(d)) && { month, day: Number(d) }; // a leap year
    const isDay = d.length < 2 || /^\d|\d[A-Z]/.test(text); // 22 NOV, NOV 22ND
    return isDay ? [day] : [day, monthOf(yearIn(d), month)];
  }
  const [, name = '', year = ''] = MONTH_YEAR.exec(text) ?? [];
  const month = monthNamed(name);
  return month === undefined ? undefined : [monthOf(Number(year), month)];
}

const swapped = (
  match: RegExpExecArray | null,
  [d, m, y]: readonly [number, number, number],
): readonly (string | undefined)[] | undefined =>
  match?.[0] === undefined ? undefined : [match[0], match[d], match[m], match[y]];

const NUMBERS = /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d\d)$/;
const YEAR_NUMBERS = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const MONTH_NUMBERS = /^(\d{1,2})[-/.](\d{4})$|^(\d{4})[-/.](\d{1,2})$/;
const NO_YEAR = /^(\d{1,2})\/(\d{1,2})$/;

/** Of numbers alone. */
function numbered(text: string, order: Circumstances['order']): Meant {
  const [, y, , m, d] = YEAR_NUMBERS.exec(text) ?? [];
  if (y !== undefined) return [dayOf(Number(y), Number(m), Number(d))];
  const [, m1, y1, y2, m2] = MONTH_NUMBERS.exec(text) ?? [];
  if (m1 ?? m2) return [monthOf(Number(y1 ?? y2), Number(m1 ?? m2))];
  const [, a1, b1] = NO_YEAR.exec(text) ?? [];
  if (a1 !== undefined) {
    const without = (month: number, day: number) => dayOf(2000, month, day) && { month, day };
    return either(without, Number(a1), Number(b1), order);
  }
  const [, a, sign, b, c = ''] = NUMBERS.exec(text) ?? [];
  if (a === undefined) return undefined;
  const within = (month: number, day: number) => dayOf(yearIn(c), month, day);
  const meant = either(within, Number(a), Number(b), order ?? (sign === '.' ? 'dmy' : undefined));
  const isShort = c.length === 2 && sign === '-' && order === undefined;
  return isShort ? [...meant, dayOf(yearIn(two(a)), Number(b), Number(c))] : meant; // 26-11-22
}

const two = (digits: string): string => digits.padStart(2, '0');

/** With the day first, with the month first, or with both in turn if they differ. */
function either<T extends Days | WrittenDay>(
  of: (month: number, day: number) => T | undefined,
  a: number,
  b: number,
  order: Circumstances['order'],
): readonly (T | undefined)[] {
  if (order === 'dmy') return [of(b, a)];
  if (order === 'mdy') return [of(a, b)];
  return a === b ? [of(a, b)] : [of(b, a), of(a, b)];
}
