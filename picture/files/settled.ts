/** How the rows of one file are read, settled by all of them and by what a person says. Plain data. */
import type { Decimal } from '../reading/numbers.ts';
import type { Dialect } from './dialect.ts';
import type { Measure } from './resolve.ts';

export interface Settled {
  /** Its templates name the columns of this file, a person's before its own. */
  readonly dialect: Dialect;
  /** What numbers of measured columns are in, by name of the column in lower case. */
  readonly measures: Readonly<Record<string, Measure>>;
  /** IANA zone of times that name none; undefined: such times are refused. */
  readonly zone: string | undefined;
  /** What the cell's clocks are called beside a time (`DAM`), and the zone of each. */
  readonly clocks: ReadonlyMap<string, string> | undefined;
  /** Days without a time of day are those of UTC, whatever the zone is. */
  readonly daysInUtc: boolean;
  readonly order: 'dmy' | 'mdy' | undefined;
  /** Numbers of ten digits count seconds; false: they are dates, 2611221419. */
  readonly counts: boolean | undefined;
  readonly decimal: Decimal | undefined;
  /** Whose ids they are, beyond what rows say; undefined: everybody's of this desk. */
  readonly idsOf: string | undefined;
}
