/** Looks a value up in a table of names; a value that is not in the table is left as it is. */
export const named = (names: Readonly<Record<string, string>>, value: string): string =>
  names[value] ?? value;
