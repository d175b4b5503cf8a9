/** What the first lines of a CSV file say: its separator, its columns, and what its rows look like. */
import { parse } from '#csv';
import { scanLine } from './csv-scan.ts';
import { RowShape, separatorOf } from './csv-shape.ts';
import { CR, LF } from './lines.ts';
import { type RefusedRow, refusedRow } from './row.ts';

/** How a CSV file is written. */
export interface CsvHead {
  readonly separator: string;
  /** As the file writes them, trimmed; one without a name is `column 3`. */
  readonly columns: readonly string[];
  /** Lines before the first row. */
  readonly lines: number;
  readonly shape: RowShape;
}

/** The byte that ends lines: CR alone where there is no LF, as old Macs wrote. */
export const newlineOf = (bytes: Uint8Array): number =>
  bytes.includes(LF) || !bytes.includes(CR) ? LF : CR;

/** Lines by which a file is judged. */
const SAMPLE = 500;
/** A first line that tells the separator to a spreadsheet. */
const SAYS = /^"?sep=(.|\\t)"?$/i;

/** Marks of direction and of bytes, which copied names have: nobody sees them. */
const MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Cells of records, one on each line; a quote within a bare cell is a letter. */
export const cellsOf = (text: string, separator: string): string[][] =>
  parse(text, {
    delimiter: separator,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
  });

/** What a text says that begins a file, or is all of it (`whole`); or why it cannot be read. */
export function csvHead(
  text: string,
  whole: boolean,
  chosen: string | undefined,
): CsvHead | RefusedRow {
  const lines = text.split(text.includes('\n') ? /\r?\n/ : '\r'); // as `newlineOf`
  if (!whole) lines.pop(); // it goes on
  let first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return refusedRow(0, '', whole ? 'nothing' : 'tooLong');
  const [, said] = SAYS.exec((lines[first] ?? '').trim()) ?? [];
  if (said !== undefined) first++;
  const others = lines.slice(first + 1, first + 1 + SAMPLE);
  const separator =
    chosen ?? (said === '\\t' ? '\t' : said) ?? separatorOf(lines[first] ?? '', others);
  if (separator === undefined) return refusedRow(0, '', 'separator');
  const end = endOfHeader(lines, first, separator);
  if (end === undefined) return refusedRow(first + 1, '', whole ? 'quote' : 'tooLong');
  const [names = []] = cellsOf(lines.slice(first, end).join('\n'), separator);
  if (names.length < 2) return refusedRow(0, '', 'separator');
  const columns = names.map((name, i) => name.replace(MARKS, '').trim() || `column ${i + 1}`);
  const twice = columns.find((name, i) => columns.findIndex((one) => isSame(one, name)) < i);
  if (twice !== undefined) return refusedRow(0, twice, 'columnTwice', twice);
  const shape = new RowShape(separator, columns.length, lines.slice(end, end + SAMPLE));
  return { separator, columns, lines: end, shape };
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The index of the line after the header, which may have line ends in quotes; undefined: it has no end. */
function endOfHeader(
  lines: readonly string[],
  first: number,
  separator: string,
): number | undefined {
  let quoted = false;
  for (let i = first; i < lines.length; i++) {
    quoted = scanLine(lines[i] ?? '', separator, quoted).open;
    if (!quoted) return i + 1;
  }
  return undefined;
}
