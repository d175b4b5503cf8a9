/** What Turf says of a ring: an opinion from outside on what picture/geo/rings.ts decides. */
import kinks from '@turf/kinks';
import type { LonLat } from '../../picture/geo/place.ts';

/** The corners of a closed ring, each once in a row. */
const cornersOf = (ring: readonly LonLat[]): LonLat[] =>
  ring.filter((at, i) => i > 0 && String(at) !== String(ring[i - 1]));

/** Whether Turf finds a point where the ring meets itself, other than where it closes. */
export function meetsItself(ring: readonly LonLat[]): boolean {
  const corners = cornersOf(ring);
  // Rejection by one it closes elsewhere, so that a touch in the closing corner shows as well.
  return [corners, [...corners.slice(1), ...corners.slice(0, 1)]].some((turned) => {
    const closed = [...turned, ...turned.slice(0, 1)];
    const { features } = kinks({ type: 'Polygon', coordinates: [closed] });
    return features.some(({ geometry }) => String(geometry.coordinates) !== String(closed[0]));
  });
}

/** Whether the ring somewhere goes straight back: neighbours, which Turf does not compare. */
export function doublesBack(ring: readonly LonLat[]): boolean {
  const corners = cornersOf(ring);
  return (
    corners.length < 3 ||
    corners.some(([x, y], i) => {
      const [ax, ay] = corners.at(i - 1) ?? [x, y];
      const [bx, by] = corners[(i + 1) % corners.length] ?? [x, y];
      const across = (ax - x) * (by - y) - (ay - y) * (bx - x);
      return across === 0 && (ax - x) * (bx - x) + (ay - y) * (by - y) > 0;
    })
  );
}
