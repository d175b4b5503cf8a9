/** The English names of months and weekdays, in full or by three letters or more, in capitals. */

const MONTHS =
  'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(
    ' ',
  );
const WEEKDAYS = 'SUNDAY MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY'.split(' ');

const indexIn = (names: readonly string[], word: string): number | undefined => {
  const at = word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word));
  return at < 0 ? undefined : at;
};

/** From 1. */
export function monthNamed(word: string): number | undefined {
  const at = indexIn(MONTHS, word);
  return at === undefined ? undefined : at + 1;
}

/** From Sunday, which is 0. */
export const weekdayNamed = (word: string): number | undefined => indexIn(WEEKDAYS, word);
