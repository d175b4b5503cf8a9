/** Which item stands under the pointer. */
import type { Map as MapLibre, Point } from 'maplibre-gl';
import { Ref } from '../../picture/basics.ts';
import { PICKABLE } from './kind-layers.ts';
import { OVERLAY } from './overlay.ts';

const BESIDE_PICKABLE = PICKABLE.map((layer) => `${OVERLAY}${layer}`);

/** Pixels around the pointer, so that a small symbol can be hit. */
export const REACH = 4;

/** Pixels around the middle of the map for who picks by keys: they move it in steps of a hundred. */
export const REACHES = [REACH, 16, 32, 64] as const;

/** An item under the pointer: of the picture shown, or of the one drawn over it. References collide. */
export interface Hit {
  readonly ref: Ref;
  readonly overlay: boolean;
}

/** The items there, the topmost first, each once; `both`: also those of the second picture. */
export function itemsAt(map: MapLibre, { x, y }: Point, both: boolean, reach = REACH): Hit[] {
  const found = map.queryRenderedFeatures(
    [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ],
    { layers: both ? [...PICKABLE, ...BESIDE_PICKABLE] : [...PICKABLE] },
  );
  const order = (id: string) => PICKABLE.indexOf(id.replace(OVERLAY, ''));
  found.sort((a, b) => order(a.layer.id) - order(b.layer.id));
  return distinct(
    found.flatMap(({ layer, properties }) => {
      const ref = Ref.safeParse(properties.ref).data;
      return ref === undefined ? [] : [{ ref, overlay: layer.id.startsWith(OVERLAY) }];
    }),
  );
}

const sameHit = (a: Hit, b: Hit): boolean => a.ref === b.ref && a.overlay === b.overlay;

/** Each once, in the order in which they first come. */
export const distinct = (hits: readonly Hit[]): Hit[] =>
  hits.filter((hit, i) => hits.findIndex((one) => sameHit(one, hit)) === i);

/** The feature of the crowd that stands there. */
export function crowdAt(map: MapLibre, { x, y }: Point): number | undefined {
  const [found] = map.queryRenderedFeatures([x, y], { layers: ['crowd'] });
  return typeof found?.id === 'number' ? found.id : undefined;
}

/** The item to pick: with the picked one among them, the next below it. */
export function nextOf(hits: readonly Hit[], picked: Hit | undefined): Hit | undefined {
  const at = picked === undefined ? -1 : hits.findIndex((hit) => sameHit(hit, picked));
  return hits[(at + 1) % Math.max(hits.length, 1)];
}
