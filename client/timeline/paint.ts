/** Bars on a canvas: what is grave at the foot of each, all else above it, drafts as marks of their own; what is later is faint. */
import { CLASSES } from '../../picture/revisions/look.ts';

export interface Inks {
  readonly grave: string;
  readonly other: string;
  /** Of the desk whose drafts are marked. */
  readonly own: string;
}

/** Counts as `density` gives them, as many bars of each; `now` (0 to 1) is where later begins. */
export interface Counted {
  readonly shown: Uint32Array;
  /** Of the desk's own picture. */
  readonly own: Uint32Array | undefined;
  readonly now: number;
}

const LATER = 0.32;
const GAP = 1.5; // pixels between bars
const MARK = 4; // pixels of a mark of drafts

/** Heights by the square root: a wave of hundreds must not flatten everything else. */
export const heightOf = (count: number, highest: number): number =>
  count === 0 ? 0 : 0.05 + 0.95 * Math.sqrt(count / highest);

/** The sum of each bar, what of it is grave, and the highest of them. */
export function sums(counts: Uint32Array): {
  readonly each: Uint32Array;
  readonly grave: Uint32Array;
  readonly highest: number;
} {
  const each = new Uint32Array(counts.length / CLASSES);
  const grave = new Uint32Array(each.length);
  let highest = 1;
  for (let bar = 0; bar < each.length; bar++) {
    let [sum, urgent] = [0, 0];
    for (let one = 0; one < CLASSES; one++) {
      const count = counts[bar * CLASSES + one] ?? 0;
      sum += count;
      if (one >= CLASSES / 2) urgent += count;
    }
    each[bar] = sum;
    grave[bar] = urgent;
    if (sum > highest) highest = sum;
  }
  return { each, grave, highest };
}

/** Paints over the whole canvas. */
export function paintBars(
  canvas: HTMLCanvasElement,
  { shown, own, now }: Counted,
  inks: Inks,
  ratio: number,
): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const { width, height } = canvas;
  pen.clearRect(0, 0, width, height);
  const { each, grave, highest } = sums(shown);
  const step = width / each.length;
  const wide = step - Math.min(GAP * ratio, step * 0.25);
  const faint = (bar: number) => ((bar + 0.5) / each.length > now ? LATER : 1);
  for (let bar = 0; bar < each.length; bar++) {
    const sum = each[bar] ?? 0;
    if (sum === 0) continue;
    const urgent = grave[bar] ?? 0;
    const whole = heightOf(sum, highest) * height;
    const red = urgent === 0 ? 0 : Math.max(ratio, (whole * urgent) / sum);
    pen.globalAlpha = faint(bar);
    pen.fillStyle = inks.other;
    pen.fillRect(bar * step, height - whole, wide, whole - red);
    pen.fillStyle = inks.grave;
    pen.fillRect(bar * step, height - red, wide, red);
  }
  if (own !== undefined) markDrafts(pen, own, inks.own, { step, ratio, faint });
  pen.globalAlpha = 1;
}

/** A hollow square at the top for each bar in which something was drafted. */
function markDrafts(
  pen: CanvasRenderingContext2D,
  own: Uint32Array,
  ink: string,
  { step, ratio, faint }: { step: number; ratio: number; faint: (bar: number) => number },
): void {
  pen.strokeStyle = ink;
  pen.lineWidth = ratio;
  const size = MARK * ratio;
  for (const [bar, sum] of sums(own).each.entries()) {
    if (sum === 0) continue;
    pen.globalAlpha = faint(bar);
    pen.strokeRect(bar * step + (step - size) / 2, ratio, size, size);
  }
}
