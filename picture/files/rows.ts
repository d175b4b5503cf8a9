/** Reads rows of a feed's file: GeoJSON at once, NDJSON and CSV as streams; all may be gzipped. */
import { createReadStream, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { splitLines, TOO_LONG } from './lines.ts';
import { type RefusedRow, type Row, refusedRow, rowOf } from './row.ts';
import type { Format } from './source.ts';

/** The format by the file's name; undefined: none of them. */
export function formatOf(path: string): Format | undefined {
  const [, ending] = /\.(geojson|ndjson|csv)(?:\.gz)?$/i.exec(path) ?? [];
  return ending?.toLowerCase() as Format | undefined; // the three endings of the pattern
}

/** Bytes of a line, which holds one event; the server accepts no longer ones. */
const MAX_LINE = 1 << 20;

/** The rows of a file in order, and what is no row. Throws errors of the file system. */
export async function* readRows(path: string, format: Format): AsyncGenerator<Row | RefusedRow> {
  const file = createReadStream(path);
  const size = Math.max(1, statSync(path).size);
  const share = () => Math.min(1, file.bytesRead / size);
  const bytes = /\.gz$/i.test(path) ? file.pipe(createGunzip()) : file;
  if (bytes !== file) file.on('error', (fault) => bytes.destroy(fault));
  switch (format) {
    case 'geojson':
      yield* featuresOf(await buffer(bytes));
      break;
    case 'ndjson':
      yield* linesAsRows(bytes, share);
      break;
    case 'csv':
      yield* recordsOf(bytes, share);
      break;
    case 'kml':
    case 'gpx':
      throw new Error(`${format} is not read yet`);
    default:
      format satisfies never;
  }
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

async function* recordsOf(
  bytes: NodeJS.ReadableStream,
  share: () => number,
): AsyncGenerator<Row | RefusedRow> {
  const wrong: RefusedRow[] = [];
  const parser = parse({
    bom: true,
    columns: true,
    info: true,
    max_record_size: MAX_LINE,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error, _text) => {
      if (error !== undefined) wrong.push(refusedRow(lineIn(error), '', 'rule', error.message));
    },
  });
  bytes.on('error', (fault) => parser.destroy(fault));
  for await (const { record, info } of bytes.pipe(parser) as AsyncIterable<Parsed>) {
    yield* wrong.splice(0);
    const broken = Object.entries(record).find(([, value]) => value.includes('\ufffd'));
    if (broken === undefined) yield rowOf(record, { number: info.lines, share: share() });
    else yield refusedRow(info.lines, broken[0], 'rule', 'is not UTF-8');
  }
  yield* wrong;
}

/** A record of csv-parse with the options `info` and `columns`. */
interface Parsed {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

const lineIn = (error: object): number =>
  'lines' in error && typeof error.lines === 'number' ? error.lines : 0;
