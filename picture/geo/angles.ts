/**
 * Sines and angles by sums, products and roots alone, which are the same in every engine; Math.sin and
 * its like are not. What alarms follow from must be the same on every screen. [R37] Exact to 1e-14.
 */

/** Taylor's series of the sine, and of the arc tangent: the coefficients, the highest power first. */
const SINE = seriesOf(11, (k) => (k % 2 === 0 ? 1 : -1) / factorial(2 * k + 1));
const ARC = seriesOf(13, (k) => (k % 2 === 0 ? 1 : -1) / (2 * k + 1));

function seriesOf(terms: number, coefficient: (k: number) => number): readonly number[] {
  return Array.from({ length: terms }, (_, k) => coefficient(terms - 1 - k));
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** The sum of an odd series. */
function summed(series: readonly number[], x: number): number {
  const square = x * x;
  let sum = 0;
  for (const coefficient of series) sum = sum * square + coefficient;
  return sum * x;
}

const ROUND = 2 * Math.PI;

/** The sine of an angle in radians. */
export function sine(angle: number): number {
  const turned = angle - ROUND * Math.round(angle / ROUND); // −π to π
  if (turned > Math.PI / 2) return summed(SINE, Math.PI - turned);
  return summed(SINE, turned < -Math.PI / 2 ? -Math.PI - turned : turned);
}

/** The cosine of an angle in radians. */
export const cosine = (angle: number): number => sine(angle + Math.PI / 2);

/** The angle, −π to π, of a vector. */
export function angleOf(y: number, x: number): number {
  if (Math.abs(y) > Math.abs(x)) return (y > 0 ? Math.PI : -Math.PI) / 2 - flat(x / y);
  if (x === 0) return 0;
  const angle = flat(y / x);
  if (x > 0) return angle;
  return y < 0 ? angle - Math.PI : angle + Math.PI;
}

/** The arc tangent of −1 to 1: a quarter of the angle is small enough for the series. */
function flat(x: number): number {
  return 4 * summed(ARC, halved(halved(x)));
}

const halved = (x: number): number => x / (1 + Math.sqrt(1 + x * x));

const RADIANS = Math.PI / 180;
export const radians = (degrees: number): number => degrees * RADIANS;
export const degrees = (radians: number): number => radians / RADIANS;
