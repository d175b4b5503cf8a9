/** Whether places that are written in two ways are the same, as far as they are written exactly. */
import { DEGREE, type Located } from './written-place.ts';

/** Metres by which roundings of grids and degrees differ. */
const ROUNDING = 1;

export function agree(a: Located, b: Located): boolean {
  const most = 1.1 * (a.half + b.half) + ROUNDING; // grids are turned against the meridians
  const north = a.place[1] - b.place[1];
  const turned = Math.abs(a.place[0] - b.place[0]);
  const east = Math.min(turned, 360 - turned) * Math.cos((a.place[1] * Math.PI) / 180);
  return Math.max(Math.abs(north), Math.abs(east)) * DEGREE <= most;
}

/** The one that is written most exactly. */
export const mostExact = (places: readonly [Located, ...Located[]]): Located =>
  places.reduce((best, one) => (one.half < best.half ? one : best));

/** The places that differ: of those that agree the one that is written most exactly. */
export function distinct(places: readonly Located[]): readonly Located[] {
  const groups: [Located, ...Located[]][] = [];
  for (const place of places) {
    const group = groups.find((one) => one.every((other) => agree(other, place)));
    if (group === undefined) groups.push([place]);
    else group.push(place);
  }
  return groups.map(mostExact);
}
