/** The small cross that stands all along the outline of a suspended zone. */
import { type MapImage, type Pen, stroke } from '../../drawing/canvas.ts';
import { inks } from '../../drawing/layer.ts';

/** Named as ZoneLayer.svelte names it. */
export function zoneImages(): MapImage[] {
  const { dim, ground } = inks();
  return [{ name: 'zone/cross', half: 6, draw: (pen) => cross(pen, dim, ground) }];
}

function cross(pen: Pen, colour: string, ground: string): void {
  pen.beginPath();
  for (const side of [-1, 1]) {
    pen.moveTo(-3.4, -3.4 * side);
    pen.lineTo(3.4, 3.4 * side);
  }
  stroke(pen, 3.4, ground);
  stroke(pen, 1.5, colour);
}
