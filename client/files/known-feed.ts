/** Tells the reader of a file what stands in the desk's own picture, in slices that keep frames, and what changes there. */
import type { DeskId } from '../../picture/basics.ts';
import { EMPTY, type Picture } from '../../picture/fold.ts';
import { changes } from '../../picture/table.ts';
import { afterTurn } from '../lib/turn.ts';
import { type KnownEvent, knownEvent } from './known-events.ts';

const SLICE = 256; // events that are copied to a worker in a few milliseconds

export class KnownFeed {
  readonly #desk: DeskId;
  readonly #know: (events: readonly KnownEvent[]) => void;
  #told: Picture = EMPTY;
  #wanted: Picture = EMPTY;
  #running: Promise<number> | undefined;

  constructor(desk: DeskId, know: (events: readonly KnownEvent[]) => void) {
    this.#desk = desk;
    this.#know = know;
  }

  /** Resolves once all of this picture is told, or of a later one: how many events were. */
  follow(picture: Picture): Promise<number> {
    this.#wanted = picture;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<number> {
    let count = 0;
    while (this.#told !== this.#wanted) {
      const picture = this.#wanted;
      let slice: KnownEvent[] = [];
      for (const { is } of changes(this.#told.items, picture.items)) {
        if (is?.kind !== 'event' || is.by.desk !== this.#desk) continue;
        slice.push(knownEvent(is));
        count++;
        if (slice.length < SLICE) continue;
        this.#know(slice);
        slice = [];
        await new Promise<void>(afterTurn);
      }
      if (slice.length > 0) this.#know(slice);
      this.#told = picture;
    }
    this.#running = undefined;
    return count;
  }
}
