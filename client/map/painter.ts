/**
 * Brings scenes onto the map: first what stands, then the words that follow it, and says which picture a
 * frame holds. [W6]
 */
import type { Map as MapLibre } from 'maplibre-gl';
import { changes } from '../../picture/table.ts';
import { isVisible } from '../lib/attendance.ts';
import { mark } from '../lib/marks.ts';
import { differences, wordDifferences } from './differences.ts';
import { SOURCES, WORD_SOURCES } from './kind-layers.ts';
import { drawingsOf, type Scene, type Words } from './scene.ts';
import { Updates } from './updates.ts';

const OWN_SOURCES: ReadonlyMap<string, string> = new Map(SOURCES.map((source) => [source, source]));

interface Options {
  /** Whether the frame being painted also holds what the sources leave to others. */
  readonly holds?: (scene: Scene) => boolean;
  /** Told which words stand on the glass, and which are to come there; once they have, those are both. */
  readonly onwords?: (drawn: Words | undefined, coming: Words) => void;
  /** How the sources are called on the map. */
  readonly sources?: ReadonlyMap<string, string>;
  /** Whether its scenes have words, which are placed after what stands. */
  readonly worded?: boolean;
}

export class Painter {
  readonly #map: MapLibre;
  readonly #holds: (scene: Scene) => boolean;
  readonly #shapes: Updates<Scene>;
  readonly #words: Updates<Words> | undefined;
  #drawn: Words | undefined; // those that a frame has held
  #asked: Scene | undefined;
  #shown: Scene | undefined; // a frame of it was asked for
  #lastAsked = Number.NEGATIVE_INFINITY; // ms
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  /** Shortest time (ms) from one picture to the next: a page that is behind draws less often. */
  every = 0;

  constructor(
    map: MapLibre,
    { holds = () => true, onwords, sources = OWN_SOURCES, worded = false }: Options = {},
  ) {
    this.#map = map;
    this.#holds = holds;
    const chosen = (words: boolean) =>
      new Map([...sources].filter(([source]) => WORD_SOURCES.has(source) === words));
    this.#shapes = new Updates(map, {
      differences,
      sources: worded ? chosen(false) : sources,
      onrest: () => this.#follow(),
    });
    if (!worded) return;
    this.#words = new Updates(map, {
      differences: wordDifferences,
      sources: chosen(true),
      ongiven: (coming) => onwords?.(this.#drawn, coming),
      ondrawn: (held) => {
        this.#drawn = held;
        onwords?.(held, held);
        map.triggerRepaint();
      },
    });
  }

  /** Shortest time (ms) from one update of the sources to the next. */
  set pace(pace: number) {
    this.#shapes.pace = pace;
    if (this.#words) this.#words.pace = pace;
  }

  /** Wants this scene on the map; one still waiting gives way to it. */
  show(scene: Scene): void {
    mark('wanted', scene.picture.seq);
    this.#asked = scene;
    const left = this.#lastAsked + this.every - performance.now();
    if (left <= 0) this.#show();
    else this.#timer ??= setTimeout(() => this.#show(), left);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const scene = this.#asked;
    if (scene === undefined || this.#stopped) return;
    this.#lastAsked = performance.now();
    this.#shapes.want(scene);
    if (this.#shown?.picture !== scene.picture) this.#map.triggerRepaint();
    this.#shown = scene;
    this.#follow();
  }

  /** Words come once what stands is there: never before it, and nothing waits for them. */
  #follow(): void {
    const words = this.#asked?.words;
    if (words !== undefined && this.#shapes.still) this.#words?.want(words);
  }

  /**
   * In a frame, on a page that is seen: the scene of which it holds all that stands; undefined: none. Words
   * may still be those of an earlier picture, unless they say of an item what is no longer so.
   */
  whole(): Scene | undefined {
    const scene = this.#shapes.settled;
    if (scene === undefined || this.#stopped || !isVisible()) return undefined;
    return this.#shapes.isWhole && this.#holds(scene) && this.#areTrue(scene) ? scene : undefined;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#shapes.stop();
    this.#words?.stop();
  }

  /** While words are changed, those before them still stand on the glass, or those that come already do. */
  #areTrue(scene: Scene): boolean {
    if (this.#words === undefined) return true;
    const all = new Set([this.#drawn, this.#words.held]);
    return this.#words.stands && [...all].every((words) => !words || isTrue(words, scene));
  }
}

/** Whether words say of each item what is so in a scene: what is new they need not name. */
function isTrue(words: Words, { picture, reader, now }: Scene): boolean {
  if (words.of === picture) return true;
  for (const { was, is } of changes(words.of.items, picture.items)) {
    if (was === undefined || !words.tell(was.seq)) continue;
    const [before, after] = [was, is].map((item) =>
      item === undefined ? '' : JSON.stringify(drawingsOf(item, reader, now)),
    );
    if (before !== after) return false;
  }
  return true;
}
