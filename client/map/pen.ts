/** Drawing by hand with terra-draw. Imported only when a tool is taken up; a wall never loads it. */
import type { Map as MapLibre } from 'maplibre-gl';
import {
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawLineStringMode,
  TerraDrawPolygonMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Area, Shape } from '../../picture/place.ts';
import { shapeFrom } from './drawn.ts';
import type { Gesture, Tool } from './tool.ts';

const COLOUR = '#8fb8ff';
const CORNER = '#e6edf5';

const outlined = {
  fillColor: COLOUR,
  fillOpacity: 0.16,
  outlineColor: COLOUR,
  outlineWidth: 2,
} as const;

const corners = {
  closingPointColor: CORNER,
  closingPointWidth: 5,
  closingPointOutlineColor: COLOUR,
  closingPointOutlineWidth: 2,
} as const;

const MODES: Readonly<Record<Exclude<Gesture, 'none' | 'place'>, string>> = {
  polygon: 'polygon',
  circle: 'circle',
  line: 'linestring',
};

/**
 * Starts drawing; each finished shape goes to `onshape`. Esc drops what is begun, and with nothing
 * begun calls `oncancel`. The answer puts the pen down again.
 */
export function takePen(
  map: MapLibre,
  tool: Tool,
  gesture: Exclude<Gesture, 'none' | 'place'>,
  onshape: (shape: Shape | Area) => void,
  oncancel: () => void,
): () => void {
  const pen = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9, prefixId: 'pen' }),
    modes: [
      new TerraDrawPolygonMode({ styles: { ...outlined, ...corners } }),
      new TerraDrawCircleMode({ styles: outlined, projection: 'globe' }),
      new TerraDrawLineStringMode({
        styles: { lineStringColor: COLOUR, lineStringWidth: 2, ...corners },
      }),
    ],
  });
  pen.start();
  pen.setMode(MODES[gesture]);
  pen.on('finish', (id) => {
    const geometry = pen.getSnapshotFeature(id)?.geometry;
    pen.clear();
    const shape =
      geometry?.type === 'LineString' || geometry?.type === 'Polygon'
        ? shapeFrom(tool, geometry)
        : undefined;
    if (shape !== undefined) onshape(shape);
  });
  const canvas = map.getCanvas();
  const pressed = ({ key }: KeyboardEvent) => {
    if (key === 'Escape' && pen.getModeState() !== 'drawing') oncancel();
  };
  canvas.addEventListener('keydown', pressed); // terra-draw acts on keyup, after this
  return () => {
    canvas.removeEventListener('keydown', pressed);
    pen.stop();
  };
}
