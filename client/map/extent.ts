/** How far the map may be moved: west, south, east, north in degrees. */
export type Extent = readonly [number, number, number, number];

/** Where the base map ends; beyond, its cut edge would show. */
export const BASE: Extent = [33.5, 31, 39.5, 35.5];

/** The least extent that holds the base map and all of these. */
export const widened = (others: readonly Extent[]): [number, number, number, number] => {
  const all = [BASE, ...others];
  return [
    Math.min(...all.map(([west]) => west)),
    Math.min(...all.map(([, south]) => south)),
    Math.max(...all.map(([, , east]) => east)),
    Math.max(...all.map(([, , , north]) => north)),
  ];
};
