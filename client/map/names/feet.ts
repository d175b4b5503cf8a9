/** Where the words at the foot of zones stand on the screen: no name goes there. Pixels of the map. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Drawing } from '../../drawing/drawing.ts';
import { FOOT } from '../../kinds/zone/states.ts';
import type { Rect } from '../fit.ts';
import { lonLat } from './geo.ts';
import { widthOf } from './measure.ts';

const LINE = 1.3; // heights of a letter

export const feetOn = (map: MapLibre, zone: readonly Drawing[]): readonly Rect[] =>
  zone.flatMap(({ feature: { geometry, properties } }) => {
    if (properties.part !== 'foot' || geometry.type !== 'Point') return [];
    const { x, y } = map.project(lonLat(geometry.coordinates));
    const half = widthOf(String(properties.foot), FOOT.size, true) / 2 + 2;
    const top = y + FOOT.off * FOOT.size;
    return [{ left: x - half, right: x + half, top, bottom: top + FOOT.size * LINE }];
  });
