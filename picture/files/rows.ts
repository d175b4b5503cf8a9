/** Reads the rows of a file. Interim: this still reads GeoJSON and CSV at once; the signatures are final. */
import { parse } from 'csv-parse/sync';
import type { Head, Overrule } from './head.ts';
import { splitLines, TOO_LONG } from './lines.ts';
import { type RefusedRow, type Row, refusedRow, rowOf } from './row.ts';
import { formatOf, type Source } from './source.ts';

/** Bytes of a line, which holds one event; the server accepts no longer ones. */
const MAX_LINE = 1 << 20;

/** What a file is, from its beginning; or why nothing of it can be read. */
export async function readHead(
  source: Source,
  { separator, encoding }: Overrule = {},
): Promise<Head | RefusedRow> {
  const format = formatOf(source.name);
  if (format === undefined) return refusedRow(0, '', 'format', source.name);
  return {
    format,
    packed: /\.gz$/i.test(source.name),
    encoding: encoding ?? 'utf-8',
    separator: format === 'csv' ? (separator ?? ',') : undefined,
    columns: undefined,
  };
}

/**
 * The rows of a file in order, and what is no row. What ends the reading early is the last that is given: a fault of
 * the file, with the number of the row in which it ends, or 0. Throws nothing that a file can cause.
 */
export async function* readRows(source: Source, head: Head): AsyncGenerator<Row | RefusedRow> {
  const size = Math.max(1, source.size);
  let read = 0;
  const share = () => Math.min(1, read / size);
  async function* raw(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for await (const chunk of source.open()) {
      read += chunk.length;
      yield new Uint8Array(chunk);
    }
  }
  const bytes = head.packed ? gunzipped(raw()) : raw();
  try {
    switch (head.format) {
      case 'geojson':
        yield* featuresOf(await whole(bytes));
        break;
      case 'ndjson':
        yield* linesAsRows(bytes, share);
        break;
      case 'csv':
        yield* recordsOf(new TextDecoder().decode(await whole(bytes)), head.separator ?? ',');
        break;
      case 'kml':
      case 'gpx':
        yield refusedRow(0, '', 'notFeatures', head.format);
        break;
      default:
        head.format satisfies never;
    }
  } catch (fault) {
    yield refusedRow(0, '', 'unreadable', fault instanceof Error ? fault.message : String(fault));
  }
}

async function* gunzipped(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  const pump = async () => {
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  };
  const pumped = pump().catch(() => undefined); // the reader hears of it
  yield* readable;
  await pumped;
}

async function whole(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The value of JSON in UTF-8, or why it is none. */
function jsonIn(bytes: Uint8Array): { readonly value: unknown } | { readonly why: string } {
  try {
    return { value: JSON.parse(decoder.decode(bytes)) };
  } catch (fault) {
    return { why: fault instanceof SyntaxError ? 'is not JSON' : 'is not UTF-8' };
  }
}

function* featuresOf(bytes: Uint8Array): Generator<Row | RefusedRow> {
  const read = jsonIn(bytes);
  if ('why' in read) {
    yield refusedRow(0, '', 'rule', `the file ${read.why}`);
    return;
  }
  const { value } = read;
  const features = isRecord(value) && value.type === 'Feature' ? [value] : undefined;
  const several = features ?? (isRecord(value) ? value.features : undefined);
  if (!Array.isArray(several)) {
    yield refusedRow(0, '', 'rule', 'the file is not a FeatureCollection or a Feature');
    return;
  }
  for (const [i, feature] of several.entries()) {
    yield valueAsRow(feature, i + 1, (i + 1) / several.length);
  }
}

async function* linesAsRows(
  bytes: AsyncIterable<Uint8Array>,
  share: () => number,
): AsyncGenerator<Row | RefusedRow> {
  let number = 0;
  for await (const line of splitLines(bytes, MAX_LINE)) {
    number++;
    if (line === TOO_LONG) yield refusedRow(number, '', 'rule', 'the line is longer than 1 MiB');
    else if (line.some((byte) => byte > 32)) {
      const read = jsonIn(line);
      if ('why' in read) yield refusedRow(number, '', 'rule', `the line ${read.why}`);
      else yield valueAsRow(read.value, number, share());
    }
  }
}

/** The row of a GeoJSON feature, or of an object whose members are columns. */
function valueAsRow(value: unknown, number: number, share: number): Row | RefusedRow {
  if (!isRecord(value)) return refusedRow(number, '', 'rule', 'is not an object');
  if (value.type !== 'Feature') return rowOf(value, { number, share });
  const { id, geometry, properties } = value;
  const values = { id, ...(isRecord(properties) ? properties : {}) };
  return rowOf(values, { number, geometry, share });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function* recordsOf(text: string, separator: string): Generator<Row | RefusedRow> {
  const wrong: RefusedRow[] = [];
  const records = parse(text, {
    bom: true,
    columns: true,
    delimiter: separator,
    info: true,
    max_record_size: MAX_LINE,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error, _text) => {
      if (error !== undefined) wrong.push(refusedRow(lineIn(error), '', 'rule', error.message));
    },
  }) as unknown as readonly Parsed[]; // as `info` and `columns` make them
  yield* wrong;
  const names = new Map<string, string>();
  for (const { record, info } of records) {
    const broken = Object.entries(record).find(([, value]) => value.includes('\ufffd'));
    if (broken === undefined) yield rowOf(record, { number: info.lines, share: 1, names });
    else yield refusedRow(info.lines, broken[0], 'rule', 'is not UTF-8');
  }
}

/** A record of csv-parse with the options `info` and `columns`. */
interface Parsed {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

const lineIn = (error: object): number =>
  'lines' in error && typeof error.lines === 'number' ? error.lines : 0;
