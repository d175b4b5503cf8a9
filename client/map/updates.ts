/** Brings what is wanted into some sources of the map, one update at a time and with a rest after each. */
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Differences } from './differences.ts';

/** After this long (ms) without having been drawn whole, what is newer may go ahead. */
const PATIENCE = 2000;

/** How long to rest after an update: so many times as long as it took, and at most so long (ms). */
interface Rest {
  readonly times: number;
  readonly most: number;
}
/** A slow machine rests half as long as an update took it, so that it still answers its user. */
const REST: Rest = { times: 0.5, most: 500 };

interface Work<T> {
  /** What turns the sources from one into the other. */
  differences(before: T | undefined, after: T): Differences;
  /** How the sources are called on the map. */
  readonly sources: ReadonlyMap<string, string>;
  readonly rest?: Rest;
  /** Before the sources are given this. */
  ongiven?(coming: T): void;
  /** After a frame that holds what the sources were given last. */
  ondrawn?(held: T): void;
  /** Nothing is under way any more. */
  onrest?(): void;
}

export class Updates<T> {
  readonly #map: MapLibre;
  readonly #work: Work<T>;
  readonly #rendering: { unsubscribe(): void };
  #wanted: T | undefined;
  #held: T | undefined; // what the sources hold, or will once they have taken what was given to them
  #state: 'still' | 'taking' | 'drawing' = 'still';
  #began = 0; // ms: the update under way
  #given = 0; // ms: since when its frame is waited for
  #rested = 0; // ms: before that no update begins
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #view: string | undefined; // where the map looked in the last frame in which all tiles were there
  /** Shortest time (ms) from one update of the sources to the next. */
  pace = 200;

  constructor(map: MapLibre, work: Work<T>) {
    this.#map = map;
    this.#work = work;
    this.#rendering = map.on('render', () => this.#rendered());
  }

  /** Wants this in the sources; what still waits gives way to it. What changes nothing is there at once. */
  want(wanted: T): void {
    this.#wanted = wanted;
    this.#go();
  }

  /** What the sources hold or are being given. */
  get held(): T | undefined {
    return this.#held;
  }
  /** What the sources hold; undefined while they are being changed. */
  get settled(): T | undefined {
    return this.#state === 'taking' ? undefined : this.#held;
  }
  /** Whether nothing is under way. */
  get still(): boolean {
    return this.#state === 'still';
  }

  /** In a frame: whether it holds every tile of the sources. */
  get isWhole(): boolean {
    return this.#areThere && this.#each((one) => this.#map.isSourceLoaded(one));
  }

  /** In a frame: the same, or where the map has not moved, the tiles before: each stays until the next has come. */
  get stands(): boolean {
    return this.isWhole || (this.#areThere && this.#view === viewOf(this.#map));
  }

  /** Taken away between two themes, a source is not there to ask. */
  get #areThere(): boolean {
    return this.#each((one) => this.#map.getSource(one) !== undefined);
  }
  #each(so: (source: string) => boolean): boolean {
    return [...this.#work.sources.values()].every(so);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#rendering.unsubscribe();
  }

  #go(): void {
    const wanted = this.#wanted;
    if (wanted === undefined || this.#stopped) return;
    const found = this.#work.differences(this.#held, wanted);
    if (found.size === 0) {
      this.#wanted = undefined;
      this.#held = wanted;
      if (this.#state === 'still') this.#work.ondrawn?.(wanted);
    } else if (this.#state === 'still') {
      clearTimeout(this.#timer);
      const left = this.#rested - performance.now();
      if (left > 0) this.#timer = setTimeout(() => this.#go(), left);
      else void this.#update(wanted, found);
    } else if (this.#state === 'drawing') this.#map.triggerRepaint(); // so that patience can end
  }

  async #update(wanted: T, found: Differences): Promise<void> {
    this.#state = 'taking';
    this.#wanted = undefined;
    this.#held = wanted;
    this.#began = performance.now();
    this.#work.ongiven?.(wanted);
    await Promise.all([...found].map(([source, diff]) => this.#sourceOf(source)?.updateData(diff)));
    if (this.#stopped) return;
    this.#state = 'drawing';
    this.#given = performance.now();
    this.#map.triggerRepaint();
  }

  /** After a frame: whether every tile was there, or patience has ended. */
  #rendered(): void {
    const whole = this.isWhole;
    if (whole && this.#state !== 'taking') this.#view = viewOf(this.#map);
    if (this.#state !== 'drawing' || this.#held === undefined) return;
    const now = performance.now();
    if (whole) this.#work.ondrawn?.(this.#held);
    else if (this.#wanted === undefined || now - this.#given <= PATIENCE) return;
    const took = now - this.#began;
    this.#state = 'still';
    const { times, most } = this.#work.rest ?? REST;
    this.#rested = now + Math.max(this.pace - took, Math.min(took * times, most));
    this.#work.onrest?.();
    this.#go();
  }

  #sourceOf(source: string): GeoJSONSource | undefined {
    const name = this.#work.sources.get(source);
    return name === undefined ? undefined : this.#map.getSource<GeoJSONSource>(name);
  }
}

/** Where a map looks, and how large it is. */
function viewOf(map: MapLibre): string {
  const { lng, lat } = map.getCenter();
  const { width, height } = map.getCanvas();
  return [lng, lat, map.getZoom(), width, height].join();
}
