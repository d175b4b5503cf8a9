/** What a person says about a file, on the command line or in the page; it goes before what is found. */
import type { Decimal } from '../reading/numbers.ts';
import type { Field } from './dialect.ts';

export interface Choices {
  /** By field of an event a template: `{when}`, `{alt} ft` (the unit of cells that name none); '': not filled. */
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** IANA zone of times that name none. */
  readonly zone?: string | undefined;
  /** What the cell's clocks are called beside a time (`DAM`, in capitals), and the zone of each (IANA). */
  readonly clocks?: ReadonlyMap<string, string> | undefined;
  /** Between columns of CSV, one character. */
  readonly separator?: string | undefined;
  /** A label of the Encoding standard: `windows-1256`. */
  readonly encoding?: string | undefined;
  /** Which number of 03/04/2026 is the day. */
  readonly order?: 'dmy' | 'mdy' | undefined;
  /** What separates the whole of a number from its parts. */
  readonly decimal?: Decimal | undefined;
  /** Whose ids they are, if rows do not say it; files of one source may have the same rows. */
  readonly source?: string | undefined;
}
