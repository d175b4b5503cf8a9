/** Brings scenes onto the map, a few times a second at most, and says which one a frame holds. */
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { isVisible } from '../lib/attendance.ts';
import { SOURCES } from './kind-layers.ts';
import { differences, type Scene } from './scene.ts';

/** After this long (ms) without having been drawn whole, a newer scene may go ahead. */
const PATIENCE = 2000;

/** A slow machine rests half as long (ms) as an update took it, so that it still answers its user. */
const REST = 500;

const OWN_SOURCES: ReadonlyMap<string, string> = new Map(SOURCES.map((source) => [source, source]));

interface Options {
  /** Whether the frame being painted also holds what the sources leave to others. */
  readonly holds?: (scene: Scene) => boolean;
  /** Called when the sources have taken a scene, before it is rendered. */
  readonly onheld?: (scene: Scene) => void;
  /** How the sources are called on this map. */
  readonly sources?: ReadonlyMap<string, string>;
}

export class Painter {
  readonly #map: MapLibre;
  readonly #holds: (scene: Scene) => boolean;
  readonly #onheld: (scene: Scene) => void;
  readonly #sources: ReadonlyMap<string, string>;
  #wanted: Scene | undefined;
  #held: Scene | undefined; // what the sources hold
  #settled: Scene | undefined; // the same, unless they are being changed
  #shown: Scene['picture'] | undefined; // drawn last: one that gave way undrawn is still owed
  #working = false;
  #drawing = false; // a frame is waited for
  #stop = new AbortController();
  /** Shortest time (ms) from one update of the sources to the next. */
  pace = 200;

  constructor(
    map: MapLibre,
    { holds = () => true, onheld = () => {}, sources = OWN_SOURCES }: Options = {},
  ) {
    this.#map = map;
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

  /** In a frame: the scene that this frame holds whole, on a page that is seen; undefined: none. */
  whole(): Scene | undefined {
    const scene = this.#settled;
    return scene !== undefined && !this.#stop.signal.aborted && this.#isIn(scene)
      ? scene
      : undefined;
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
      if (updates.length > 0) this.#settled = undefined;
      await Promise.all(updates);
      this.#settled = scene;
      this.#onheld(scene);
      if (!silent && (await this.#drawn(scene))) {
        this.#shown = scene.picture;
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
        if (this.#isIn(scene)) done(true);
        else if (this.#wanted && performance.now() - began > PATIENCE) done(false);
      });
      signal.addEventListener('abort', stopped);
      if (signal.aborted) stopped();
      else this.#map.triggerRepaint();
    });
  }

  #isIn(scene: Scene): boolean {
    return isVisible() && this.#whole() && this.#holds(scene);
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
