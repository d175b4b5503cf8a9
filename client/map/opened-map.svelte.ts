/** A map of MapLibre in a page: opened once, moved from outside, and telling where it looks. */
import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { flushSync, untrack } from 'svelte';
import { keepAsking } from './asking.ts';
import { newMap } from './new-map.ts';
import { sameView, type View } from './viewpoint.ts';

const MOVE = 400; // ms
const SLOW_MOVE = 1000; // ms: where nobody has a hand on it, a map moves once and slowly

export class OpenedMap {
  #map = $state.raw<MapLibre>();
  #failed = $state(false);
  #lost = $state(false);
  #fitted = false;
  #shown: View | undefined; // where the map says it is
  readonly #onview: (view: View, byHand: boolean) => void;
  readonly #onlost: () => void;
  readonly #interactive: boolean;

  /**
   * `onview` is told where the map looks after each move, and whether that was more than a fit to what is
   * there; `onlost` when its graphics context was lost. `interactive`: whether it answers to hands.
   */
  constructor(
    onview: (view: View, byHand: boolean) => void,
    onlost: () => void,
    interactive: boolean,
  ) {
    this.#onview = onview;
    this.#onlost = onlost;
    this.#interactive = interactive;
  }

  /** Undefined until its style has loaded. */
  get map(): MapLibre | undefined {
    return this.#map;
  }
  /** True from when its graphics context was lost until it is opened again. */
  get lost(): boolean {
    return this.#lost;
  }
  /** True if this browser can show no map. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Opens the map in an element; the answer removes it. */
  open(container: HTMLElement, style: StyleSpecification, view: View, label: string): () => void {
    const created = newMap(container, style, view, label, this.#interactive);
    this.#lost = false;
    this.#failed = created === undefined; // said on the screen; the lists still stand
    if (created === undefined) return () => {};
    const asking = keepAsking(created);
    created.once('load', () => {
      this.#map = created;
    });
    this.#shown = view;
    created.on('moveend', (event: object) => {
      const { lng, lat } = created.getCenter();
      const shown: View = { centre: [lng, lat], zoom: created.getZoom() };
      if (this.#shown !== undefined && sameView(this.#shown, shown)) return; // another size, no move
      this.#shown = shown;
      this.#onview(shown, !('fitting' in event));
    });
    created.on('webglcontextlost', () => {
      this.#lost = true;
      flushSync(() => this.#leave()); // before anything asks the map, which has no style now
      this.#onlost();
    });
    return () => {
      this.#leave();
      asking();
      created.remove();
    };
  }

  #leave(): void {
    this.#map = undefined;
  }

  /** Moves there as a fit: the first time at once. */
  fit(view: View): void {
    const { centre, zoom } = view;
    const duration = this.#fitted ? MOVE : 0;
    if (this.#shown && sameView(this.#shown, view)) this.#onview(view, false);
    this.#fitted = true;
    untrack(() => this.#map?.easeTo({ center: centre, zoom, duration }, { fitting: true }));
  }

  /** Moves there, unless the map looks there already. Follows the map's coming. */
  look(view: View | undefined): void {
    const map = this.#map;
    if (map === undefined || view === undefined) return;
    if (this.#shown && sameView(this.#shown, view)) return;
    const { centre, zoom } = view;
    const duration = this.#interactive ? MOVE : SLOW_MOVE;
    const to = { center: centre, zoom, duration };
    untrack(() => map.easeTo(to)); // at once for who prefers less motion: that tells `onview` too
  }
}
