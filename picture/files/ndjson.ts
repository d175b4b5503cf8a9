/** Reads JSON with a value on each line: NDJSON, and GeoJSON text sequences (RFC 8142). */
import { type Input, MAX_LINE, type Rows } from './input.ts';
import { jsonRow } from './json-row.ts';
import { readJson } from './json-value.ts';
import { type Line, linesOf, TOO_LONG } from './lines.ts';
import { type RefusedRow, type Row, refusedRow } from './row.ts';

/** Begins a text of a sequence. */
const SEPARATOR = 0x1e;
const SPACE = 0x20;

/** The rows of lines that end with `newline`; blank ones are counted and passed over. */
export async function* ndjsonRows(input: Input, newline: number): Rows {
  const { share, names } = input;
  let number = 0;
  const rowIn = (line: Line, open: boolean): Row | RefusedRow | undefined => {
    number++;
    if (line === TOO_LONG) return refusedRow(number, '', 'tooLong');
    const bytes = line[0] === SEPARATOR ? line.subarray(1) : line;
    if (!bytes.some((byte) => byte > SPACE || byte === 0)) return undefined;
    const read = readJson(bytes);
    if ('value' in read) return jsonRow(read.value, { number, share: share(), names });
    const cut = open && (read.fault === 'notJson' || read.fault === 'notUtf8');
    return refusedRow(number, '', cut ? 'truncated' : read.fault, read.said);
  };
  for await (const { lines, open } of linesOf(input.bytes, MAX_LINE, newline)) {
    if (open && input.stopped()) return;
    if (number + lines.length > input.most()) {
      yield [refusedRow(0, '', 'tooLarge')];
      return;
    }
    const rows = lines.flatMap((line) => rowIn(line, open) ?? []);
    if (rows.length > 0) yield rows;
  }
}
