/** The hatches of what a version adds (/) and leaves out (\): told apart by their direction, then by colour. */
import type { Map as MapLibre } from 'maplibre-gl';
import { painted } from '../../drawing/canvas.ts';
import { inks } from '../../drawing/layer.ts';

const SIDE = 9; // pixels of a tile
const FINE = 2; // canvas pixels for each of the map's

export const HATCH = { added: 'difference/added', left: 'difference/left' } as const;

/** Puts the hatches on a map, in the colours of the theme. */
export function addHatches(map: MapLibre): void {
  const { amber, ink } = inks();
  put(map, HATCH.added, amber, 0.55, false);
  put(map, HATCH.left, ink, 0.4, true);
}

function put(map: MapLibre, name: string, colour: string, strength: number, falls: boolean): void {
  const image = painted(SIDE, SIDE, FINE, false, (pen) => {
    pen.globalAlpha = strength;
    pen.strokeStyle = colour;
    pen.lineWidth = 1;
    pen.lineCap = 'butt';
    pen.beginPath();
    for (const shift of [-SIDE, 0, SIDE]) {
      pen.moveTo(shift - 1, falls ? -1 : SIDE + 1);
      pen.lineTo(shift + SIDE + 1, falls ? SIDE + 1 : -1);
    }
    pen.stroke();
  });
  if (map.hasImage(name)) map.removeImage(name); // of another theme
  map.addImage(name, image, { pixelRatio: FINE });
}
