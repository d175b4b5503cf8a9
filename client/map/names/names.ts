/** The names of a view, the gravest first: FLASH, the selected item, IMMEDIATE, then the zones. */
import type { Map as MapLibre } from 'maplibre-gl';
import { PRECEDENCES } from '../../../picture/precedence.ts';
import type { Drawing, Reader } from '../../drawing/drawing.ts';
import type { Rect, Size } from '../fit.ts';
import { besideEvent } from './events.ts';
import { feetOn } from './feet.ts';
import { geoOf, leaderOf, lonLat } from './geo.ts';
import { widthOf } from './measure.ts';
import type { Place } from './outline.ts';
import { besideOutline, insideOutline, type Room, type Spot } from './placing.ts';
import { plateOf, type Raised } from './plate.ts';
import { townsIn } from './towns.ts';

const SIZE = 12.5; // pixels
const LINE = 1.2; // heights of a letter from one line to the next
const EDGE = 4; // pixels between a name and the edge of the map
const TAIL = 0.86; // of the size: references
const FLASH = PRECEDENCES.length; // the rank of its symbols

export interface Named {
  /** The events that are named or not: their symbols. */
  readonly events: readonly Drawing[];
  /** All that is drawn of each zone. */
  readonly zones: readonly (readonly Drawing[])[];
  /** All that is drawn of the selected item: its plate is its name. */
  readonly selected: readonly Drawing[];
  /** Where symbols and crowds stand, and what lies over the map. */
  readonly taken: readonly Rect[];
  readonly size: Size;
  readonly reader: Reader;
}

export interface Placed {
  /** The drawings of events and of the names of zones, each with where its words stand. */
  readonly drawings: readonly Drawing[];
  /** Where the plate of the selected item stands; undefined: it has none. */
  readonly raised: Raised | undefined;
}

export function placed(map: MapLibre, of: Named): Placed {
  const { width, height } = of.size;
  const bounds: Rect = { left: EDGE, top: EDGE, right: width - EDGE, bottom: height - EDGE };
  const taken = [...of.taken];
  const [towns, villages] = townsIn(map, of.reader.language, taken, bounds);
  taken.push(...towns);
  const ref = of.selected[0]?.feature.properties.ref;
  const isSelected = ({ feature }: Drawing) => feature.properties.ref === ref;
  const flash = of.events.filter((one) => isFlash(one) && !isSelected(one));
  const rest = of.events.filter((one) => !isFlash(one) || isSelected(one));
  const name = (event: Drawing) => besideEvent(map, event, taken, bounds, isSelected(event));
  const first = flash.flatMap(name);
  const raised = plateOf(map, of.selected, taken, bounds);
  const events = [...first, ...rest.flatMap(name)];
  taken.push(...of.zones.flatMap((zone) => feetOn(map, zone)));
  const shapes = of.zones.map((zone) => ({ zone, line: outlineOn(map, zone) }));
  const zones = shapes.flatMap(({ zone, line }) => {
    if (zone[0]?.feature.properties.ref === ref) return [];
    const lines = shapes.flatMap((one) =>
      one.line === line || one.line.length === 0 || isStage(one.zone) ? [] : [one.line],
    );
    const referenced = of.reader.wall === undefined;
    return nameOf(map, zone, line, { taken, bounds, lines }, { soft: villages, referenced });
  });
  return { drawings: [...events, ...zones], raised };
}

const isFlash = ({ feature }: Drawing): boolean => Number(feature.properties.rank) >= FLASH;

/** The ground of a whole exercise, of which nothing is drawn. */
const isStage = (zone: readonly Drawing[]): boolean =>
  zone.some(({ feature }) => feature.properties.stage !== undefined);

/** The name of a zone with its reference, without it, or the reference alone within it; or no name. */
function nameOf(
  map: MapLibre,
  zone: readonly Drawing[],
  line: readonly Place[],
  room: Room & { readonly taken: Rect[] },
  { soft, referenced }: { readonly soft: readonly Rect[]; readonly referenced: boolean },
): Drawing[] {
  const drawing = zone.find(({ feature }) => feature.properties.part === 'name');
  if (drawing === undefined) return [];
  const { name, ref: reference, stage, mark } = drawing.feature.properties;
  /** A mark is not left out for want of room, nor on a wall, where references are. */
  const ref = [referenced || mark === undefined ? reference : undefined, mark]
    .filter((part) => part !== undefined)
    .join(' · ');
  if (stage !== undefined || line.length === 0) return [];
  const short = String(name);
  const own = widthOf(short, SIZE, true);
  const tail = widthOf(`  ${ref}`, SIZE * TAIL, false);
  const high = SIZE * LINE + 3;
  const tries = [
    { tail: true, width: own + tail + 4, taken: [...room.taken, ...soft] },
    { tail: true, width: own + tail + 4, taken: room.taken },
    { tail: false, width: own + 4, taken: room.taken },
  ];
  for (const one of tries) {
    if (one.tail ? !referenced && mark === undefined : mark !== undefined) continue;
    const spot = besideOutline(
      line,
      { width: one.width, height: high },
      { ...room, taken: one.taken },
    );
    if (spot === undefined) continue;
    room.taken.push(spot.rect);
    return told(map, drawing, spot, one.tail ? { tail: String(ref) } : {});
  }
  const size = { width: widthOf(String(ref), SIZE, true) + 4, height: high };
  const spot = insideOutline(line, size, room);
  if (spot === undefined) return [];
  room.taken.push(spot.rect);
  return told(map, drawing, spot, { name: String(ref) });
}

/** The drawings of a name at its spot, and of the line that leads there. */
function told(
  map: MapLibre,
  drawing: Drawing,
  spot: Spot,
  words: Readonly<Record<string, string>>,
): Drawing[] {
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
        ...words,
      },
    },
  };
  if (spot.from === undefined) return [name];
  return [name, leaderOf(drawing, geoOf(map, spot.from), at)];
}

function outlineOn(map: MapLibre, zone: readonly Drawing[]): Place[] {
  const area = zone.find(({ feature }) => feature.properties.part === 'area');
  if (area?.feature.geometry.type !== 'Polygon') return [];
  return (area.feature.geometry.coordinates[0] ?? []).map((at) => map.project(lonLat(at)));
}
