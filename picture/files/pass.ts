/** One reading of a file for its survey: which columns it has, and what its rows tell of how they are read. */
import type { Choices } from './choices.ts';
import { Columns } from './columns.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { Facts } from './facts.ts';
import { ENDS_EARLY } from './faults.ts';
import { type Resolved, resolve } from './resolve.ts';
import { type RefusedRow, type Row, refusedRow } from './row.ts';
import type { Settled } from './settled.ts';

/** How rows are read before all of them are known. */
export interface RowReading extends Resolved {
  readonly settled: Settled;
}

/** The reading for a file of these columns (in lower case), but for soft ones that are in `without`. */
export function readingOf(
  columns: readonly string[],
  choices: Choices,
  dialects: readonly Dialect[],
  without: ReadonlySet<string>,
): RowReading {
  const found = dialectOf(new Set(columns), dialects);
  if (found === undefined) throw new Error('no dialect takes this file');
  const { zone = found.timeZone, clocks, order, decimal, source } = choices;
  const resolved = resolve(found, columns, choices.fields, without);
  const daysInUtc = found.daysInUtc === true && choices.zone === undefined;
  const { dialect, measures } = resolved;
  const settled = {
    dialect,
    measures,
    zone,
    clocks,
    daysInUtc,
    order,
    decimal,
    counts: undefined,
    idsOf: source,
  };
  return { ...resolved, settled };
}

/** What was found in one reading. */
export interface Pass {
  readonly columns: Columns;
  readonly facts: Facts;
  readonly reading: RowReading;
  /** Rows that were read. */
  readonly rows: number;
  /** Rows that could not be. */
  readonly refused: number;
}

/** Rows after which it is guessed how the others are read. */
const FIRST_ROWS = 1000;

/** Reads all rows; `readingFor` gives the reading from the columns of the first. Or why nothing of the file goes in. */
export async function passOver(
  rows: AsyncIterable<Row | RefusedRow>,
  readingFor: (columns: readonly string[]) => RowReading,
): Promise<Pass | RefusedRow> {
  const columns = new Columns();
  let first: Row[] = [];
  let begun: { readonly reading: RowReading; readonly facts: Facts } | undefined;
  const begin = () => {
    const reading = readingFor(columns.names);
    const facts = new Facts(reading.settled, reading);
    for (const row of first) facts.take(row);
    first = [];
    return { reading, facts };
  };
  let [read, refused] = [0, 0];
  let fault: RefusedRow | undefined;
  for await (const row of rows) {
    if (row.kind === 'refused') {
      if (row.number === 0 && !ENDS_EARLY.has(row.fault)) return row;
      if (row.number === 0) fault = row;
      else refused++;
      continue;
    }
    read++;
    columns.add(row);
    if (begun !== undefined) begun.facts.take(row);
    else if (first.push(row) >= FIRST_ROWS) begun = begin();
  }
  if (read === 0 && refused === 0) return fault ?? refusedRow(0, '', 'nothing');
  return { columns, ...(begun ?? begin()), rows: read, refused };
}

/** True if rows are read alike by both. */
export const isAlike = (a: RowReading, b: RowReading): boolean =>
  JSON.stringify([a.dialect, a.measures]) === JSON.stringify([b.dialect, b.measures]);
