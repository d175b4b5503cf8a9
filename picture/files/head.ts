/** What a file was found to be from its beginning. A person's choices go before what is found. */
import type { Format } from './source.ts';

/** What a file turned out to be. */
export interface Head {
  readonly format: Format;
  /** Compressed by gzip. */
  readonly packed: boolean;
  /** Of its text, a label of the Encoding standard: `windows-1256`. */
  readonly encoding: string;
  /** Between columns of CSV, one character; undefined for other formats. */
  readonly separator: string | undefined;
  /** The header of CSV, trimmed; undefined for other formats. A column without a name is `column 3`. */
  readonly columns: readonly string[] | undefined;
}

/** What a person says of a file, before what is found. */
export interface Overrule {
  readonly separator?: string | undefined;
  readonly encoding?: string | undefined;
}
