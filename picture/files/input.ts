/** What a reader of one format is given of a file, and what it gives. */
import type { RefusedRow, Row } from './row.ts';

/** The text of a file. */
export interface Input {
  /** In UTF-8 without its mark, to be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The share of the file read so far, 0 to 1. */
  readonly share: () => number;
  /** True, once `bytes` has ended, if the file goes on but was not read further: then nothing is said of its end. */
  readonly stopped: () => boolean;
  /** How many lines (tags of XML) there can be so far; with more it is refused as too large. */
  readonly most: () => number;
  /** The names of its columns, for `rowOf`. */
  readonly names: Map<string, string>;
}

/** Some rows, in order. A fault of the file is the last that a reader gives. */
export type Rows = AsyncGenerator<readonly (Row | RefusedRow)[]>;

/** Bytes of a line or record, which holds one event. */
export const MAX_LINE = 1 << 20;
