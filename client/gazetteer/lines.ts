/** On which side of the lines of separation a place lies, and how far, by the base map. */
import type { LonLat } from '../../picture/geo/place.ts';
import { baseMap } from '../lib/base-map.ts';

/** The lines by the name of their kind in the base map. */
export type Lines = Readonly<Record<'a' | 'b', readonly LonLat[]>>;

export interface BesideLine {
  readonly line: keyof Lines;
  readonly metres: number;
  /** From the line to the place, in degrees clockwise from north. */
  readonly bearing: number;
}

const FAR = 5000; // metres beyond which a line says little about a place
const METRES = 111_195; // a degree of latitude

/** The line nearest to a place, if one is near. Plane geometry: good to a metre in a hundred there. */
export function besideLine(lines: Lines, [lon, lat]: LonLat): BesideLine | undefined {
  const east = METRES * Math.cos((lat * Math.PI) / 180);
  let found: BesideLine | undefined;
  for (const line of ['a', 'b'] as const) {
    const flat = lines[line].map(([x, y]) => [(x - lon) * east, (y - lat) * METRES] as const);
    for (const [i, to] of flat.entries()) {
      const [x, y] = nearestTo(flat[i - 1] ?? to, to);
      const metres = Math.hypot(x, y);
      if (metres > (found?.metres ?? FAR)) continue;
      found = { line, metres, bearing: ((Math.atan2(-x, -y) * 180) / Math.PI + 360) % 360 };
    }
  }
  return found;
}

type Flat = readonly [number, number];

/** The point of a stretch that is nearest to 0, 0. */
function nearestTo([ax, ay]: Flat, [bx, by]: Flat): Flat {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return [ax + along * dx, ay + along * dy];
}

/** Rejects if they cannot be had; the next call asks again. */
export async function separationLines(): Promise<Lines> {
  const { features } = (await baseMap()).separation;
  const line = (kind: keyof Lines): readonly LonLat[] =>
    features.flatMap(({ geometry, properties }) =>
      geometry.type === 'LineString' && properties.kind === kind
        ? geometry.coordinates.map(([x = 0, y = 0]): LonLat => [x, y])
        : [],
    );
  return { a: line('a'), b: line('b') };
}
