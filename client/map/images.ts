/** Symbols drawn on canvas and registered with the map, all at once when it starts. */
import type { Map as MapLibre, StyleImageMetadata } from 'maplibre-gl';
import type { Cell } from '../../picture/cell.ts';
import { CASING, type Pen, painted, stroke } from '../drawing/canvas.ts';
import { inks } from '../drawing/layer.ts';
import { everyKind } from '../kinds.ts';

const FINE = 2; // canvas pixels per pixel of the map, of what is repeated or stretched

/** `ratio`: canvas pixels per pixel of the map. */
export function addImages(map: MapLibre, cell: Cell, ratio: number): void {
  const { ink, raised } = inks();
  const put = (name: string, image: ImageData, more: Partial<StyleImageMetadata>) => {
    if (map.hasImage(name)) map.removeImage(name); // of another theme
    map.addImage(name, image, more);
  };
  for (const image of everyKind.flatMap((kind) => kind.images(cell))) {
    if ('tile' in image) {
      const tile = painted(image.tile, image.tile, FINE, false, (pen) => image.draw(pen));
      put(image.name, tile, { pixelRatio: FINE });
    } else {
      const side = image.half * 2;
      const symbol = painted(side, side, ratio, true, (pen) => image.draw(pen));
      put(image.name, symbol, { pixelRatio: ratio });
    }
  }
  for (const [name, half] of Object.entries({ corners: 17, 'corners/loud': 26 })) {
    const image = painted(half * 2, half * 2, ratio, true, (pen) =>
      drawCorners(pen, half - 2, ink),
    );
    put(name, image, { pixelRatio: ratio });
  }
  const plate = painted(24, 24, FINE, false, (pen) => drawPlate(pen, raised, ink));
  put('plate', plate, {
    pixelRatio: FINE,
    stretchX: [[16, 32]],
    stretchY: [[16, 32]],
    content: [10, 6, 38, 42],
  });
}

/** The raised ground of a selected label; its middle stretches. */
function drawPlate(pen: Pen, fill: string, edge: string): void {
  pen.beginPath();
  pen.roundRect(1, 1, 22, 22, 4);
  pen.fillStyle = fill;
  pen.fill();
  stroke(pen, 1.2, edge);
}

/** Four corners around what is selected. */
function drawCorners(pen: Pen, half: number, colour: string): void {
  const arm = half * 0.45;
  pen.beginPath();
  for (const [x, y] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    pen.moveTo(x * half, y * (half - arm));
    pen.lineTo(x * half, y * half);
    pen.lineTo(x * (half - arm), y * half);
  }
  pen.lineCap = 'butt';
  stroke(pen, 4, CASING);
  stroke(pen, 2, colour);
}
