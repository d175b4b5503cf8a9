/** Polygons of 2,000 positions that are as hard to judge as any of their size; only one is not sound. */
import type { LonLat } from '../../picture/geo/place.ts';
import { random } from './seed.ts';

type Ring = LonLat[];

/** A ring of `n` positions around the middle of the map, `reach(i)` degrees away from it. */
function around(n: number, reach: (i: number) => number): Ring {
  const corners = Array.from({ length: n - 1 }, (_, i): LonLat => {
    const angle = (2 * Math.PI * i) / (n - 1);
    const away = reach(i);
    return [35 + away * Math.cos(angle), 33 + away * Math.sin(angle)];
  });
  return [...corners, ...corners.slice(0, 1)];
}

/** Slanting teeth: every side overlaps every other in longitude and in latitude. */
const COMB: Ring = [
  ...Array.from(
    { length: 1998 },
    (_, i): LonLat => (i % 2 ? [36, 34 + i / 1e5] : [35, 33 + i / 1e5]),
  ),
  [37, 33],
  [35, 33],
];
const HOLES = Array.from({ length: 374 }, (_, i): Ring => {
  const [lon, lat] = [34.7 + (i % 20) * 0.03, 32.7 + Math.floor(i / 20) * 0.03];
  return [
    [lon, lat],
    [lon, lat + 0.01],
    [lon + 0.01, lat],
    [lon, lat],
  ];
});
const noise = random(2);

/** The holes of the fifth lie inside each other, which is known only when all is judged. */
export const HARD_RINGS: readonly (readonly [string, readonly Ring[]])[] = [
  ['round', [around(2000, () => 1)]],
  ['ragged', [around(2000, () => 0.5 + noise() / 2)]],
  ['a star', [around(1999, (i) => (i % 2 ? 1 : 0.01))]],
  ['a comb of slanting teeth', [COMB]],
  ['four rings one in another', [1, 0.9, 0.8, 0.7].map((r) => around(500, () => r))],
  ['374 holes', [around(504, () => 1), ...HOLES]],
];
