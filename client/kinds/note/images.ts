/** The pin of a note and the tip of an arrow, in the colour of each desk. */
import type { Cell } from '../../../picture/cell.ts';
import { CASING, type MapImage, type Pen, stroke } from '../../drawing/canvas.ts';

/** Named as draw.ts names them. */
export function noteImages({ desks }: Cell): MapImage[] {
  return desks.flatMap(({ id, colour }): MapImage[] => [
    { name: `pin/${id}`, half: 13, draw: (pen) => pin(pen, colour) },
    { name: `tip/${id}`, half: 9, draw: (pen) => tip(pen, colour) },
  ]);
}

function pin(pen: Pen, colour: string): void {
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(0, -6);
  stroke(pen, 3.5, CASING);
  stroke(pen, 1.6, colour);
  pen.beginPath();
  pen.roundRect(-4.5, -12, 9, 7, 1.5);
  stroke(pen, 3, CASING);
  pen.fillStyle = colour;
  pen.fill();
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
