/** Where a map looks. */
import type { LonLat } from '../../picture/geo/place.ts';

export interface View {
  readonly centre: LonLat;
  readonly zoom: number;
}

/** Within a pixel or so: a view that came through the address is rounded. */
export const sameView = (a: View, b: View): boolean =>
  Math.abs(a.zoom - b.zoom) < 0.01 &&
  Math.hypot(a.centre[0] - b.centre[0], a.centre[1] - b.centre[1]) < 1 / 2 ** a.zoom;
