/** The base map's names in another language, without loading anything again. */
import type { Map as MapLibre, StyleSpecification, SymbolLayerSpecification } from 'maplibre-gl';

type Layout = NonNullable<SymbolLayerSpecification['layout']>;

export function relabel(map: MapLibre, { layers }: StyleSpecification): void {
  for (const layer of layers) {
    if (layer.type !== 'symbol' || map.getLayer(layer.id) === undefined) continue;
    const layout: Layout = layer.layout ?? {};
    for (const property of keysOf(layout)) {
      map.setLayoutProperty(layer.id, property, layout[property]); // the same as before costs nothing
    }
  }
}

/** Style layers come from our own literals, which have no keys but those of their type. */
const keysOf = (layout: Layout) => Object.keys(layout) as (keyof Layout)[];
