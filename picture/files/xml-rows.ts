/** Reads KML and GPX, one placemark, waypoint, route or track at a time. @tmcw/togeojson makes their geometries. */
import { gpxValues } from './gpx.ts';
import type { Input, Rows } from './input.ts';
import { kmlValues, SKIPPED } from './kml.ts';
import { type RefusedRow, type Row, refusedRow, rowOf } from './row.ts';
import { elementsOf, type XmlElement } from './xml-dom.ts';
import { type XmlPart, XmlSplitter } from './xml-split.ts';

const WANTED = {
  kml: new Set(['Placemark', ...SKIPPED]),
  gpx: new Set(['wpt', 'rte', 'trk']),
} as const;

/** The first elements of files: with KML also what stands in it, as programs copy it. */
const ROOTS = {
  kml: new Set(['kml', 'Document', 'Folder', 'Placemark']),
  gpx: new Set(['gpx']),
} as const;

/** The format by the first element of a text; or why it is none that is read. */
export function rootOf(text: string): 'kml' | 'gpx' | RefusedRow {
  const [first] = new XmlSplitter(WANTED.kml).push(new TextEncoder().encode(text));
  if (first === undefined || first.kind === 'broken') return refusedRow(0, '', 'notXml');
  if (first.kind === 'doctype') return refusedRow(0, '', 'doctype');
  if (ROOTS.gpx.has(first.name)) return 'gpx';
  return ROOTS.kml.has(first.name) ? 'kml' : refusedRow(0, '', 'notFeatures', first.name);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** An element in its file. */
interface Found {
  readonly number: number;
  readonly name: string;
  /** The folder of KML in which it is. */
  readonly folder: string | undefined;
  readonly text: string;
}

/** The rows of a file; of KML also what is no placemark and is passed over, each as a refusal. */
export async function* xmlRows(input: Input, format: 'kml' | 'gpx'): Rows {
  const splitter = new XmlSplitter(WANTED[format]);
  const folders: string[] = [];
  let number = 0;
  for await (const chunk of input.bytes) {
    const found: (Found | RefusedRow)[] = [];
    for (const part of splitter.push(chunk)) {
      switch (part.kind) {
        case 'start':
          if (part.name === 'Folder') folders.push('');
          break;
        case 'end':
          if (part.name === 'Folder') folders.pop();
          else if (part.name === 'name' && part.parent === 'Folder') {
            folders[folders.length - 1] = part.text?.trim() ?? '';
          }
          break;
        case 'element':
          found.push(elementIn(++number, part, folders.at(-1)));
          break;
        case 'doctype':
          found.push(refusedRow(0, '', 'doctype'));
          break;
        case 'broken':
          found.push(
            splitter.empty ? refusedRow(0, '', 'notXml') : refusedRow(number + 1, '', 'broken'),
          );
          break;
        default:
          part satisfies never;
      }
    }
    if (splitter.tags > input.most()) {
      yield [refusedRow(0, '', 'tooLarge')];
      return;
    }
    if (found.length > 0) yield rowsOf(found, input);
    if (found.some((one) => 'kind' in one && (one.number === 0 || one.fault === 'broken'))) return;
  }
  if (splitter.complete || input.stopped()) return;
  if (splitter.empty) yield [refusedRow(0, '', 'notXml')];
  else yield [refusedRow(splitter.inElement ? number + 1 : 0, '', 'truncated')];
}

function elementIn(
  number: number,
  { name, bytes, deep }: XmlPart & { kind: 'element' },
  folder: string | undefined,
): Found | RefusedRow {
  if (SKIPPED.has(name)) return refusedRow(number, '', 'notRead', name);
  if (deep) return refusedRow(number, '', 'tooDeep');
  if (bytes === undefined) return refusedRow(number, '', 'tooLong');
  if (bytes.includes(0)) return refusedRow(number, '', 'nul');
  try {
    return { number, name, folder, text: decoder.decode(bytes) };
  } catch (fault) {
    if (fault instanceof TypeError) return refusedRow(number, '', 'notUtf8');
    throw fault;
  }
}

/** Elements that are read at once: few enough to stay small, enough to be quick. */
const TOGETHER = 32;

function rowsOf(found: readonly (Found | RefusedRow)[], input: Input): (Row | RefusedRow)[] {
  const share = input.share();
  const read = found.filter((one) => 'text' in one);
  const elements: (XmlElement | undefined)[] = [];
  for (let i = 0; i < read.length; i += TOGETHER) {
    elements.push(...elementsOf(read.slice(i, i + TOGETHER).map(({ text }) => text)));
  }
  let next = 0;
  return found.map((one) => {
    if ('kind' in one) return one;
    const { number, name, folder } = one;
    const element = elements[next++];
    if (element === undefined) return refusedRow(number, '', 'notXml');
    const made = name === 'Placemark' ? kmlValues(element, folder) : gpxValues(element);
    if ('fault' in made) return refusedRow(number, '', made.fault, made.said);
    return rowOf(made.values, { number, geometry: made.geometry, share, names: input.names });
  });
}
