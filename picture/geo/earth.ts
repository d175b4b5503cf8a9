/** Distances and directions on the sphere of RFC 7946's WGS 84, by arithmetic that is the same everywhere. */
import { angleOf, cosine, degrees, radians, sine } from './angles.ts';
import type { LonLat } from './place.ts';

const RADIUS = 6_371_008.8; // metres: the mean radius of the earth

/** How far apart two places are, in metres. */
export function distance(a: LonLat, b: LonLat): number {
  const up = sine(radians(b[1] - a[1]) / 2);
  const aside = sine(radians(b[0] - a[0]) / 2);
  const half = up * up + aside * aside * cosine(radians(a[1])) * cosine(radians(b[1]));
  return 2 * RADIUS * angleOf(Math.sqrt(half), Math.sqrt(Math.max(0, 1 - half)));
}

/** The direction from `a` to `b` where one leaves, in degrees true, −180 to 180. */
export function bearing(a: LonLat, b: LonLat): number {
  const [lat, other, turn] = [radians(a[1]), radians(b[1]), radians(b[0] - a[0])];
  const east = sine(turn) * cosine(other);
  const north = cosine(lat) * sine(other) - sine(lat) * cosine(other) * cosine(turn);
  return degrees(angleOf(east, north));
}

/** The place so many metres from another, in a direction in degrees true. */
export function destination(from: LonLat, metres: number, direction: number): LonLat {
  const [lat, way, heading] = [radians(from[1]), metres / RADIUS, radians(direction)];
  const up = sine(lat) * cosine(way) + cosine(lat) * sine(way) * cosine(heading);
  const turn = angleOf(sine(heading) * sine(way) * cosine(lat), cosine(way) - sine(lat) * up);
  const flat = Math.sqrt(Math.max(0, 1 - up * up));
  return [from[0] + degrees(turn), degrees(angleOf(up, flat))];
}
