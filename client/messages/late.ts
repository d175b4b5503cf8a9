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
  'asking',
  'link',
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

/** What is said of a file that was dropped comes with it. */
export const OF_FILES = ['files'] as const;

/** As `en.json?work` asks for one. */
export type Apart = 'work' | 'late' | 'files';

const APART: Readonly<Record<Apart, ReadonlySet<string>>> = {
  work: new Set(WORK),
  late: new Set(LATE),
  files: new Set(OF_FILES),
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
