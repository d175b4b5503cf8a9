/** The dashed plate around what one desk alone sees, with the desk's letters at its foot. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Cell } from '../../picture/cell.ts';
import { CASING, type Pen, painted, stroke } from '../drawing/canvas.ts';
import { inks } from '../drawing/layer.ts';

/** Half the width of a plate, in pixels: around a symbol, and around the rings of an urgent one. */
const SIDES = { private: 14, 'private-loud': 23 } as const;
const FOOT = 9; // pixels from a plate's middle line to the edge of the image: the letters stand there

export function addPrivatePlates(map: MapLibre, { desks }: Cell, ratio: number): void {
  for (const { id, colour, letters } of desks) {
    for (const [kind, side] of Object.entries(SIDES)) {
      const name = `${kind}/${id}`;
      if (map.hasImage(name)) map.removeImage(name); // of another theme
      const size = (side + FOOT) * 2;
      const image = painted(size, size, ratio, true, (pen) => plate(pen, side, colour, letters));
      map.addImage(name, image, { pixelRatio: ratio });
    }
  }
}

function plate(pen: Pen, side: number, colour: string, letters: string): void {
  pen.beginPath();
  pen.rect(-side, -side, side * 2, side * 2);
  stroke(pen, 4, CASING);
  pen.setLineDash([5, 3]);
  stroke(pen, 2, colour);
  pen.setLineDash([]);
  pen.beginPath();
  pen.roundRect(-14, side - 5, 28, 12, 2);
  pen.fillStyle = colour;
  pen.fill();
  stroke(pen, 1.2, CASING);
  const { ground } = inks(); // read on the desk's colour in either theme
  lock(pen, -8, side + 1, ground);
  pen.fillStyle = ground;
  pen.font = '600 9px "IBM Plex Sans", sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(letters, 3.5, side + 1.5);
}

/** A padlock, with its middle here. */
function lock(pen: Pen, x: number, y: number, colour: string): void {
  pen.beginPath();
  pen.arc(x, y - 1, 2, Math.PI, 0);
  stroke(pen, 1.2, colour);
  pen.fillStyle = colour;
  pen.fillRect(x - 3, y - 1, 6, 4.5);
}
