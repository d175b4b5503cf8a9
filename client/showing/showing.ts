/**
 * Which items people can read on this screen: those that this desk must know and was not shown, in view for
 * a second. All of it is told each time that it changes, at most once a second. No Svelte, no DOM. [R62]
 */
import type { Ref } from '../../picture/basics.ts';
import { SHOWING_AT_MOST } from '../../picture/wire.ts';

/** ms for which an item is in view until it counts. */
export const READ = 1000;
/** ms from one telling to the next, at least. */
export const BETWEEN = 1000;
/** ms between two looks; after a longer pause nobody knows what stood there meanwhile. */
export const LOOK = 250;
const PAUSED = 4 * LOOK;

export interface ShowingParts {
  /** ms of a clock that never runs backwards. */
  readonly now: () => number;
  /** The entry whose words this desk must know and was not shown yet; undefined: there is none. */
  readonly asked: (ref: Ref) => number | undefined;
  /** The last entry that is proved to be on the glass, live; undefined: none is, or it may not be counted. */
  readonly proved: () => number | undefined;
  /** Tells what can be read, all of it. */
  readonly tell: (items: readonly Ref[]) => void;
}

/** An element that shows an item, and whether all of it can be read now. */
interface Sight {
  readonly ref: Ref;
  readonly readable: () => boolean;
}

export class Showing {
  readonly #parts: ShowingParts;
  readonly #sights = new Set<Sight>();
  /** Since when each item can be read, by reference and entry. */
  #since = new Map<string, { readonly ref: Ref; readonly at: number }>();
  #told: readonly Ref[] = [];
  #toldAt = Number.NEGATIVE_INFINITY;
  #looked = Number.NEGATIVE_INFINITY;

  constructor(parts: ShowingParts) {
    this.#parts = parts;
  }

  /** An element shows an item, until called off. */
  watch(ref: Ref, readable: () => boolean): () => void {
    const sight = { ref, readable };
    this.#sights.add(sight);
    return () => this.#sights.delete(sight);
  }

  /** Looks at all elements once; to be called every LOOK ms. */
  look(): void {
    const now = this.#parts.now();
    const before = now - this.#looked > PAUSED ? new Map() : this.#since;
    this.#looked = now;
    this.#since = new Map(
      this.#readable().map(([key, ref]) => [key, before.get(key) ?? { ref, at: now }]),
    );
    const read = [...this.#since.values()].filter(({ at }) => now - at >= READ);
    this.#tell(
      read.slice(0, SHOWING_AT_MOST).map(({ ref }) => ref),
      now,
    );
  }

  #readable(): readonly (readonly [key: string, Ref])[] {
    const proved = this.#parts.proved();
    if (proved === undefined) return [];
    const found = new Map<string, Ref>();
    for (const { ref, readable } of this.#sights) {
      const asked = this.#parts.asked(ref);
      if (asked === undefined || asked > proved) continue;
      const key = `${ref} ${asked}`;
      if (!found.has(key) && readable()) found.set(key, ref);
    }
    return [...found];
  }

  #tell(items: readonly Ref[], now: number): void {
    const same =
      items.length === this.#told.length && items.every((one, i) => one === this.#told[i]);
    if (same || now - this.#toldAt < BETWEEN) return;
    this.#told = items;
    this.#toldAt = now;
    this.#parts.tell(items);
  }
}
