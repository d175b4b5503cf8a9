/** Drawing by hand with terra-draw. Imported only when a tool is taken up; a wall never loads it. */
import type { Map as MapLibre } from 'maplibre-gl';
import {
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  TerraDrawSectorMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Area, LonLat, Shape } from '../../picture/geo/place.ts';
import { shapeFrom } from '../drawing/drawn-shape.ts';
import { inks } from '../drawing/layer.ts';
import { isGone } from '../drawing/standing.ts';
import type { Gesture, OnShape, ShapeType } from '../drawing/tool.ts';
import { reshaped, skeletonOf } from './skeleton.ts';
import { nearestCorner } from './snap.ts';

type Drawn = Exclude<Gesture, 'place'>;

/** The circle's own skeleton: a line that takes no further corner. */
const SPOKE = 'spoke';
const MODES: Readonly<Record<Drawn, string>> = {
  polygon: 'polygon',
  rectangle: 'rectangle',
  circle: 'circle',
  sector: 'sector',
  line: 'linestring',
};
const SNAP = 12; // pixels within which a corner falls on one that stands

export interface Pen {
  /** The shape that stands now: its corners can be moved. Without one, it is drawn. */
  readonly show: (shape: Shape | Area | undefined) => void;
  /** Takes back the last corner of what is being drawn; false when nothing is. */
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  readonly putDown: () => void;
}

/**
 * Starts drawing; each shape goes to `onshape`. Esc drops what is begun, and with nothing begun calls
 * `oncancel`. New corners fall on those of `corners` that are near.
 */
export function takePen(
  map: MapLibre,
  makes: ShapeType,
  gesture: Drawn,
  corners: readonly LonLat[],
  onshape: OnShape,
  oncancel: () => void,
): Pen {
  const pen = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9, prefixId: 'pen' }),
    modes: modes(map, corners),
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
  });
  let held: Shape | Area | undefined; // as it was when its corners were shown
  let told: Shape | Area | undefined; // as it is while one of them is dragged
  let stood = ''; // the geometry that its corners were shown with
  let waiting = 0;
  const id = pen.getFeatureId(); // of the shape whose corners can be moved
  pen.start();
  pen.setMode(MODES[gesture]);

  function follow(): void {
    told = moved() ?? told;
    if (told !== undefined) onshape(told, false);
  }
  /** The shape by the corners as they have just been left. */
  function moved(): Shape | Area | undefined {
    const geometry = held && pen.getSnapshotFeature(id)?.geometry;
    if (told === undefined && JSON.stringify(geometry) === stood) return undefined; // only selected
    return geometry?.type === 'LineString' || geometry?.type === 'Polygon'
      ? held && reshaped(held, geometry)
      : undefined;
  }
  pen.on('finish', (finished, { action }) => {
    cancelAnimationFrame(waiting);
    if (action === 'draw') {
      const geometry = pen.getSnapshotFeature(finished)?.geometry;
      pen.clear();
      const shape =
        geometry?.type === 'LineString' || geometry?.type === 'Polygon'
          ? shapeFrom(makes, geometry)
          : undefined;
      if (shape !== undefined) onshape(shape, true);
    } else if (finished === id) {
      const shape = moved();
      told = undefined; // shown anew: a circle's edge follows its centre
      if (shape !== undefined) onshape(shape, true);
    }
  });
  pen.on('change', (ids, type, context) => {
    if (type !== 'update' || !ids.includes(id)) return;
    if ((context && 'origin' in context) || pen.getMode() !== 'select') return;
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(follow);
  });

  function show(shape: Shape | Area | undefined): void {
    if (told !== undefined && JSON.stringify(shape) === JSON.stringify(told)) return;
    const drawn = held !== undefined;
    held = shape;
    told = undefined;
    if (shape === undefined && !drawn) return; // what is begun goes on
    pen.clear();
    if (shape === undefined) {
      pen.setMode(MODES[gesture]);
      return;
    }
    const geometry = skeletonOf(shape);
    const mode = modeOf(shape);
    const [result] = geometry
      ? pen.addFeatures([{ id, type: 'Feature', geometry, properties: { mode } }])
      : [];
    pen.setMode('select');
    if (result?.valid) pen.selectFeature(id);
    stood = JSON.stringify(pen.getSnapshotFeature(id)?.geometry);
  }

  const canvas = map.getCanvas();
  const drawing = () => pen.getModeState() === 'drawing';
  const pressed = ({ key }: KeyboardEvent) => {
    if (key === 'Escape' && !drawing()) oncancel();
  };
  canvas.addEventListener('keydown', pressed); // terra-draw acts on keyup, after this
  return {
    show,
    undo: () => drawing() && pen.canUndo() && pen.undo(),
    redo: () => drawing() && pen.canRedo() && pen.redo(),
    putDown: () => {
      cancelAnimationFrame(waiting);
      canvas.removeEventListener('keydown', pressed);
      if (!isGone(map)) pen.stop(); // it clears its layers, which went with the map
    },
  };
}

