/** A file to read events from, wherever it lies: the server and the page each open their own. */
export interface Source {
  /** With its ending, which tells the format: `monday.csv.gz`. */
  readonly name: string;
  /** Bytes, as it lies there. */
  readonly size: number;
  /** The bytes from its beginning, packed if it is packed; may be called again. Throws what prevents reading. */
  open(): AsyncIterable<Uint8Array>;
}

/** The formats of files; 'json' is a list of objects. Rows of 'ndjson' and 'csv' have the numbers of their lines. */
export type Format = 'geojson' | 'json' | 'ndjson' | 'csv' | 'kml' | 'gpx';

const BY_ENDING: Readonly<Record<string, Format>> = {
  geojson: 'geojson',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  geojsonl: 'ndjson',
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  kml: 'kml',
  gpx: 'gpx',
  xml: 'kml',
};

/** The format by a file's name, with or without `.gz`; undefined: none of them. Its beginning may say otherwise. */
export function formatOf(name: string): Format | undefined {
  const [, ending = ''] = /\.(\w+?)(?:\.gz)?$/i.exec(name) ?? [];
  const found = ending.toLowerCase();
  return Object.hasOwn(BY_ENDING, found) ? BY_ENDING[found] : undefined;
}
