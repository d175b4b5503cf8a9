/** The mark of a note and the tip of an arrow, in the colour of each desk. */
import type { Cell } from '../../../picture/cell.ts';
import { type MapImage, type Pen, stroke } from '../../drawing/canvas.ts';
import { inks } from '../../drawing/layer.ts';

/** Named as draw.ts names them. */
export function noteImages({ desks }: Cell): MapImage[] {
  return desks.flatMap(({ id, colour }): MapImage[] => [
    { name: `pin/${id}`, half: 8, draw: (pen) => pin(pen, colour) },
    { name: `tip/${id}`, half: 9, draw: (pen) => tip(pen, colour) },
  ]);
}

/** A sheet of speech, twelve pixels wide. */
function pin(pen: Pen, colour: string): void {
  pen.beginPath();
  for (const [x, y] of [
    [-6, -5],
    [6, -5],
    [6, 3],
    [0, 3],
    [-3, 6],
    [-3, 3],
    [-6, 3],
  ] as const) {
    pen.lineTo(x, y);
  }
  pen.closePath();
  const { ground } = inks();
  stroke(pen, 4, ground);
  pen.fillStyle = ground;
  pen.fill();
  stroke(pen, 1.6, colour);
  pen.beginPath();
  pen.moveTo(-3.2, -2);
  pen.lineTo(3.2, -2);
  pen.moveTo(-3.2, 0.5);
  pen.lineTo(1, 0.5);
  stroke(pen, 1, colour);
}

/** Points up; its tip is the middle of the image, where the line ends. */
function tip(pen: Pen, colour: string): void {
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(4.5, 8.5);
  pen.lineTo(-4.5, 8.5);
  pen.closePath();
  pen.fillStyle = colour;
  pen.fill();
}
