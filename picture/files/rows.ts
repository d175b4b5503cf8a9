/** Reads the rows of a file, the same in Node and in the page. What is held of a file is never more than a piece of it. */
import { gathered } from './bytes.ts';
import { csvRows } from './csv.ts';
import { csvHead, newlineOf } from './csv-head.ts';
import { jsonRows } from './geojson.ts';
import { BEGINNING, type Head } from './head.ts';
import type { Input, Rows } from './input.ts';
import { ndjsonRows } from './ndjson.ts';
import { type RefusedRow, type Row, refusedRow } from './row.ts';
import type { Source } from './source.ts';
import { resumed, Unpacked } from './unpacked.ts';
import { toUtf8 } from './utf8.ts';
import { xmlRows } from './xml-rows.ts';

/** So many lines in a row that are none, and nothing more of a file is read. */
const HOPELESS = 20_000;

/**
 * The rows of a file in order, and what is no row, each by its number. What ends the reading early is the last that is
 * given. Throws nothing that a file can cause.
 */
export async function* readRows(source: Source, head: Head): AsyncGenerator<Row | RefusedRow> {
  const file = new Unpacked(source);
  let none = true;
  let refused = 0;
  for await (const rows of rowsOf(file, head)) {
    for (const row of rows) {
      none = false;
      yield row;
      refused = row.kind === 'row' ? 0 : refused + 1;
      if (refused < HOPELESS) continue;
      yield refusedRow(0, '', 'noRows', String(HOPELESS));
      return;
    }
  }
  if (file.stop !== undefined) yield refusedRow(0, '', file.stop.fault, file.stop.said);
  else if (none) yield refusedRow(0, '', 'nothing');
}

async function* rowsOf(file: Unpacked, head: Head): Rows {
  const text = toUtf8(file.bytes(), head.encoding);
  const first = await gathered(text, BEGINNING);
  const input: Input = {
    bytes: resumed(first, text),
    share: () => file.share,
    stopped: () => file.stop !== undefined,
    names: new Map(),
  };
  const begins = first.subarray(0, BEGINNING);
  const newline = newlineOf(begins);
  switch (head.format) {
    case 'geojson':
    case 'json':
      yield* jsonRows(input, head.format);
      break;
    case 'ndjson':
      yield* ndjsonRows(input, newline);
      break;
    case 'csv': {
      const whole = first.length < BEGINNING;
      const csv = csvHead(new TextDecoder().decode(begins), whole, head.separator);
      if ('kind' in csv) yield [csv];
      else yield* csvRows(input, newline, csv);
      break;
    }
    case 'kml':
    case 'gpx':
      yield* xmlRows(input, head.format);
      break;
    default:
      head.format satisfies never;
  }
}
