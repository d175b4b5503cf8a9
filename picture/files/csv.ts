/** Reads CSV: csv-parse reads the cells of records, which are found before. */
import { type CsvHead, cellsOf } from './csv-head.ts';
import { type CsvRecord, CsvRecords, type TextLine } from './csv-records.ts';
import type { RowFault } from './faults.ts';
import { type Input, MAX_LINE, type Rows } from './input.ts';
import { CR, type Line, linesOf, TOO_LONG } from './lines.ts';
import { type RefusedRow, type Row, refusedRow, rowOf } from './row.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lossy = new TextDecoder('utf-8', { ignoreBOM: true });

/** The rows of a file whose lines end with `newline`, with or without a CR before. */
export async function* csvRows(input: Input, newline: number, head: CsvHead): Rows {
  const records = new CsvRecords(head.separator, head.shape);
  let number = 0;
  for await (const { lines, open } of linesOf(input.bytes, MAX_LINE, newline)) {
    if (open && input.stopped()) return;
    if (number + lines.length > input.most()) {
      yield [refusedRow(0, '', 'tooLarge')];
      return;
    }
    const found: (CsvRecord | RefusedRow)[] = [];
    for (const line of lines) {
      if (++number <= head.lines) continue;
      for (const one of records.push(textOf(line, number, open))) found.push(one);
    }
    if (found.length > 0) yield rowsOf(found, head, input);
  }
  if (input.stopped()) return;
  const rest = [...records.end()];
  if (rest.length > 0) yield rowsOf(rest, head, input);
}

function textOf(line: Line, number: number, open: boolean): TextLine {
  if (line === TOO_LONG) return { number, text: '', fault: 'tooLong', open };
  const bytes = line.at(-1) === CR ? line.subarray(0, -1) : line;
  let text: string;
  let fault: RowFault | undefined;
  try {
    text = strict.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    text = lossy.decode(bytes);
    fault = 'notUtf8';
  }
  if (text.includes('\0')) fault = 'nul';
  return { number, text, fault, open };
}

/** Cells beyond the columns that may be there if they are empty: spreadsheets write such. */
const MORE = 1000;

/** The rows of records; the cells of all are read at once. */
function rowsOf(
  found: readonly (CsvRecord | RefusedRow)[],
  { separator, columns }: CsvHead,
  { share, names }: Input,
): (Row | RefusedRow)[] {
  const fits = (one: CsvRecord) =>
    one.cells >= columns.length && one.cells <= columns.length + MORE;
  const texts = found.flatMap((one) => (one.kind === 'record' && fits(one) ? [one.text] : []));
  const all = cellsOf(texts.join('\n'), separator);
  if (all.length !== texts.length) throw new Error('records of CSV were read as others');
  let next = 0;
  const at = { share: share(), names };
  return found.map((one) => {
    if (one.kind === 'refused') return one;
    const { number } = one;
    const cut = one.open && one.cells < columns.length;
    if (!fits(one))
      return refusedRow(number, '', cut ? 'truncated' : 'cells', cut ? '' : `${one.cells}`);
    const cells = all[next++] ?? [];
    const more = cells.slice(columns.length).some((cell) => cell.trim() !== '');
    if (more) return refusedRow(number, '', 'cells', `${one.cells}`);
    return rowOf(
      columns.map((name, i): readonly [string, unknown] => [name, cells[i]]),
      { ...at, number },
    );
  });
}
