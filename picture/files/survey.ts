/** What a file was found to be, from all of its rows: said, and shown as a table, before anything goes in. [R69] */
import type { Field } from './dialect.ts';
import type { RefusedRow } from './row.ts';
import type { Format } from './source.ts';

/** What a person says about a file, on the command line or in the page; it goes before what is found. */
export interface Choices {
  /** By field of an event a template: `{alt} ft`. */
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** IANA zone of times that name none. */
  readonly zone?: string | undefined;
  /** Between columns of CSV, one character. */
  readonly separator?: string | undefined;
  /** A label of the Encoding standard: `windows-1256`. */
  readonly encoding?: string | undefined;
  /** Which number of 03/04/2026 is the day. */
  readonly order?: 'dmy' | 'mdy' | undefined;
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

/** What was found. */
export interface Survey {
  readonly format: Format;
  /** Of its text, a label of the Encoding standard. */
  readonly encoding: string;
  /** Between columns; undefined for formats that have none. */
  readonly separator: string | undefined;
  /** The name of the dialect. */
  readonly dialect: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** The zone that times without one are read in; 'missing' if there are such times and none is known. */
  readonly zone: string | 'missing' | undefined;
  /** The order of days and months that the rows settle; 'open' if none does and it matters. */
  readonly order: 'dmy' | 'mdy' | 'open' | undefined;
  /** True if ids only count the rows; they are then those of a file of this name alone. */
  readonly idsCount: boolean;
  /** What altitudes without a unit are taken as; undefined if all have one, or there are none. */
  readonly bareHeights: 'm' | undefined;
  /** The date and the time of day stand in two columns, which are read together. */
  readonly joined: readonly [date: string, time: string] | undefined;
  /** Why nothing of it goes in; undefined if rows do. */
  readonly refused: RefusedRow | undefined;
}
