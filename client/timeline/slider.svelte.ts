/** The moment shown, and every way it is moved: slid, stepped, played, and back to live. */
import { Instant } from '../../picture/basics.ts';
import type { Moment } from '../../picture/replay.ts';
import { nextOccurred } from '../store/density.ts';
import type { As, PictureStore } from '../store/picture-store.svelte.ts';
import { Player } from './player.svelte.ts';
import type { ShownSpan } from './shown-span.svelte.ts';

const REST = 160; // ms without a move at least, after which lists and details follow
const CATCH_UP = 2000; // ms between looks while it plays

/** Shows a moment, or (undefined) what is live; `step`: one the back button returns to. */
export type OnLook = (moment: Moment | undefined, as: As, step: boolean) => void;

export class Slider {
  readonly #store: PictureStore;
  readonly #span: ShownSpan;
  readonly #onlook: OnLook;
  readonly player: Player;
  #resting = 0; // the timer after which lists and details follow
  #looked = 0; // ms
  #moved = 0; // ms

  /** The moment shown, ms since 1970; undefined: live. */
  readonly at: number | undefined = $derived.by(() => {
    const { glanced } = this.#store;
    if (glanced === undefined) return undefined;
    const time = this.#store.timeOf(glanced);
    return time === undefined ? this.#span.whole?.from : Date.parse(time);
  });
  /** The last entry that is shown. */
  readonly seq: number = $derived.by(() => Math.min(this.#store.cut.seq, this.#store.head.seq));

  /** `now`: milliseconds since 1970 by the server's clock. */
  constructor(store: PictureStore, span: ShownSpan, onlook: OnLook, now: () => number) {
    this.#store = store;
    this.#span = span;
    this.#onlook = onlook;
    this.player = new Player((to) => {
      const { whole } = span;
      const more = whole !== undefined && to < Math.min(whole.to, now());
      if (more) this.#move(to, performance.now() - this.#looked > CATCH_UP);
      else this.live();
      return more;
    });
  }

  /** Moves to a time; `done`: it rests there. */
  slide(to: number, done: boolean): void {
    this.player.pause();
    this.#move(to, done);
  }

  /** To the next entry or the one before; as it happened, to what occurred next. `now` in ms since 1970. */
  step(by: 1 | -1, now: number): void {
    this.#pause();
    const store = this.#store;
    if (store.as === 'happened') {
      const next = nextOccurred(store.revisions, this.at ?? now, by);
      if (next !== undefined) this.#move(next);
      else if (by === 1) this.live();
      return;
    }
    const next = this.seq + by;
    if (next < 1) return;
    this.#onlook(next > store.head.seq ? undefined : { seq: next }, 'known', store.isLive);
  }

  /** Plays, or holds still. */
  play(): void {
    const { shown } = this.#span;
    if (this.player.playing) this.#pause();
    else if (shown !== undefined) this.player.play(this.at ?? shown.from);
  }

  /** The same moment in the other past; an entry's number means nothing in what happened. */
  choose(as: As): void {
    this.#pause();
    this.#span.showAll();
    const { moment } = this.#store;
    const time = moment && this.#store.timeOf(moment);
    this.#onlook(as === 'happened' && time !== undefined ? { time } : moment, as, true);
  }

  live(): void {
    this.stop();
    this.#onlook(undefined, this.#store.as, true);
  }

  /** Nothing moves by itself any more. */
  stop(): void {
    this.player.pause();
    clearTimeout(this.#resting);
  }

  /** Moves the map alone; lists and details follow once it rests. */
  #move(to: number, rest = false): void {
    this.#store.glance({ time: Instant.parse(new Date(Math.floor(to)).toISOString()) });
    if (this.player.playing) this.#span.hold(to);
    clearTimeout(this.#resting);
    const passed = performance.now() - this.#moved; // on a slow machine moves are further apart
    this.#moved += passed;
    if (rest) this.#settle();
    else if (!this.player.playing) {
      const wait = passed > 1000 ? REST : Math.max(REST, passed * 2);
      this.#resting = window.setTimeout(() => this.#settle(), wait);
    }
  }
  #settle(): void {
    clearTimeout(this.#resting);
    this.#looked = performance.now();
    const store = this.#store;
    if (store.moving) this.#onlook(store.glanced, store.as, store.moment === undefined);
  }
  #pause(): void {
    this.player.pause();
    this.#settle();
  }
}
