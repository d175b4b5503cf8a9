/**
 * How far colours are apart for eyes of every kind. Deficiencies are simulated by the matrices of
 * G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of
 * Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.0, on linear sRGB; distances are Euclidean in
 * OKLab (B. Ottosson, "A perceptual color space for image processing", 2020). Colours are #rrggbb.
 */
type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

export const EYES = ['all cones', 'protan', 'deutan', 'tritan', 'grey'] as const;
export type Eyes = (typeof EYES)[number];

const MATRICES: Readonly<Record<Eyes, Matrix>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};
const LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

const times = (matrix: Matrix, [x, y, z]: Vector): Vector => {
  const row = ([a, b, c]: Vector): number => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};
const each = ([x, y, z]: Vector, of: (part: number) => number): Vector => [of(x), of(y), of(z)];

function linear(hex: string): Vector {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`${hex} is no colour`);
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return each([part(1), part(3), part(5)], (v) =>
    v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4,
  );
}

/** A colour as these eyes see it, in OKLab. */
export function seenBy(eyes: Eyes, hex: string): Vector {
  const shown = each(times(MATRICES[eyes], linear(hex)), (v) => Math.min(1, Math.max(0, v)));
  return times(LAB, each(times(LMS, shown), Math.cbrt));
}

/** 0 for the same colour; black and white are 1 apart; 0.02 is about what can be told side by side. */
export function apart(eyes: Eyes, a: string, b: string): number {
  const [one, two] = [seenBy(eyes, a), seenBy(eyes, b)];
  return Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

/** The two of these that are nearest to each other, and how near. */
export function nearest(
  eyes: Eyes,
  colours: Readonly<Record<string, string>>,
): { readonly pair: string; readonly distance: number } {
  const names = Object.entries(colours);
  let best = { pair: '', distance: Number.POSITIVE_INFINITY };
  for (const [i, [a, one]] of names.entries()) {
    for (const [b, two] of names.slice(i + 1)) {
      const distance = apart(eyes, one, two);
      if (distance < best.distance) best = { pair: `${a}/${b}`, distance };
    }
  }
  return best;
}