const modeOf = ({ type }: Shape | Area): string =>
  type === 'Circle' ? SPOKE : type === 'Polygon' ? 'polygon' : 'linestring';

function modes(map: MapLibre, corners: readonly LonLat[]) {
  const { draft, ink, ground } = inks();
  const outlined = { fillColor: draft, fillOpacity: 0.16, outlineColor: draft, outlineWidth: 2 };
  const ends = {
    closingPointColor: ink,
    closingPointWidth: 5,
    closingPointOutlineColor: draft,
    closingPointOutlineWidth: 2,
    snappingPointColor: draft,
    snappingPointWidth: 5,
    snappingPointOutlineColor: ink,
    snappingPointOutlineWidth: 1,
  };
  const snapping = {
    toCoordinate: true,
    toLine: true,
    toCustom: ({ lng, lat }: { lng: number; lat: number }) => {
      const at = map.project([lng, lat]);
      const reach = Math.abs(map.unproject([at.x, at.y + SNAP]).lat - lat);
      const corner = nearestCorner(corners, [lng, lat], reach);
      return corner && [...corner];
    },
  };
  const line = { lineStringColor: draft, lineStringWidth: 2, ...ends };
  const corner = {
    midpoints: { draggable: true },
    draggable: true,
    deletable: true,
    snappable: snapping,
  };
  return [
    new TerraDrawPolygonMode({ styles: { ...outlined, ...ends }, snapping }),
    new TerraDrawRectangleMode({ styles: outlined }),
    new TerraDrawCircleMode({ styles: outlined, projection: 'globe' }),
    new TerraDrawSectorMode({ styles: outlined, arcPoints: 24 }),
    new TerraDrawLineStringMode({ styles: line, snapping }),
    new TerraDrawLineStringMode({ modeName: SPOKE, styles: line }),
    new TerraDrawSelectMode({
      keyEvents: null,
      allowManualDeselection: false,
      flags: {
        polygon: { feature: { draggable: true, coordinates: corner } },
        linestring: { feature: { draggable: true, coordinates: corner } },
        [SPOKE]: { feature: { coordinates: { draggable: true } } },
      },
      styles: {
        // its own lines are those of the draft, which are drawn beneath
        selectedPolygonColor: draft,
        selectedPolygonFillOpacity: 0,
        selectedPolygonOutlineColor: draft,
        selectedPolygonOutlineWidth: 0,
        selectedLineStringColor: draft,
        selectedLineStringWidth: 1,
        selectionPointColor: ink,
        selectionPointWidth: 5,
        selectionPointOutlineColor: draft,
        selectionPointOutlineWidth: 2,
        midPointColor: ground,
        midPointWidth: 4,
        midPointOutlineColor: draft,
        midPointOutlineWidth: 2,
      },
    }),
  ];
}
