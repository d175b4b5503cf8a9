/**
 * Finds slowly whether two polygons overlap, in fractions: cuts the plane into upright slabs at every corner
 * and crossing, and compares what the polygons cover in the middle of each. Shares nothing with what it checks.
 */
import type { LonLat, Polygon } from '../../picture/geo/place.ts';

/** A fraction of whole numbers; `under` is above zero. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const fraction = (over: bigint, under = 1n): Fraction =>
  under < 0n ? { over: -over, under: -under } : { over, under };
const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.over * b.under - b.over * a.under;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
};
const middle = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, 2n * a.under * b.under);

interface Edge {
  readonly x1: bigint;
  readonly y1: bigint;
  readonly x2: bigint;
  readonly y2: bigint;
}

const whole = (degrees: number): bigint => BigInt(Math.round(degrees * 1e7));

function edgesOf({ coordinates }: Polygon): Edge[] {
  return coordinates.flatMap((ring) =>
    ring.slice(1).map(([lon, lat], i) => {
      const [fromLon, fromLat] = ring[i] as LonLat;
      return { x1: whole(fromLon), y1: whole(fromLat), x2: whole(lon), y2: whole(lat) };
    }),
  );
}

/** Where two edges cross or touch, by longitude; undefined if they are parallel or apart. */
function crossing(a: Edge, b: Edge): Fraction | undefined {
  const [ax, ay, bx, by] = [a.x2 - a.x1, a.y2 - a.y1, b.x2 - b.x1, b.y2 - b.y1];
  const under = ax * by - ay * bx;
  if (under === 0n) return undefined;
  const along = fraction((b.x1 - a.x1) * by - (b.y1 - a.y1) * bx, under);
  const other = fraction((b.x1 - a.x1) * ay - (b.y1 - a.y1) * ax, under);
  const within = ({ over, under: whole }: Fraction) => over >= 0n && over <= whole;
  if (!within(along) || !within(other)) return undefined;
  return fraction(a.x1 * along.under + along.over * ax, along.under);
}

/** The latitudes at which edges cross a longitude that is none of their ends, in order. */
function heightsAt(edges: readonly Edge[], x: Fraction): Fraction[] {
  return edges
    .filter(({ x1, x2 }) => compare(fraction(x1), x) * compare(fraction(x2), x) < 0)
    .map(({ x1, y1, x2, y2 }) =>
      fraction(y1 * (x2 - x1) * x.under + (x.over - x1 * x.under) * (y2 - y1), (x2 - x1) * x.under),
    )
    .sort(compare);
}

export function slabsOverlap(a: Polygon, b: Polygon): boolean {
  const [ours, theirs] = [edgesOf(a), edgesOf(b)];
  const stops = [
    ...[...ours, ...theirs].map(({ x1 }) => fraction(x1)),
    ...ours.flatMap((one) =>
      theirs.map((two) => crossing(one, two)).filter((x) => x !== undefined),
    ),
  ].sort(compare);
  return stops.slice(1).some((to, i) => {
    const from = stops[i] ?? to;
    if (compare(from, to) === 0) return false;
    const at = middle(from, to);
    const [one, two] = [heightsAt(ours, at), heightsAt(theirs, at)];
    return pairs(one).some((band) => pairs(two).some((other) => sharesHeight(band, other)));
  });
}

type Band = readonly [Fraction, Fraction];

/** What lies between the first and second height, the third and fourth … is inside. */
const pairs = (heights: readonly Fraction[]): Band[] =>
  heights.flatMap((low, i) => (i % 2 === 0 ? [[low, heights[i + 1] ?? low] as const] : []));

const sharesHeight = ([low, high]: Band, [otherLow, otherHigh]: Band): boolean =>
  compare(low, otherHigh) < 0 && compare(otherLow, high) < 0;
