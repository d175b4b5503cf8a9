/** The images of crowds: a plate edged by the gravest of them, and small symbols of what they are. */
import type { Map as MapLibre } from 'maplibre-gl';
import { GROUPS } from '../../picture/categories.ts';
import type { Cell } from '../../picture/cell.ts';
import { PRECEDENCES, type Precedence } from '../../picture/precedence.ts';
import { CASING, type Pen, painted, stroke } from '../drawing/canvas.ts';
import { inks } from '../drawing/layer.ts';
import { outlineOf } from '../drawing/symbols.ts';

const PLATE = 24; // pixels
const CORNER = 8; // pixels of it that do not stretch
const GLYPH = 13; // pixels from one small symbol to the next

/** The name of a row of small symbols, `military.il` and so on. */
export const GLYPHS = 'crowd/';

/** Edge colour and widths, from the outside in: readable without colour. */
function edges(of: Precedence): { readonly colour: string; readonly widths: readonly number[] } {
  const { alarm, amber, ink, dim } = inks();
  switch (of) {
    case 'FLASH':
      return { colour: alarm, widths: [2.2, 1.2] };
    case 'IMMEDIATE':
      return { colour: amber, widths: [2] };
    case 'PRIORITY':
      return { colour: ink, widths: [1.3] };
    case 'ROUTINE':
      return { colour: dim, widths: [0.8] };
    default:
      return of satisfies never;
  }
}

/** Plates for each precedence, new and old, whose middle stretches. `ratio`: canvas pixels per pixel of the map. */
export function addPlates(map: MapLibre, ratio: number): void {
  const all = PRECEDENCES.flatMap((of) => [
    { name: `gathered/${of}`, of, old: false },
    { name: `gathered/old/${of}`, of, old: true },
  ]);
  for (const { name, of, old } of all) {
    const image = painted(PLATE, PLATE, ratio, false, (pen) => plate(pen, of, old));
    if (map.hasImage(name)) map.removeImage(name); // of another theme
    const [from, to] = [CORNER * ratio, (PLATE - CORNER) * ratio];
    map.addImage(name, image, {
      pixelRatio: ratio,
      stretchX: [[from, to]],
      stretchY: [[from, to]],
      content: [5 * ratio, 4 * ratio, (PLATE - 5) * ratio, (PLATE - 4) * ratio],
    });
  }
}

function plate(pen: Pen, precedence: Precedence, old: boolean): void {
  const { raised } = inks();
  const { colour, widths } = edges(precedence);
  let inset = 0.5;
  for (const [i, width] of widths.entries()) {
    pen.beginPath();
    const side = PLATE - 2 * inset - width;
    pen.roundRect(inset + width / 2, inset + width / 2, side, side, 6 - inset);
    if (i === 0) {
      pen.fillStyle = raised;
      pen.fill();
    }
    pen.globalAlpha = old ? 0.45 : 1;
    stroke(pen, width, colour);
    inset += width + 1.2;
  }
}

/** Makes the row of small symbols that an image name asks for; other names are not its business. */
export function addGlyphs(map: MapLibre, cell: Cell, ratio: number, name: string): boolean {
  if (!name.startsWith(GLYPHS)) return false;
  const parts = name.slice(GLYPHS.length).split('+');
  const image = painted(GLYPH * parts.length, GLYPH, ratio, false, (pen) => {
    pen.translate(GLYPH / 2, GLYPH / 2);
    for (const part of parts) {
      const [group, desk] = part.split('.');
      const shape = GROUPS.find((one) => one === group);
      const colour = cell.desks.find(({ id }) => id === desk)?.colour;
      if (shape !== undefined && colour !== undefined) {
        outlineOf(pen, shape, 4.2);
        stroke(pen, 2.4, CASING);
        pen.fillStyle = colour;
        pen.fill();
      }
      pen.translate(GLYPH, 0);
    }
  });
  map.addImage(name, image, { pixelRatio: ratio });
  return true;
}
