/** Finds what a file is from its beginning. A person's choices go before what is found. */
import { gathered } from './bytes.ts';
import { csvHead } from './csv-head.ts';
import { encodingNamed, encodingOf } from './encoding.ts';
import { isJunk, jsonFormat } from './json-format.ts';
import { type RefusedRow, refusedRow } from './row.ts';
import { type Format, formatOf, type Source } from './source.ts';
import { Unpacked } from './unpacked.ts';
import { toUtf8 } from './utf8.ts';
import { rootOf } from './xml-rows.ts';

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

/** Bytes by which a file is judged. */
export const BEGINNING = 1 << 16;

/** What a file is; or why nothing of it can be read. */
export async function readHead(
  source: Source,
  { separator, encoding }: Overrule = {},
): Promise<Head | RefusedRow> {
  const file = new Unpacked(source);
  const chunks = file.bytes();
  const bytes = (await gathered(chunks, BEGINNING)).subarray(0, BEGINNING);
  await chunks.return(undefined);
  const whole = bytes.length < BEGINNING;
  if (bytes.length === 0) {
    const { fault, said } = file.stop ?? { fault: 'nothing', said: '' };
    return refusedRow(0, '', fault, said);
  }
  if (isZip(bytes)) return refusedRow(0, '', 'zip', endingOf(source.name));
  const named = formatOf(source.name);
  if (named === undefined) return refusedRow(0, '', 'format', endingOf(source.name));
  const found =
    encoding === undefined
      ? ((isXml(named) ? declared(bytes) : undefined) ?? encodingOf(bytes, whole))
      : encodingNamed(encoding);
  if (found === undefined) return refusedRow(0, '', 'encoding', encoding ?? '');
  const text = await textOf(bytes, found);
  const head = { packed: file.packed, encoding: found };
  if (named === 'csv') {
    const csv = csvHead(text, whole, separator);
    if ('kind' in csv) return csv;
    return { ...head, format: 'csv', separator: csv.separator, columns: csv.columns };
  }
  const format = isXml(named) ? rootOf(text) : jsonFormat(text, whole, named);
  if (typeof format !== 'string') return format;
  if (format === 'ndjson' && isJunk(text)) return refusedRow(0, '', 'notJson');
  return { ...head, format, separator: undefined, columns: undefined };
}

const isXml = (format: Format): format is 'kml' | 'gpx' => format === 'kml' || format === 'gpx';

async function textOf(bytes: Uint8Array, label: string): Promise<string> {
  const all = toUtf8(only(bytes), label);
  return new TextDecoder().decode((await gathered(all, BEGINNING)).subarray(0, BEGINNING));
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** KMZ, workbooks and other packed folders. */
const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

const endingOf = (name: string): string => /\.[^.]*$/.exec(name)?.[0].slice(0, 20) ?? '';

const DECLARED = /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/;

/** The encoding that an XML declaration names in letters of ASCII; in UTF-16 there are none. */
function declared(bytes: Uint8Array): string | undefined {
  const [, name] = DECLARED.exec(String.fromCharCode(...bytes.subarray(0, 200))) ?? [];
  const encoding = name === undefined ? undefined : encodingNamed(name);
  return encoding?.startsWith('utf-') === true ? undefined : encoding;
}
