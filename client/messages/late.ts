/** Sections of the messages that come with the pages and parts that say them, not with every page. */

/** An analyst's page comes with these; a wall says none of them. */
export const WORK = [
  'crowds',
  'tiles',
  'search',
  'around',
  'refusals',
  'releases',
  'timeline',
  'legend',
  'print',
  'panes',
  'finding',
  'helpers',
  'detail',
  'writing',
] as const;

/** The map is drawn without these. */
export const LATE = [
  'entrance',
  'account',
  'people',
  'outcomes',
  'record',
  'sketch',
  'choose',
  'changed',
  'watch',
  'receipts',
  'agreeing',
  'board',
  'meets',
  'difference',
  'traffic',
  'flash',
  'aids',
  'layers',
  'hits',
  'keys',
  'sieve',
  'samples',
  'forms',
  'release',
] as const;

/** As `en.json?work` asks for one. */
export type Apart = 'work' | 'late';

const APART: Readonly<Record<Apart, ReadonlySet<string>>> = {
  work: new Set(WORK),
  late: new Set(LATE),
};

/** The texts of a file: those that come later, or (undefined) those that come with every page. */
export const partOf = (texts: object, apart: Apart | undefined): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(texts).filter(([name]) =>
      apart === undefined
        ? Object.values(APART).every((names) => !names.has(name))
        : APART[apart].has(name),
    ),
  );
