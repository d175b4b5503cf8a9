/** Which item stands under the pointer. */
import type { Map as MapLibre, Point } from 'maplibre-gl';
import { Ref } from '../../picture/basics.ts';

/** Not the fill of an uncertainty: as large as it is, it would swallow whatever lies inside. */
const PICKABLE = [
  'event-loud',
  'event-symbol',
  'event-open',
  'event-label',
  'event-label-loud',
  'note-pin',
  'note-label',
  'note-line',
  'reach-extent',
  'reach-uncertainty',
  'zone-label',
  'zone-fill',
];

/** Pixels around the pointer, so that a small symbol can be hit. */
export const REACH = 4;

/** Pixels around the middle of the map for who picks by keys: they move it in steps of a hundred. */
export const REACHES = [REACH, 16, 32, 64] as const;

/** The items there, the topmost first, each once. */
export function itemsAt(map: MapLibre, { x, y }: Point, reach = REACH): Ref[] {
  const found = map.queryRenderedFeatures(
    [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ],
    { layers: PICKABLE },
  );
  const order = PICKABLE; // symbols before lines before areas, whatever the drawing order
  found.sort((a, b) => order.indexOf(a.layer.id) - order.indexOf(b.layer.id));
  const refs = new Set(found.map(({ properties }) => Ref.safeParse(properties.ref).data));
  return [...refs].filter((ref) => ref !== undefined);
}

/** The feature of the crowd that stands there. */
export function crowdAt(map: MapLibre, { x, y }: Point): number | undefined {
  const [found] = map.queryRenderedFeatures([x, y], { layers: ['crowd'] });
  return typeof found?.id === 'number' ? found.id : undefined;
}

/** The item to pick: with the picked one among them, the next below it. */
export function nextOf(items: readonly Ref[], picked: Ref | undefined): Ref | undefined {
  const at = picked === undefined ? -1 : items.indexOf(picked);
  return items[(at + 1) % Math.max(items.length, 1)];
}
