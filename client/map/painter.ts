/**
 * Brings scenes onto the map: first what stands, then the words that follow it, and says which picture a
 * frame holds. [W6]
 */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Picture } from '../../picture/fold.ts';
import { changes } from '../../picture/table.ts';
import type { Reader } from '../drawing/drawing.ts';
import { isVisible } from '../lib/attendance.ts';
import { mark } from '../lib/marks.ts';
import { differences, wordDifferences } from './differences.ts';
import { SOURCES, WORD_SOURCES } from './kind-layers.ts';
import { drawingsOf, type Scene, type Words } from './scene.ts';
import { Updates } from './updates.ts';

const OWN_SOURCES: ReadonlyMap<string, string> = new Map(SOURCES.map((source) => [source, source]));

/** Frames in which words change are frames in which nothing else does: on a slow machine they are few. */
const WORDS_REST = { times: 2, most: 3000 };

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
  #onGlass = new Set<Words>(); // those and all given since: any of them may stand there
  #claimed: Scene | undefined;
  #asked: Scene | undefined;
  #shown: Scene | undefined; // a frame of it was asked for
  #stopped = false;

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
      rest: WORDS_REST,
      sources: chosen(true),
      ongiven: (coming) => {
        this.#onGlass.add(coming);
        onwords?.(this.#drawn, coming);
      },
      ondrawn: (held) => {
        const owed = this.#shown !== undefined && !this.#areTrue(this.#shown.picture);
        this.#drawn = held;
        this.#onGlass = new Set([held]);
        onwords?.(held, held);
        if (owed) map.triggerRepaint();
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
    if (this.#stopped) return;
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
   * In a frame, on a page that is seen: a scene of which it holds all that stands, or what that has become
   * since; undefined: none. Words may be those of an earlier picture, unless they say of an item what is no
   * longer so: then it is the last picture that they are true of.
   */
  whole(): Scene | undefined {
    const scene = this.#shapes.settled;
    if (scene === undefined || this.#stopped || !isVisible()) return undefined;
    if (!this.#shapes.isWhole || !this.#holds(scene)) return undefined;
    if (this.#words?.stands === false) return undefined;
    this.#claimed = this.#areTrue(scene.picture) ? scene : this.#before(scene);
    return this.#claimed;
  }

  stop(): void {
    this.#stopped = true;
    this.#shapes.stop();
    this.#words?.stop();
  }

  #areTrue(picture: Picture): boolean {
    const { reader, now } = this.#shown ?? {};
    if (reader === undefined || now === undefined) return false;
    return [...this.#onGlass].every((words) => isTrue(words, picture, reader, now));
  }

  /** The last scene that the words on the glass are true of: words never lose what they once were true of. */
  #before(scene: Scene): Scene | undefined {
    const [oldest] = [...this.#onGlass].map(({ of }) => of).sort((a, b) => a.seq - b.seq);
    const last = this.#claimed;
    const known = last !== undefined && last.picture.seq < scene.picture.seq;
    if (oldest === undefined || oldest.seq >= scene.picture.seq) return known ? last : undefined;
    return known && last.picture.seq >= oldest.seq ? last : { ...scene, picture: oldest };
  }
}

const MANY = 200; // items that have changed, beyond which words are not compared with each

/** Whether words say of each item what is so in a picture, or what it has become; what is new they need not name. */
function isTrue(words: Words, picture: Picture, reader: Reader, now: number): boolean {
  if (words.of === picture || words.of.seq > picture.seq) return true;
  let compared = 0;
  for (const { was, is } of changes(words.of.items, picture.items)) {
    if (was === undefined || !words.tell(was.seq)) continue;
    const [before, after] = [was, is].map((item) =>
      item === undefined ? '' : JSON.stringify(drawingsOf(item, reader, now)),
    );
    if (before !== after || ++compared > MANY) return false;
  }
  return true;
}
