/** Reads date-time groups: `221419Z NOV 26`, `221419C`, `22 1419Z NOV 26`, with seconds as the page shows them. */
import { monthNamed } from './names-of-dates.ts';
import { type Reading, read, refused } from './reading.ts';
import { dayOf, timeOf, type Written, type WrittenDay, yearIn } from './written.ts';
import { zoneOfLetter } from './zone-letters.ts';

const DIGITS = String.raw`^(?:DTG:? ?)?(\d\d) ?(\d\d):?(\d\d)(\d\d)?`;
const MONTH = String.raw`([A-Z]{3,9})\.?(?: ?(\d{4}|\d\d))?(?: \+(\d\d) S)?$`;
const LETTERED = new RegExp(`${DIGITS} ?([A-Z])(?: ?${MONTH}|$)`);
const UNLETTERED = new RegExp(`${DIGITS}() ${MONTH}`);

/** Undefined if the text is none. Without a letter it is in the zone of times that name none. */
export function groupIn(said: string): Reading<Written, 'date'> | undefined {
  const parts = LETTERED.exec(said) ?? UNLETTERED.exec(said);
  if (parts === null) return undefined;
  const [, d, h, m, s, letter = '', name, y, more] = parts;
  const time = timeOf(Number(h), Number(m), Number(s ?? more ?? 0));
  const month = name === undefined ? undefined : monthNamed(name);
  const day = dayIn(Number(d), month, y);
  if (time === undefined || day === undefined) return refused('date');
  if ((name !== undefined && month === undefined) || (s !== undefined && more !== undefined))
    return refused('date');
  return read({ days: [day], time, zone: letter === '' ? undefined : zoneOfLetter(letter) });
}

function dayIn(
  day: number,
  month: number | undefined,
  y: string | undefined,
): WrittenDay | undefined {
  if (month !== undefined && y !== undefined) return dayOf(yearIn(y), month, day);
  return dayOf(2000, month ?? 1, day) && { month, day }; // a leap year, a long month
}
