/** A map of MapLibre in a page: opened once, moved from outside, and telling where it looks. */
import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { untrack } from 'svelte';
import { keepAsking } from './asking.ts';
import { newMap } from './new-map.ts';
import { sameView, type View } from './viewpoint.ts';

const MOVE = 400; // ms

export class OpenedMap {
  #map = $state.raw<MapLibre>();
  #failed = $state(false);
  #shown: View | undefined; // where the map says it is
  readonly #onview: (view: View) => void;

  /** `onview` is told where the map looks after each move. */
  constructor(onview: (view: View) => void) {
    this.#onview = onview;
  }

  /** Undefined until its style has loaded. */
  get map(): MapLibre | undefined {
    return this.#map;
  }
  /** True if this browser can show no map. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Opens the map in an element; the answer removes it. */
  open(container: HTMLElement, style: StyleSpecification, view: View, label: string): () => void {
    const created = newMap(container, style, view, label);
    if (created === undefined) {
      this.#failed = true; // said on the screen; the lists still stand
      return () => {};
    }
    const asking = keepAsking(created);
    created.once('load', () => {
      this.#map = created;
    });
    created.on('moveend', () => {
      const { lng, lat } = created.getCenter();
      this.#shown = { centre: [lng, lat], zoom: created.getZoom() };
      this.#onview(this.#shown);
    });
    return () => {
      this.#map = undefined;
      asking();
      created.remove();
    };
  }

  /** Moves there, unless the map looks there already. Follows the map's coming. */
  look({ centre, zoom }: View): void {
    const map = this.#map;
    if (map === undefined || (this.#shown && sameView(this.#shown, { centre, zoom }))) return;
    const to = { center: centre, zoom, duration: MOVE };
    untrack(() => map.easeTo(to)); // at once for who prefers less motion: that tells `onview` too
  }
}
