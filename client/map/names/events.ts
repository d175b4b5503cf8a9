/** The names of urgent events: always somewhere, the title if it finds room, else the reference. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Drawing } from '../../drawing/drawing.ts';
import { NAMES_OFF } from '../../drawing/symbols.ts';
import type { Rect } from '../fit.ts';
import { besides, geoOf, leaderOf, lonLat } from './geo.ts';
import { broken, widthOf } from './measure.ts';
import { beside, farFrom, isFree, leastTaken, type Spot } from './placing.ts';

const SIZE = 12; // pixels
const LINE = 1.2; // heights of a letter from one line to the next
const WIDEST = 150; // pixels of a line
const OFF = NAMES_OFF - 2; // pixels

/** An event with where its name stands; `silent`: it has another. Adds what the name takes. */
export function besideEvent(
  map: MapLibre,
  event: Drawing,
  taken: Rect[],
  bounds: Rect,
  silent: boolean,
): Drawing[] {
  const { properties, geometry } = event.feature;
  if (properties.loud !== true || properties.faded === true || geometry.type !== 'Point') {
    return [event];
  }
  const at = map.project(lonLat(geometry.coordinates));
  const onMap = isFree({ left: at.x, top: at.y, right: at.x, bottom: at.y }, [], bounds);
  const found = silent || !onMap ? undefined : spotOf(event, at, taken, bounds);
  if (found === undefined) return [withMore(event, { anchor: 'none' })];
  const { spot, name } = found;
  taken.push(spot.rect);
  if (spot.from === undefined) return [withMore(event, { anchor: spot.anchor, name, sure: true })];
  const to = geoOf(map, spot.at);
  const words: Drawing = {
    source: event.source,
    feature: {
      ...event.feature,
      id: besides(event.feature.id, 2),
      geometry: { type: 'Point', coordinates: to },
      properties: { ...properties, part: 'label', anchor: spot.anchor, name },
    },
  };
  const leader = leaderOf(event, lonLat(geometry.coordinates), to);
  return [leader, withMore(event, { anchor: 'none' }), words];
}

/** The title beside the symbol or farther from it, else the reference, in the end over what matters least. */
function spotOf(
  { feature }: Drawing,
  at: { readonly x: number; readonly y: number },
  taken: readonly Rect[],
  bounds: Rect,
): { readonly spot: Spot; readonly name: string } | undefined {
  const { title, ref } = feature.properties;
  for (const text of [String(title), ref]) {
    const { lines, words } = wordsOf(text);
    const spots = [...beside(at, OFF, words), ...farFrom(at, OFF, words)];
    const spot = spots.find(({ rect }) => isFree(rect, taken, bounds));
    if (spot) return { spot, name: lines.join('\n') };
  }
  const spot = leastTaken(beside(at, OFF, wordsOf(ref).words), taken, bounds);
  return spot && { spot, name: ref };
}

function wordsOf(text: string) {
  const wide = (line: string) => widthOf(line, SIZE, true);
  const lines = broken(text, WIDEST, wide);
  return {
    lines,
    words: { width: Math.max(...lines.map(wide)) + 4, height: lines.length * SIZE * LINE + 4 },
  };
}

const withMore = (
  { source, feature }: Drawing,
  more: Readonly<Record<string, string | boolean>>,
): Drawing => ({
  source,
  feature: { ...feature, properties: { ...feature.properties, ...more } },
});
