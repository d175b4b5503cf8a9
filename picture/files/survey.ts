/** What a file was found to be, from all of its rows: said, and shown as a table, before anything goes in. [R69] */
import type { Choices } from './choices.ts';
import { type Dialect, type Field, slotsOf } from './dialect.ts';
import { type Head, readHead } from './head.ts';
import { isAlike, type Pass, passOver, readingOf } from './pass.ts';
import type { RefusedRow } from './row.ts';
import { readRows } from './rows.ts';
import type { Settled } from './settled.ts';
import type { Format, Source } from './source.ts';

export type { Choices } from './choices.ts';

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
  /** The zone whose days are meant where a time is only a day; undefined if none is. */
  readonly days: string | undefined;
  /** The order of days and months that the rows settle; 'open' if none does and it matters. */
  readonly order: 'dmy' | 'mdy' | 'open' | undefined;
  /** What separates decimals; 'open' if it matters and no row tells; undefined if it does not matter. */
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

/** Readings of a file: the first rows may tell wrong how to read it, and so may columns that cannot be read. */
const MOST_PASSES = 3;

/**
 * Reads a file to its end and says what it is, or why nothing of it goes in. Of `dialects` the first that fits is
 * taken; the last one should take anything. Its first rows tell how the others may be read; the file is read again
 * if they told it wrong.
 */
export async function surveyFile(
  source: Source,
  choices: Choices,
  dialects: readonly Dialect[],
): Promise<Survey | RefusedRow> {
  const head = await readHead(source, choices);
  if ('fault' in head) return head;
  let names: readonly string[] | undefined;
  let without: ReadonlySet<string> = new Set();
  for (let pass = 1; ; pass++) {
    const reading = (seen: readonly string[]) =>
      readingOf(names ?? seen, choices, dialects, without);
    const found = await passOver(readRows(source, head), reading);
    if ('fault' in found) return found;
    names = found.columns.names;
    without = new Set([...without, ...found.facts.unreadable]);
    const right = readingOf(names, choices, dialects, without);
    if (pass === MOST_PASSES || isAlike(found.reading, right)) {
      return surveyOf(source, head, choices, { ...found, reading: right });
    }
  }
}

/** What was found in the last reading of a file. */
function surveyOf(
  { name }: Source,
  head: Head,
  choices: Choices,
  { columns, facts, reading, rows, refused }: Pass,
): Survey {
  const { dialect, settled } = reading;
  const slots = slotsOf(dialect);
  const idsCount = facts.idsCount(refused);
  const { order } = facts;
  const decimal = isWrittenByPrograms(head.format) && facts.decimal !== ',' ? '.' : facts.decimal;
  return {
    head,
    format: head.format,
    encoding: head.encoding,
    separator: head.separator,
    dialect: dialect.name,
    rows,
    columns: [...columns.all].map(([lower, column]) => ({
      ...column,
      means: slots.get(lower) ?? [],
    })),
    zone: facts.hasBareTimes ? (settled.zone ?? 'missing') : undefined,
    days: facts.hasDays ? daysOf(settled) : undefined,
    order,
    decimal,
    idsCount,
    bareHeights: facts.lacksUnit ? 'm' : undefined,
    joined: facts.joined,
    settled: {
      ...settled,
      order: order === 'open' ? undefined : order,
      counts: facts.counts,
      decimal: decimal === 'open' ? undefined : decimal,
      idsOf: choices.source ?? (idsCount ? baseOf(name) : undefined),
    },
  };
}

const daysOf = ({ zone, daysInUtc }: Settled): string => (daysInUtc ? 'UTC' : (zone ?? 'UTC'));

/** In such a file 1.200 is 1.2; people write it in tables alone. */
const isWrittenByPrograms = (format: Format): boolean => format !== 'csv';

/** The name of a file without folders and endings: `monday` of `monday.csv.gz`. */
const baseOf = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/\.gz$/i, '')
    .replace(/(?<=.)\.\w+$/, '');
