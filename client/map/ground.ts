/** Shows and hides parts of the base map, and repaints it in another language or theme. */
import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { groupOf } from '../drawing/choices.ts';

/** Names, sizes and colours of every base layer as this style has them, without loading anything again. */
export function repaint(map: MapLibre, { layers }: StyleSpecification): void {
  for (const { id, ...layer } of layers) {
    if (map.getLayer(id) === undefined) continue;
    if ('layout' in layer) {
      for (const [name, value] of entriesOf<'setLayoutProperty'>(layer.layout))
        map.setLayoutProperty(id, name, value);
    }
    if ('paint' in layer) {
      for (const [name, value] of entriesOf<'setPaintProperty'>(layer.paint))
        map.setPaintProperty(id, name, value);
    }
  }
}

type Property = 'setPaintProperty' | 'setLayoutProperty';
type Name<P extends Property> = Parameters<MapLibre[P]>[1];
type Value<P extends Property> = Parameters<MapLibre[P]>[2];

/** The properties come from our own literals, whose types say that they fit their layers. */
const entriesOf = <P extends Property>(properties: object | undefined) =>
  Object.entries(properties ?? {}) as [Name<P>, Value<P>][];

/** Layers of the groups in `hidden` are not drawn; all others are. */
export function showGroups(
  map: MapLibre,
  layers: StyleSpecification['layers'],
  hidden: readonly string[],
): void {
  for (const { id } of layers) {
    const group = groupOf(id);
    if (group === undefined || map.getLayer(id) === undefined) continue;
    map.setLayoutProperty(id, 'visibility', hidden.includes(group) ? 'none' : 'visible');
  }
}
