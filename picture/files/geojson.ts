/** Reads GeoJSON, and other JSON that is a list of objects, one element at a time. */
import type { Input, Rows } from './input.ts';
import { isGeoJson, jsonRow, otherSystem } from './json-row.ts';
import { type JsonPart, JsonSplitter } from './json-split.ts';
import { readJson } from './json-value.ts';
import { type RefusedRow, type Row, refusedRow } from './row.ts';

/**
 * The rows of a FeatureCollection, a Feature, a geometry, an array of such or of objects, or of values that follow each
 * other. `format` is 'json' where objects by themselves are rows.
 */
export async function* jsonRows(input: Input, format: 'geojson' | 'json'): Rows {
  const splitter = new JsonSplitter();
  let number = 0;
  const take = (part: JsonPart): Row | RefusedRow | undefined => {
    switch (part.kind) {
      case 'member':
        return part.name === 'crs' ? crsFault(part.bytes) : undefined;
      case 'broken':
        return number === 0 ? refusedRow(0, '', 'notJson') : refusedRow(number + 1, '', 'broken');
      case 'value':
      case 'element':
        return rowIn(part, ++number);
      default:
        return part satisfies never;
    }
  };
  const rowIn = ({ kind, bytes }: JsonPart & { kind: 'value' | 'element' }, n: number) => {
    if (bytes === undefined) return refusedRow(n, '', 'tooLong');
    const read = readJson(bytes);
    if ('fault' in read) return refusedRow(n, '', read.fault, read.said);
    const { value } = read;
    if (kind === 'value' && format === 'geojson' && !isGeoJson(value)) {
      return refusedRow(0, '', 'notFeatures');
    }
    return jsonRow(value, { number: n, share: input.share(), names: input.names });
  };
  for await (const chunk of input.bytes) {
    const rows: (Row | RefusedRow)[] = [];
    for (const part of splitter.push(chunk)) {
      const row = take(part);
      if (row === undefined) continue;
      rows.push(row);
      if (endsFile(row)) {
        yield rows;
        return;
      }
    }
    if (rows.length > 0) yield rows;
  }
  if (splitter.complete || input.stopped()) return;
  yield [refusedRow(splitter.inRow ? number + 1 : 0, '', 'truncated')];
}

const endsFile = (row: Row | RefusedRow): boolean =>
  row.kind === 'refused' && (row.number === 0 || row.fault === 'broken');

/** Why a coordinate system that is named for the whole file cannot be taken. */
function crsFault(bytes: Uint8Array): RefusedRow | undefined {
  const read = readJson(bytes);
  const system = 'value' in read ? otherSystem(read.value) : '?';
  return system === undefined ? undefined : refusedRow(0, '', 'crs', system);
}
