/** The base map's names in another language, without loading anything again. */
import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl';

export function relabel(map: MapLibre, { layers }: StyleSpecification): void {
  for (const layer of layers) {
    if (layer.type !== 'symbol' || map.getLayer(layer.id) === undefined) continue;
    map.setLayoutProperty(layer.id, 'text-field', layer.layout?.['text-field']);
    map.setLayoutProperty(layer.id, 'text-font', layer.layout?.['text-font']);
  }
}
