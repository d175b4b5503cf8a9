/** Which events of a view are named on the map and which are gathered, chosen again as it changes. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Drawing, Reader } from '../drawing/drawing.ts';
import type { Rect } from './fit.ts';
import { placed } from './names/names.ts';
import type { Raised } from './names/plate.ts';
import { crowdsOn, platesOn, symbolsOn } from './names/taken.ts';
import { crowdDrawing } from './points/crowd-drawing.ts';
import { type Crowd, crowds } from './points/crowds.ts';
import { labelled } from './points/labels.ts';
import type { Points } from './points/layer.ts';
import type { Moving } from './points/moving.ts';
import { boxOf } from './points/world.ts';

const PACE = 200; // ms between choices, at least

/** What a choice is made from, besides the view. */
interface Given {
  readonly points: Points;
  readonly moving: Moving;
  readonly reader: Reader;
  /** The number of the event that stands on its own because it is looked at. */
  readonly selected: number | undefined;
  /** Whether events that stand too close together are drawn as crowds. */
  readonly gather: boolean;
  /** All that is drawn of each shape with a name, as of now. */
  readonly shapes: () => readonly (readonly Drawing[])[];
  /** All that is drawn of what is selected. */
  readonly chosen: () => readonly Drawing[];
  /** Symbols of a second picture, where a desk sees its own over the scene. */
  readonly beside: () => readonly Drawing[];
  /** What lies over the map, in its pixels. */
  readonly over: () => readonly Rect[];
}

const MANY = 2000; // symbols, beyond which nothing is named

export class Naming {
  readonly #map: MapLibre;
  #named = $state.raw<readonly Drawing[]>([]);
  #raised = $state.raw<Raised>();
  #gathered = $state.raw<readonly Crowd[]>([]);
  #last = 0;

  constructor(map: MapLibre) {
    this.#map = map;
  }

  /** The drawings of named events and of crowds. */
  get named(): readonly Drawing[] {
    return this.#named;
  }
  /** Where the plate of what is selected stands. */
  get raised(): Raised | undefined {
    return this.#raised;
  }
  get gathered(): readonly Crowd[] {
    return this.#gathered;
  }

  /** Chooses soon, after the next frame, and whenever the map has moved, a little behind; until called off. */
  follow(given: Given): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          this.#choose(given);
        },
        Math.max(0, this.#last + PACE - performance.now()),
      );
    };
    soon();
    const moved = this.#map.on('move', soon);
    // the layer takes in rows and filter in the frame that draws them: only then is it known what is clear
    const drawn = this.#map.on('render', () => {
      drawn.unsubscribe();
      soon();
    });
    return () => {
      clearTimeout(timer);
      moved.unsubscribe();
      drawn.unsubscribe();
    };
  }

  #choose(given: Given): void {
    const { points, moving, reader, selected, gather } = given;
    const { index, itemAt } = moving;
    this.#last = performance.now();
    const { shown, rows } = points;
    const box = boxOf(this.#map.getBounds(), rows.origin);
    const asked = { ...shown, box, zoom: this.#map.getZoom(), selected };
    const found = gather ? crowds(index, rows, asked) : [];
    const rest = new Set(found.flatMap((one) => one.rows));
    this.#gathered = found;
    const symbols = symbolsOn(this.#map, points, index, box, rest, MANY);
    const events = labelled(points, index, box, reader, itemAt, rest);
    const taken = [...symbols, ...crowdsOn(this.#map, found, rows.origin), ...given.over()];
    taken.push(...platesOn(this.#map, given.beside()));
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const size = { width: clientWidth, height: clientHeight };
    const zones = symbols.length > MANY ? [] : given.shapes();
    const chosen = given.chosen();
    const words = placed(this.#map, { events, zones, selected: chosen, taken, size, reader });
    const { raised } = words;
    if (raised?.id !== this.#raised?.id || raised?.anchor !== this.#raised?.anchor) {
      this.#raised = raised;
    }
    this.#named = [
      ...words.drawings,
      ...found.map((one) => crowdDrawing(one, index, reader, rows.origin, shown.now)),
    ];
  }
}
