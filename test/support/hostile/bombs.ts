/** Files of a few hundred KiB that unpack to 300 MiB. */
import { constants, deflateRawSync } from 'node:zlib';

const MiB = 1 << 20;
const PLACEMARK =
  '<Placemark><name>A</name><Point><coordinates>35.8,33.1</coordinates></Point></Placemark>';
const ROW = 'q7,2026-11-22T14:19:00Z,33.1,35.8,Smoke\n';

/** By name: what a file begins with, and what it repeats. */
const BOMBS: Readonly<Record<string, readonly [beginning: string, repeated: string]>> = {
  'zeros.csv.gz': ['', '\0'],
  'zeros.ndjson.gz': ['', '\0'],
  'line.csv.gz': ['', 'a'],
  'line.ndjson.gz': ['', 'a'],
  'brackets.geojson.gz': ['', '['],
  'brackets.ndjson.gz': ['', '['],
  'deep.geojson.gz': ['{"features":[{"id":1},{"a":', '['],
  'junk.ndjson.gz': ['', 'x\n'],
  'junk.csv.gz': ['', 'x\n'],
  'blank.ndjson.gz': ['{"id":1}\n', '\n'],
  'blank.csv.gz': ['a,b\n1,2\n', '\n'],
  'pairs.csv.gz': ['', 'a,b\n'],
  'objects.ndjson.gz': ['', '{}\n'],
  'objects.geojson.gz': ['{"features":[', '{},'],
  'junk.geojson.gz': ['', 'x\n'],
  'late.ndjson.gz': ['{"id":1}\n'.repeat(8000), 'x\n'],
  'quotes.csv.gz': [`id,time,lat,lon,title\n${ROW}`, '"x\n'],
  'rows.csv.gz': ['id,time,lat,lon,title\n', ROW],
  'tags.kml.gz': ['', '<a>'],
  'folders.kml.gz': [`<kml><Document>${PLACEMARK}`, '<Folder>'],
  'text.kml.gz': [`<kml><Document>${PLACEMARK}<Placemark><name>`, 'x'],
  'tags.gpx.gz': ['<gpx><wpt lat="1" lon="1"/>', '<a/>'],
  'within.gpx.gz': [
    '<gpx><wpt lat="1" lon="1"/>',
    `<wpt lat="1" lon="1">${'<a/>'.repeat(39_000)}</wpt>`,
  ],
  'comment.kml.gz': [`<kml><Document>${PLACEMARK}<!--`, '-'],
};

export const BOMB_NAMES = Object.keys(BOMBS);

/** The bytes of one: a block of deflate, repeated, whose end is never reached. */
export function bomb(name: string): Uint8Array {
  const [beginning, repeated] = BOMBS[name] ?? ['', ''];
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
  const packed = (text: string) =>
    deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const block = packed(repeated.repeat(Math.floor(MiB / repeated.length)));
  return Buffer.concat([header, packed(beginning), ...Array<Uint8Array>(300).fill(block)]);
}
