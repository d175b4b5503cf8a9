/** Columns and geometry of a waypoint, route or track of GPX 1.1; heights (`ele`) are metres above mean sea level. */
import { gpx } from '@tmcw/togeojson';
import { plainText } from './plain-text.ts';
import { XmlElement } from './xml-dom.ts';
import { isNumber, type XmlValues } from './xml-values.ts';

/** Elements that are no columns: positions, and what is read of them. */
const PARTS: ReadonlySet<string> = new Set([
  'ele',
  'time',
  'trkseg',
  'rtept',
  'extensions',
  'link',
]);
/** Columns that GPX names in short. */
const NAMES: Readonly<Record<string, string>> = { desc: 'description', cmt: 'comment' };

/** What is made of a `wpt`, `rte` or `trk`. Times are those of its first and last point. */
export function gpxValues(element: XmlElement): XmlValues {
  const points = element.getElementsByTagName(element.tagName === 'rte' ? 'rtept' : 'trkpt');
  const bad = [element, ...points].find(isNowhere);
  if (bad !== undefined) return { fault: 'geometry', said: positionOf(bad) };
  const values: [string, string][] = element.elements
    .filter(({ tagName }) => !PARTS.has(tagName))
    .map(({ tagName, textContent }) => [NAMES[tagName] ?? tagName, plainText(textContent.trim())]);
  for (const extension of element.elements.filter(({ tagName }) => tagName === 'extensions')) {
    for (const one of leavesOf(extension)) values.push([one.tagName, one.textContent.trim()]);
  }
  const times = element.getElementsByTagName('time').map(({ textContent }) => textContent.trim());
  const [first = ''] = times;
  const last = times.at(-1) ?? '';
  values.push(['time', first], ['until', last === first ? '' : last]);
  const link = element.elements.find(({ tagName }) => tagName === 'link');
  values.push(['link', link?.getAttribute('href') ?? '']);
  const geometry = geometryOf(element);
  if (geometry === undefined) return { fault: 'geometry', said: String(points.length) };
  return { values: Object.fromEntries(values), geometry };
}

/** undefined: it has too few points. */
function geometryOf(element: XmlElement): unknown {
  const document = new XmlElement('gpx', new Map());
  document.add(element);
  // togeojson asks for a DOM; it uses what XmlElement has
  return gpx(document as unknown as Parameters<typeof gpx>[0]).features[0]?.geometry;
}

const positionOf = (point: XmlElement): string =>
  `${point.getAttribute('lat') ?? ''} ${point.getAttribute('lon') ?? ''}`.slice(0, 40);

/** True for a point without its two numbers: togeojson would leave it out. */
const isNowhere = (point: XmlElement): boolean =>
  /pt$/.test(point.tagName) &&
  !['lat', 'lon'].every((name) => isNumber(point.getAttribute(name) ?? ''));

const leavesOf = (element: XmlElement): XmlElement[] =>
  element.elements.flatMap((one) => (one.elements.length === 0 ? [one] : leavesOf(one)));
