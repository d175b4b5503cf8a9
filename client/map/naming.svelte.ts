/** Which events of a view are named on the map and which are gathered, chosen again as it changes. */
import type { Map as MapLibre } from 'maplibre-gl';
import { EMPTY } from '../../picture/fold.ts';
import { type Drawing, type Reader, seqOfFeature } from '../drawing/drawing.ts';
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
import type { Words } from './scene.ts';

/** Before anything was placed. */
const NO_WORDS: Words = {
  drawings: [],
  gathered: [],
  epoch: 0,
  of: EMPTY,
  tell: () => false,
};

const PACE = 200; // ms from one choice to the next, at least
const SHARE = 4; // of the time that choosing may take at most: one part in so many
const FRAME = 200; // ms within which a frame comes, if one was asked for
const REST = 80; // ms for which a moment of the past stands still before words follow
const LONGEST = 1000; // ms for which they wait while it never does

/** What a choice is made from, besides the view. */
interface Given {
  readonly points: Points;
  readonly moving: Moving;
  /** Whether what is live is shown, and no moment of the past that may be moving. */
  readonly live: boolean;
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
  #words = $state.raw<Words>(NO_WORDS);
  #raised = $state.raw<Raised>();
  #gathered = $state.raw<readonly Crowd[]>([]);
  #next = 0; // ms: not chosen again before
  #asked: number | undefined; // ms: since when a choice is wanted

  constructor(map: MapLibre) {
    this.#map = map;
  }

  /** The drawings of named events and shapes, and of crowds. */
  get words(): Words {
    return this.#words;
  }
  /** Where the plate of what is selected stands. */
  get raised(): Raised | undefined {
    return this.#raised;
  }
  get gathered(): readonly Crowd[] {
    return this.#gathered;
  }

  /**
   * Chooses soon after the next frame, once the moment shown has rested, and whenever the map has moved, a
   * little behind; until called off.
   */
  follow(given: Given): () => void {
    const began = performance.now();
    this.#asked ??= began;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      const now = performance.now();
      this.#asked ??= now;
      const rest = given.live ? 0 : Math.min(began + REST, this.#asked + LONGEST);
      const choose = () => {
        timer = undefined;
        this.#choose(given);
      };
      timer ??= setTimeout(choose, Math.max(rest, this.#next) - now);
    };
    const moved = this.#map.on('move', soon);
    // the layer takes in rows and filter in the frame that draws them: only then is it known what is clear
    const framed = () => {
      drawn.unsubscribe();
      clearTimeout(unframed);
      soon();
    };
    const drawn = this.#map.on('render', framed);
    const unframed = setTimeout(framed, FRAME);
    return () => {
      clearTimeout(timer);
      clearTimeout(unframed);
      moved.unsubscribe();
      drawn.unsubscribe();
    };
  }

  #choose(given: Given): void {
    const { points, moving, reader, selected, gather } = given;
    const { index, itemAt } = moving;
    const began = performance.now();
    this.#asked = undefined;
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
    const drawings = [
      ...words.drawings,
      ...found.map((one) => crowdDrawing(one, index, reader, rows.origin, shown.now)),
    ];
    const gathered = [...rest];
    const { epoch } = index;
    let told: ReadonlySet<number> | undefined;
    const tell = (item: number): boolean => {
      if (epoch !== index.epoch) return true; // rows have other numbers now
      told ??= new Set([
        ...drawings.map(({ feature }) => seqOfFeature(feature.id)),
        ...gathered.map((row) => index.item.get(row)),
      ]);
      return told.has(item);
    };
    this.#words = { drawings, gathered, epoch, of: moving.current, tell };
    this.#next = Math.max(began + PACE, began + (performance.now() - began) * SHARE);
  }
}
