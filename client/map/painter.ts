/** Brings scenes onto the map, a few times a second at most, and says when one is really drawn. */
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { SOURCES } from './kind-layers.ts';
import { differences, type Scene } from './scene.ts';

/** After this long (ms) without having been drawn whole, a newer scene may go ahead. */
const PATIENCE = 2000;

/** A slow machine rests half as long (ms) as an update took it, so that it still answers its user. */
const REST = 500;

export class Painter {
  readonly #map: MapLibre;
  readonly #onshown: (scene: Scene) => void;
  readonly #holds: (scene: Scene) => boolean;
  readonly #onheld: (scene: Scene) => void;
  readonly #sources: ReadonlyMap<string, string>;
  #wanted: Scene | undefined;
  #held: Scene | undefined; // what the sources hold
  #shown: Scene['picture'] | undefined; // told of last: one that gave way undrawn is still owed
  #working = false;
  #drawing = false; // a frame is waited for
  #stop = new AbortController();
  /** Shortest time (ms) from one update of the sources to the next. */
  pace = 200;

  /**
   * `onshown` is called once a scene has been rendered from sources that hold all of it, and `holds`
   * says that the frame also held what the sources leave to others. `onheld` is called when the sources
   * have taken a scene, before it is rendered. `sources`: how they are called on this map.
   */
  constructor(
    map: MapLibre,
    onshown: (scene: Scene) => void,
    holds = (_: Scene) => true,
    onheld = (_: Scene) => {},
    sources: ReadonlyMap<string, string> = new Map(SOURCES.map((source) => [source, source])),
  ) {
    this.#map = map;
    this.#onshown = onshown;
    this.#holds = holds;
    this.#onheld = onheld;
    this.#sources = sources;
  }

  /** Wants this scene on the map; one still waiting gives way to it. */
  show(scene: Scene): void {
    this.#wanted = scene;
    if (!this.#working) void this.#work();
    else if (this.#drawing) this.#map.triggerRepaint(); // so that patience can end
  }

  stop(): void {
    this.#stop.abort();
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let scene = this.#take(); scene !== undefined; scene = this.#take()) {
      const began = performance.now();
      const found = differences(this.#held, scene);
      const silent = found.size === 0 && this.#shown === scene.picture;
      const updates = [...found].map(([source, diff]) => this.#sourceOf(source)?.updateData(diff));
      this.#held = scene;
      await Promise.all(updates);
      this.#onheld(scene);
      if (!silent && (await this.#drawn(scene))) {
        this.#shown = scene.picture;
        this.#onshown(scene);
      }
      const took = performance.now() - began;
      await this.#pause(Math.max(this.pace - took, Math.min(took / 2, REST)));
    }
    this.#working = false;
  }

  #take(): Scene | undefined {
    const scene = this.#stop.signal.aborted ? undefined : this.#wanted;
    this.#wanted = undefined;
    return scene;
  }

  /** True after a frame in which every tile of our sources was there, on a page that is seen. */
  #drawn(scene: Scene): Promise<boolean> {
    const { signal } = this.#stop;
    const began = performance.now();
    return new Promise((resolve) => {
      this.#drawing = true;
      const done = (drawn: boolean) => {
        this.#drawing = false;
        rendering.unsubscribe();
        signal.removeEventListener('abort', stopped);
        resolve(drawn);
      };
      const stopped = () => done(false);
      const rendering = this.#map.on('render', () => {
        const whole = this.#whole() && this.#holds(scene);
        if (document.visibilityState === 'visible' && whole) done(true);
        else if (this.#wanted && performance.now() - began > PATIENCE) done(false);
      });
      signal.addEventListener('abort', stopped);
      if (signal.aborted) stopped();
      else this.#map.triggerRepaint();
    });
  }

  #whole(): boolean {
    // taken away between two themes, a source is not there to ask
    return [...this.#sources.values()].every(
      (one) => this.#map.getSource(one) && this.#map.isSourceLoaded(one),
    );
  }

  #sourceOf(source: string): GeoJSONSource | undefined {
    const name = this.#sources.get(source);
    return name === undefined ? undefined : this.#map.getSource<GeoJSONSource>(name);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
  }
}
