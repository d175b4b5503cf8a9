/** How two bands of altitude lie to each other. */
import type { Altitude } from './place.ts';

/** Why two bands meet: they overlap, or nobody can say that they do not. */
export type HeightsMeet = 'overlap' | 'different-references' | 'no-heights';

/**
 * Why two bands meet; undefined if they are apart. [R54] Bands that touch are apart; one of no thickness meets
 * each band that it lies in, the limits included. A band without any limit counts as none.
 */
export function heightsMeet(
  a: Altitude | undefined,
  b: Altitude | undefined,
): HeightsMeet | undefined {
  const comparable = comparing(a, b);
  if (typeof comparable === 'string') return comparable;
  const [one, two] = comparable;
  const low = Math.max(one.low, two.low);
  const high = Math.min(one.high, two.high);
  const flat = one.low === one.high || two.low === two.high;
  return low < high || (flat && low === high) ? 'overlap' : undefined;
}

/**
 * True if two bands of the same reference share no height at all. Unlike the bands of two zones, those of an
 * event and a zone that touch are not apart: the heights of events are measured. [R42]
 */
export function heightsApart(a: Altitude | undefined, b: Altitude | undefined): boolean {
  const comparable = comparing(a, b);
  if (typeof comparable === 'string') return false;
  const [one, two] = comparable;
  return one.low > two.high || two.low > one.high;
}

/** Metres. */
interface Band {
  readonly low: number;
  readonly high: number;
}

/** Both bands in metres of the one reference that they have; if there is none, why. */
function comparing(
  a: Altitude | undefined,
  b: Altitude | undefined,
): readonly [Band, Band] | Exclude<HeightsMeet, 'overlap'> {
  const [one, two] = [levelsOf(a), levelsOf(b)];
  if (a === undefined || b === undefined || one.length === 0 || two.length === 0) {
    return 'no-heights';
  }
  const references = new Set([...one, ...two].map(({ reference }) => reference));
  return references.size > 1 ? 'different-references' : [bandOf(a), bandOf(b)];
}

const levelsOf = (band: Altitude | undefined) =>
  [band?.lower, band?.upper].filter((level) => level !== undefined);

/** Without `lower` a band begins at the ground, wherever that is; without `upper` it has no limit. */
const bandOf = ({ lower, upper }: Altitude): Band => ({
  low: lower?.metres ?? Number.NEGATIVE_INFINITY,
  high: upper?.metres ?? Number.POSITIVE_INFINITY,
});
