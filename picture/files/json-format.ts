/** Whether a JSON file is a value on each line, a list of objects, or GeoJSON: by its beginning, then by its name. */
import { isMembers } from './json-row.ts';

/** How a file in JSON is read. */
export type JsonFormat = 'geojson' | 'json' | 'ndjson';

const SEPARATOR = '\u001e';
const FEATURES = /"type"\s*:\s*"Feature"/;
const COLLECTION = /"type"\s*:\s*"FeatureCollection"/;

/** `text` begins the file, or is all of it. Returns 'ndjson' where neither beginning nor name say otherwise. */
export function jsonFormat(text: string, whole: boolean, named: JsonFormat): JsonFormat {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.replaceAll(SEPARATOR, '').trim());
  const filled = lines.filter((line) => line !== '');
  const [first = '', second] = filled;
  const list: JsonFormat = FEATURES.test(text) ? 'geojson' : 'json';
  const value = second === undefined && !whole ? undefined : parsed(first);
  if (first.startsWith('[')) {
    return Array.isArray(value) && second !== undefined && named === 'ndjson' ? 'ndjson' : list;
  }
  if (isMembers(value)) {
    if (Array.isArray(value.features)) return 'geojson';
    return second?.startsWith('{') === true || named === 'ndjson' ? 'ndjson' : 'geojson';
  }
  const begun = first === '{' || COLLECTION.test(first);
  if (begun || text.startsWith(SEPARATOR)) return COLLECTION.test(text) ? 'geojson' : list;
  return named;
}

/** Lines by which a file is judged that has none in JSON. */
const MANY = 20;

/** True if a text has many lines, and none of them is JSON: its last may be cut. */
export function isJunk(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/).slice(0, -1);
  const filled = lines
    .map((line) => line.replaceAll(SEPARATOR, ''))
    .filter((line) => line.trim() !== '');
  return filled.length >= MANY && filled.every((line) => parsed(line) === undefined);
}

/** undefined: it is no JSON by itself. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
