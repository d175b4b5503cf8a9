/** What a file was found to be, from all of its rows: said, and shown as a table, before anything goes in. [R69] */
import { type Dialect, dialectOf, type Field, slotsOf } from './dialect.ts';
import { ENDS_EARLY } from './faults.ts';
import type { Head } from './head.ts';
import { type RefusedRow, refusedRow } from './row.ts';
import { readHead, readRows } from './rows.ts';
import type { Format, Source } from './source.ts';

/** What a person says about a file, on the command line or in the page; it goes before what is found. */
export interface Choices {
  /** By field of an event a template: `{when}`, `{alt} ft` (the unit of cells that name none); '': not used. */
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** IANA zone of times that name none. */
  readonly zone?: string | undefined;
  /** Between columns of CSV, one character. */
  readonly separator?: string | undefined;
  /** A label of the Encoding standard: `windows-1256`. */
  readonly encoding?: string | undefined;
  /** Which number of 03/04/2026 is the day. */
  readonly order?: 'dmy' | 'mdy' | undefined;
  /** What separates the whole of a number from its parts. */
  readonly decimal?: '.' | ',' | undefined;
  /** Whose ids they are, if rows do not say it; files of one source may have the same rows. */
  readonly source?: string | undefined;
}

/** A column, over all rows. */
export interface Column {
  /** As the file writes it. */
  readonly name: string;
  /** Rows that have something in it. */
  readonly filled: number;
  /** Up to three different values, each up to 80 characters. */
  readonly examples: readonly string[];
  /** The fields that are made of it; empty: it is not used. */
  readonly means: readonly Field[];
}

/** How each row is read, settled by all of them. Plain data. */
export interface Settled {
  /** With the templates that a person gave. */
  readonly dialect: Dialect;
  /** IANA zone of times that name none; undefined: such times are refused. */
  readonly zone: string | undefined;
  readonly order: 'dmy' | 'mdy' | undefined;
  /** Numbers of ten digits count seconds; false: they are dates, 2611221419. */
  readonly counts: boolean | undefined;
  readonly decimal: '.' | ',' | undefined;
  /** Whose ids they are, beyond what rows say; undefined: everybody's of this desk. */
  readonly idsOf: string | undefined;
}

/** What was found. */
export interface Survey {
  readonly format: Format;
  /** Of its text, a label of the Encoding standard. */
  readonly encoding: string;
  /** Between columns; undefined for formats that have none. */
  readonly separator: string | undefined;
  /** The name of the dialect. */
  readonly dialect: string;
  /** Rows that were read; those that could not be are not counted. */
  readonly rows: number;
  readonly columns: readonly Column[];
  /** The zone that times without one are read in; 'missing' if there are such times and none is known. */
  readonly zone: string | 'missing' | undefined;
  /** The order of days and months that the rows settle; 'open' if none does and it matters. */
  readonly order: 'dmy' | 'mdy' | 'open' | undefined;
  /** What separates the parts of numbers; 'open' if no row tells and it matters; undefined: nothing asks it. */
  readonly decimal: '.' | ',' | 'open' | undefined;
  /** True if ids only count the rows; they are then those of a file of this name alone. */
  readonly idsCount: boolean;
  /** What altitudes without a unit are taken as; undefined if all have one, or there are none. */
  readonly bareHeights: 'm' | undefined;
  /** The date and the time of day stand in two columns, which are read together. */
  readonly joined: readonly [date: string, time: string] | undefined;
  readonly head: Head;
  readonly settled: Settled;
}

/**
 * Reads a file to its end and says what it is, or why nothing of it goes in. Of `dialects` the first that fits is
 * taken; the last one should take anything.
 */
export async function surveyFile(
  source: Source,
  choices: Choices,
  dialects: readonly Dialect[],
): Promise<Survey | RefusedRow> {
  const head = await readHead(source, choices);
  if ('fault' in head) return head;
  const counted = new Map<string, { name: string; filled: number; examples: Set<string> }>();
  let rows = 0;
  let refused: RefusedRow | undefined;
  for await (const row of readRows(source, head)) {
    if (row.kind === 'refused') {
      refused ??= row;
      if (row.number === 0 && !ENDS_EARLY.has(row.fault)) return row;
      continue;
    }
    rows++;
    for (const [lower, value] of row.columns) {
      const name = row.names.get(lower) ?? lower;
      const column = counted.get(lower) ?? { name, filled: 0, examples: new Set() };
      counted.set(lower, column);
      column.filled++;
      if (column.examples.size < 3) column.examples.add(value.slice(0, 80));
    }
  }
  if (rows === 0 && (refused === undefined || refused.number === 0)) {
    return refused ?? refusedRow(0, '', 'nothing');
  }
  const found = dialectOf(counted, dialects);
  if (found === undefined) throw new Error('no dialect takes this file');
  const dialect = { ...found, fields: { ...found.fields, ...choices.fields } };
  const zone = choices.zone ?? found.timeZone;
  const slots = slotsOf(dialect);
  return {
    format: head.format,
    encoding: head.encoding,
    separator: head.separator,
    head,
    dialect: found.name,
    rows,
    columns: [...counted].map(([lower, { name, filled, examples }]) => ({
      name,
      filled,
      examples: [...examples],
      means: slots.get(lower) ?? [],
    })),
    zone,
    order: choices.order,
    decimal: choices.decimal,
    idsCount: false,
    bareHeights: undefined,
    joined: undefined,
    settled: {
      dialect,
      zone,
      order: choices.order,
      counts: undefined,
      decimal: choices.decimal,
      idsOf: choices.source,
    },
  };
}
