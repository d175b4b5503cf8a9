/** Sections of the messages that come with the parts of the page that say them, not with the page. */
export const LATE = ['watch', 'agreeing', 'board'] as const;

const late: ReadonlySet<string> = new Set(LATE);

/** The texts of a file: those that come with the page, or those that come later. */
export const partOf = (texts: object, isLate: boolean): Record<string, unknown> =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => late.has(name) === isLate));
