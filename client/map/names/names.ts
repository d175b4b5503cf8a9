/** The names of a view: those of urgent events and of zones, each beside what it names, or left out. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Drawing, Drawn, Reader } from '../../drawing/drawing.ts';
import { featureId } from '../../drawing/drawing.ts';
import { NAMES_OFF } from '../../drawing/symbols.ts';
import type { Rect, Size } from '../fit.ts';
import { broken, widthOf } from './measure.ts';
import { beside, besideOutline, isFree, type Place, type Room, type Spot } from './placing.ts';
import { townsIn } from './towns.ts';

const SIZE = { event: 12, zone: 12.5 }; // pixels
const LINE = 1.2; // heights of a letter from one line to the next
const WIDEST = 150; // pixels of a line of an event's name
const EDGE = 4; // pixels between a name and the edge of the map
const TAIL = 0.86; // of the size: references

export interface Named {
  /** The events that are named or not: their symbols. */
  readonly events: readonly Drawing[];
  /** All that is drawn of each zone. */
  readonly zones: readonly (readonly Drawing[])[];
  /** Where symbols and crowds stand, and what lies over the map. */
  readonly taken: readonly Rect[];
  readonly size: Size;
  readonly reader: Reader;
}

/** The drawings of events and of the names of zones, each with where its words stand. */
export function placed(map: MapLibre, of: Named): Drawing[] {
  const { width, height } = of.size;
  const bounds: Rect = { left: EDGE, top: EDGE, right: width - EDGE, bottom: height - EDGE };
  const taken = [...of.taken];
  const [towns, villages] = townsIn(map, of.reader.language, taken, bounds);
  taken.push(...towns);
  const events = of.events.map((event) => besideEvent(map, event, taken, bounds));
  const shapes = of.zones.map((zone) => ({ zone, line: outlineOn(map, zone) }));
  const zones = shapes.flatMap(({ zone, line }) => {
    const lines = shapes.flatMap((other) => (other.line === line ? [] : [other.line]));
    const referenced = of.reader.wall === undefined;
    return nameOf(map, zone, line, { taken, bounds, lines }, { soft: villages, referenced });
  });
  return [...events, ...zones];
}

function besideEvent(map: MapLibre, event: Drawing, taken: Rect[], bounds: Rect): Drawing {
  const { properties, geometry } = event.feature;
  if (properties.loud !== true || properties.faded === true || geometry.type !== 'Point') {
    return event;
  }
  const wide = (line: string) => widthOf(line, SIZE.event, true);
  const lines = broken(String(properties.title), WIDEST, wide);
  const words = {
    width: Math.max(...lines.map(wide)) + 4,
    height: lines.length * SIZE.event * LINE + 4,
  };
  const at = map.project(lonLat(geometry.coordinates));
  const spot = beside(at, NAMES_OFF - 2, words).find(({ rect }) => isFree(rect, taken, bounds));
  if (spot) taken.push(spot.rect);
  const more = { anchor: spot?.anchor ?? 'none', name: lines.join('\n') };
  return withMore(event, more);
}

/** The name of a zone with its reference; without it, if that finds no room or is not wanted; or no name. */
function nameOf(
  map: MapLibre,
  zone: readonly Drawing[],
  line: readonly Place[],
  room: Room & { readonly taken: Rect[] },
  { soft, referenced }: { readonly soft: readonly Rect[]; readonly referenced: boolean },
): Drawing[] {
  const drawing = zone.find(({ feature }) => feature.properties.part === 'name');
  if (drawing === undefined) return [];
  const { name, ref, stage } = drawing.feature.properties;
  if (stage !== undefined || line.length === 0) return [];
  const short = String(name);
  const own = widthOf(short, SIZE.zone, true);
  const tail = widthOf(`  ${ref}`, SIZE.zone * TAIL, false);
  const high = SIZE.zone * LINE + 3;
  const tries = [
    { tail: true, width: own + tail + 4, taken: [...room.taken, ...soft] },
    { tail: true, width: own + tail + 4, taken: room.taken },
    { tail: false, width: own + 4, taken: room.taken },
  ];
  for (const one of tries) {
    if (one.tail && !referenced) continue;
    const spot = besideOutline(
      line,
      { width: one.width, height: high },
      { ...room, taken: one.taken },
    );
    if (spot === undefined) continue;
    room.taken.push(spot.rect);
    return told(map, drawing, spot, one.tail ? String(ref) : undefined);
  }
  return [];
}

/** The drawings of a name at its spot, and of the line that leads there. */
function told(map: MapLibre, drawing: Drawing, spot: Spot, tail: string | undefined): Drawing[] {
  const { feature } = drawing;
  const at = geoOf(map, spot.at);
  const name: Drawing = {
    source: drawing.source,
    feature: {
      ...feature,
      geometry: { type: 'Point', coordinates: at },
      properties: {
        ...feature.properties,
        anchor: spot.anchor,
        ...(tail === undefined ? {} : { tail }),
      },
    },
  };
  if (spot.from === undefined) return [name];
  const leader: Drawn = {
    ...feature,
    id: leaderId(feature.id),
    geometry: { type: 'LineString', coordinates: [geoOf(map, spot.from), at] },
    properties: { ...feature.properties, part: 'leader' },
  };
  return [name, { source: drawing.source, feature: leader }];
}

/** Of the same item, and of nothing that it draws. */
const leaderId = (name: number): number => featureId(Math.floor(name / featureId(1)), 3);

function outlineOn(map: MapLibre, zone: readonly Drawing[]): Place[] {
  const area = zone.find(({ feature }) => feature.properties.part === 'area');
  if (area?.feature.geometry.type !== 'Polygon') return [];
  return (area.feature.geometry.coordinates[0] ?? []).map((at) => map.project(lonLat(at)));
}

const lonLat = ([lon = 0, lat = 0]: readonly number[]): [number, number] => [lon, lat];

function geoOf(map: MapLibre, { x, y }: Place): [number, number] {
  const { lng, lat } = map.unproject([x, y]);
  return [lng, lat];
}

const withMore = (drawing: Drawing, more: Readonly<Record<string, string>>): Drawing => ({
  source: drawing.source,
  feature: {
    ...drawing.feature,
    properties: { ...drawing.feature.properties, ...more },
  },
});
