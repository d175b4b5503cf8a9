/** Where places stand on the map of the world, as a share of its width. Pure. */
import type { LngLatBounds } from 'maplibre-gl';

/** West, north, east, south; of the world's width, from the origin. */
export type Box = readonly [west: number, north: number, east: number, south: number];

/** The box of what a map shows. */
export const boxOf = (bounds: LngLatBounds, [x, y]: readonly [number, number]): Box => [
  worldX(bounds.getWest()) - x,
  worldY(bounds.getNorth()) - y,
  worldX(bounds.getEast()) - x,
  worldY(bounds.getSouth()) - y,
];

/** Where a place stands on the map of the world, 0 to 1 from west to east and north to south. */
export const worldX = (lon: number): number => lon / 360 + 0.5;
export const worldY = (lat: number): number =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

/** And back, in degrees. */
export const lonAt = (x: number): number => (x - 0.5) * 360;
export const latAt = (y: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/**
 * How much further north than its middle an area of uncertainty seems to lie, its radius being `reach`
 * at a place `y` of the world: the map stretches its northern half more than its southern.
 */
export const leaning = (y: number, reach: number): number =>
  Math.PI * Math.tanh(Math.PI * (1 - 2 * y)) * reach * reach;
