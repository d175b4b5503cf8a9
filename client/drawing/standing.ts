/** The layers that stand on a map by what the page put there, to find out when they are gone. */
import type { Map as MapLibre } from 'maplibre-gl';

const put = new WeakMap<MapLibre, Set<string>>();

/** These layers were put on the map; the answer says that they are taken away. */
export function stand(map: MapLibre, ids: readonly string[]): () => void {
  const all = put.get(map) ?? new Set();
  put.set(map, all);
  for (const id of ids) all.add(id);
  return () => {
    for (const id of ids) all.delete(id);
  };
}

/** Whether all layers that were put on the map are still there. */
export const allStand = (map: MapLibre): boolean =>
  [...(put.get(map) ?? [])].every((id) => map.getLayer(id) !== undefined);

/** A map whose graphics context was lost, or that was removed, has no style, and nothing to take away. */
export const isGone = (map: MapLibre): boolean => (map.style ?? undefined) === undefined;
