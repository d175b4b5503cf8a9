/** Bars on a canvas: groups upon one another, the grave at the foot of all, what is later faint. */
import { CLASSES } from '../../picture/revisions/look.ts';

export interface Inks {
  readonly military: string;
  readonly civil: string;
  readonly natural: string;
  readonly other: string;
  readonly grave: string;
}

const LATER = 0.32;

/** Heights by the square root: a wave of hundreds must not flatten everything else. */
export const heightOf = (count: number, highest: number): number =>
  count === 0 ? 0 : 0.05 + 0.95 * Math.sqrt(count / highest);

/** The sum of each bar, and the highest of them. */
export function sums(counts: Uint32Array): {
  readonly each: Uint32Array;
  readonly highest: number;
} {
  const each = new Uint32Array(counts.length / CLASSES);
  let highest = 1;
  for (let bar = 0; bar < each.length; bar++) {
    let sum = 0;
    for (let one = 0; one < CLASSES; one++) sum += counts[bar * CLASSES + one] ?? 0;
    each[bar] = sum;
    if (sum > highest) highest = sum;
  }
  return { each, highest };
}

/** From the foot up: all that is grave, then military, civil, natural, and other kinds. */
const STACK: readonly (readonly [part: keyof Inks, classes: readonly number[]])[] = [
  ['grave', [4, 5, 6, 7]],
  ['military', [0]],
  ['civil', [1]],
  ['natural', [2]],
  ['other', [3]],
];

/** Paints counts as `density` gives them over the whole canvas; `now` (0 to 1) is where later begins. */
export function paintBars(
  canvas: HTMLCanvasElement,
  counts: Uint32Array,
  now: number,
  inks: Inks,
  ratio: number,
): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const { width, height } = canvas;
  pen.clearRect(0, 0, width, height);
  const { each, highest } = sums(counts);
  const step = width / each.length;
  const gap = Math.min(ratio, step * 0.2);
  for (const [part, classes] of STACK) {
    pen.fillStyle = inks[part];
    for (let bar = 0; bar < each.length; bar++) {
      const sum = each[bar] ?? 0;
      if (sum === 0) continue;
      const count = total(counts, bar, classes);
      if (count === 0) continue;
      const whole = heightOf(sum, highest) * height;
      const below = (whole * beneath(counts, bar, part)) / sum;
      const high = Math.max(part === 'grave' ? ratio : 0, (whole * count) / sum);
      pen.globalAlpha = (bar + 0.5) / each.length > now ? LATER : 1;
      pen.fillRect(bar * step, height - below - high, step - gap, high);
    }
  }
  pen.globalAlpha = 1;
}

function total(counts: Uint32Array, bar: number, classes: readonly number[]): number {
  let sum = 0;
  for (const one of classes) sum += counts[bar * CLASSES + one] ?? 0;
  return sum;
}

/** What lies under a part of the stack. */
function beneath(counts: Uint32Array, bar: number, part: keyof Inks): number {
  let sum = 0;
  for (const [other, classes] of STACK) {
    if (other === part) return sum;
    sum += total(counts, bar, classes);
  }
  return sum;
}
