/** Military symbols as images of the map. This file brings milsymbol with it: it is loaded when asked for. */
import type { Map as MapLibre } from 'maplibre-gl';
import ms from 'milsymbol';
import type { Cell } from '../../../picture/cell.ts';
import { deskOf } from '../drawing.ts';
import { inks } from '../layer.ts';
import { ringsOf } from '../symbols.ts';
import { type MilitaryLook, readMilitaryName } from './names.ts';
import { sidcOf } from './sidc.ts';

/** Height in pixels of the frame by precedence, and half the side of the image that holds it. */
const SIZES = { FLASH: 20, IMMEDIATE: 19, PRIORITY: 18, ROUTINE: 15 } as const;
const HALF = { FLASH: 32, IMMEDIATE: 28, PRIORITY: 23, ROUTINE: 20 } as const;

/** Adds the image of this name if it is a military symbol and not there yet. */
export function addMilitary(map: MapLibre, cell: Cell, ratio: number, name: string): void {
  const look = readMilitaryName(name);
  if (look === undefined || map.hasImage(name)) return;
  map.addImage(name, drawn(look, cell, ratio), { pixelRatio: ratio });
}

function drawn(look: MilitaryLook, cell: Cell, ratio: number): ImageData {
  const { category, desk, precedence, withdrawn } = look;
  const half = HALF[precedence];
  const canvas = document.createElement('canvas');
  canvas.width = half * 2 * ratio;
  canvas.height = half * 2 * ratio;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser has no canvas');
  pen.scale(ratio, ratio);
  pen.translate(half, half);
  if (!withdrawn) ringsOf(pen, precedence, SIZES[precedence] * 0.72);
  const symbol = new ms.Symbol(sidcOf(category), {
    size: SIZES[precedence],
    outlineWidth: 2,
    outlineColor: inks().ground,
  });
  const { width, height } = symbol.getSize();
  const { x, y } = symbol.getAnchor();
  pen.globalAlpha = withdrawn ? 0.35 : 1;
  pen.drawImage(symbol.asCanvas(ratio), -x, -y, width, height);
  plate(pen, deskOf(cell, desk), height - y);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** Whose it is, below the frame: the desk's letters on its colour. */
function plate(
  pen: CanvasRenderingContext2D,
  desk: { letters: string; colour: string },
  top: number,
): void {
  pen.font = '600 7.5px "IBM Plex Sans", sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = desk.colour;
  pen.fillRect(-7, top - 3, 14, 8.5);
  pen.fillStyle = inks().ground;
  pen.fillText(desk.letters, 0, top + 1.4);
}
