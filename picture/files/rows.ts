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

/** Tags of a row in XML that a byte of a packed file may have. */
const TAGS = 4;

/**
 * The rows of a file in order, and what is no row, each by its number. What ends the reading early is the last that is
 * given. Throws nothing that a file can cause.
 */
export async function* readRows(source: Source, head: Head): AsyncGenerator<Row | RefusedRow> {
  const file = new Unpacked(source);
  let inARow = 0;
  let count = 0;
  for await (const rows of rowsOf(file, head)) {
    count += rows.length;
    if (count > file.most(1)) {
      yield refusedRow(0, '', 'tooLarge');
      return;
    }
    for (const row of rows) {
      yield row;
      inARow = row.kind === 'row' ? 0 : inARow + 1;
      if (inARow < HOPELESS) continue;
      yield refusedRow(0, '', 'noRows', String(HOPELESS));
      return;
    }
  }
  if (file.stop !== undefined) yield refusedRow(0, '', file.stop.fault, file.stop.said);
  else if (count === 0) yield refusedRow(0, '', 'nothing');
}

async function* rowsOf(file: Unpacked, head: Head): Rows {
  const text = toUtf8(file.bytes(), head.encoding);
  try {
    const first = await gathered(text, BEGINNING);
    if (first.length === 0 && file.stop !== undefined) return;
    const input: Input = {
      bytes: resumed(first, text),
      share: () => file.share,
      stopped: () => file.stop !== undefined,
      most: () => file.most(head.format === 'kml' || head.format === 'gpx' ? TAGS : 1),
      names: new Map(),
    };
    yield* readerOf(head, input, first);
  } finally {
    await text.return(undefined);
  }
}

/** The rows of a text that begins with `first`. */
function readerOf(head: Head, input: Input, first: Uint8Array): Rows {
  const begins = first.subarray(0, BEGINNING);
  switch (head.format) {
    case 'geojson':
    case 'json':
      return jsonRows(input, head.format);
    case 'ndjson':
      return ndjsonRows(input, newlineOf(begins));
    case 'csv': {
      const text = new TextDecoder().decode(begins);
      const csv = csvHead(text, first.length < BEGINNING, head.separator);
      return 'kind' in csv ? refused(csv) : csvRows(input, newlineOf(begins), csv);
    }
    case 'kml':
    case 'gpx':
      return xmlRows(input, head.format);
    default:
      return head.format satisfies never;
  }
}

async function* refused(row: RefusedRow): Rows {
  yield [row];
}
