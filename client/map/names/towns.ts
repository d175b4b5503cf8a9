/** Where the names of towns stand: by the same rule as the map places them, so that ours keep clear. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Language } from '../../../picture/basics.ts';
import { isGone } from '../../drawing/standing.ts';
import type { Rect } from '../fit.ts';
import { OFFS, RANKS, sidesOf } from '../style-labels.ts';
import { widthOf } from './measure.ts';
import { beside, isFree } from './placing.ts';

const PADDING = 4; // pixels around it

/** The names of cities and towns, which keep their place, and those of villages, which may give way. */
export function townsIn(
  map: MapLibre,
  language: Language,
  taken: readonly Rect[],
  bounds: Rect,
): readonly [keep: Rect[], give: Rect[]] {
  const [keep, give]: [Rect[], Rect[]] = [[], []];
  if (isGone(map)) return [keep, give];
  const zoom = map.getZoom();
  const found = new Map(
    map.querySourceFeatures('base-places').map((one) => [`${one.properties.name_en}`, one]),
  );
  for (const { properties, geometry } of [...found.values()].sort(byRank)) {
    const look = RANKS.find(({ rank }) => rank === properties.rank);
    if (look === undefined || zoom < look.from || geometry.type !== 'Point') continue;
    const [lon = 0, lat = 0] = geometry.coordinates;
    const at = map.project([lon, lat]);
    if (at.x < bounds.left || at.x > bounds.right) continue;
    if (at.y < bounds.top || at.y > bounds.bottom) continue;
    const text = String(properties[`name_${language}`] || properties.name_en);
    const size = sizeAt(zoom, look.size);
    const words = {
      width: widthOf(text, size, look.bold) + PADDING,
      height: size * 1.2 + PADDING,
    };
    const order = OFFS.flatMap((off) => {
      const spots = beside(at, size * off, words);
      return sidesOf(language).map((side) => spots.find(({ anchor }) => anchor === side));
    });
    const main = properties.rank <= 2;
    const free = order.find((one) => one && isFree(one.rect, [...taken, ...keep, ...give], bounds));
    const spot = free ?? (main ? order[0] : undefined);
    if (spot) (main ? keep : give).push(spot.rect);
  }
  return [keep, give];
}

const byRank = (
  a: { readonly properties: { readonly rank?: number } },
  b: { readonly properties: { readonly rank?: number } },
): number => (a.properties.rank ?? 9) - (b.properties.rank ?? 9);

/** The size of a name at a zoom, as the map has it. */
function sizeAt(zoom: number, [small, large]: readonly [number, number]): number {
  const share = Math.max(0, Math.min(1, (zoom - 7) / 5));
  return small + (large - small) * share;
}
