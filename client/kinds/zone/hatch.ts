/** The pattern that fills a kind of zone; it repeats without a seam and reads without colour. */
import type { ZoneKind } from '../../../picture/kinds/zone.ts';

type Pen = CanvasRenderingContext2D;

/** Draws one tile of `size` pixels. */
export function hatch(pen: Pen, kind: ZoneKind, tint: string, size: number): void {
  pen.globalAlpha = 0.08;
  pen.fillStyle = tint;
  pen.fillRect(0, 0, size, size);
  pen.globalAlpha = 0.22;
  pen.strokeStyle = tint;
  pen.lineWidth = 1;
  MARKS[kind](pen, size);
}

function lines(pen: Pen, strokes: readonly (readonly [number, number, number, number])[]): void {
  pen.beginPath();
  for (const [x1, y1, x2, y2] of strokes) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  pen.stroke();
}

/** Beyond the edges too, so that the corners of neighbouring tiles meet. */
const rising = (pen: Pen, s: number) =>
  lines(pen, [
    [-1, s + 1, s + 1, -1],
    [-1, 1, 1, -1],
    [s - 1, s + 1, s + 1, s - 1],
  ]);

const falling = (pen: Pen, s: number) =>
  lines(pen, [
    [-1, -1, s + 1, s + 1],
    [s - 1, -1, s + 1, 1],
    [-1, s - 1, 1, s + 1],
  ]);

function dot(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fillStyle = pen.strokeStyle;
  pen.fill();
}

const MARKS: Readonly<Record<ZoneKind, (pen: Pen, size: number) => void>> = {
  'no-fly': rising,
  'no-fire': (pen, s) => {
    rising(pen, s);
    falling(pen, s);
  },
  'no-entry': (pen, s) => lines(pen, [[0, s / 2, s, s / 2]]),
  coordination: (pen, s) => dot(pen, s / 2, s / 2, 1.1),
  corridor: () => {}, // its axis is drawn instead
  'protected-site': (pen, s) =>
    lines(pen, [
      [s / 2 - 3, s / 2, s / 2 + 3, s / 2],
      [s / 2, s / 2 - 3, s / 2, s / 2 + 3],
    ]),
  exercise: falling,
  hazard: (pen, s) =>
    lines(pen, [
      [s / 2 - 3, s / 2 + 2.5, s / 2, s / 2 - 2.5],
      [s / 2, s / 2 - 2.5, s / 2 + 3, s / 2 + 2.5],
      [s / 2 + 3, s / 2 + 2.5, s / 2 - 3, s / 2 + 2.5],
    ]),
};
