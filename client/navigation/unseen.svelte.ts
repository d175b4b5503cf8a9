/** What arrived while nobody looked at this page, until it has been seen. */
import type { Picture } from '../../picture/fold.ts';
import { arrivals, type Mark } from '../items/arrivals.ts';

const IDLE = 120_000; // ms without a key or a pointer: nobody is looking
const LOOK = 5000; // ms between looks at that

export class Unseen {
  #fresh = $state.raw<ReadonlyMap<number, Mark>>(new Map());
  #present = $state(document.visibilityState === 'visible');
  #known: Picture | undefined;
  #acted = performance.now();

  /** By seq of the item. */
  get fresh(): ReadonlyMap<number, Mark> {
    return this.#fresh;
  }
  /** Whether somebody is taken to look. */
  get present(): boolean {
    return this.#present;
  }

  /** The live picture is now this one. */
  follow(picture: Picture): void {
    const before = this.#known;
    this.#known = picture;
    if (this.#present || before === undefined) return;
    const more = arrivals(before, picture);
    if (more.size === 0) return;
    const all = new Map(this.#fresh);
    for (const [seq, mark] of more) if (all.get(seq) !== 'new') all.set(seq, mark);
    this.#fresh = all;
  }

  seen(seqs: Iterable<number>): void {
    const left = new Map(this.#fresh);
    for (const seq of seqs) left.delete(seq);
    if (left.size < this.#fresh.size) this.#fresh = left;
  }

  seenAll(): void {
    this.#fresh = new Map();
  }

  /** Watches whether somebody looks, until called off. */
  watch(): () => void {
    const look = () => {
      const idle = performance.now() - this.#acted > IDLE;
      this.#present = document.visibilityState === 'visible' && !idle;
    };
    const act = () => {
      this.#acted = performance.now();
      if (!this.#present) look();
    };
    const acts = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
    for (const name of acts) addEventListener(name, act, { passive: true });
    const turned = () => {
      this.#acted = performance.now(); // to turn to a page, or away from it, is to act
      look();
    };
    document.addEventListener('visibilitychange', turned);
    const timer = setInterval(look, LOOK);
    return () => {
      for (const name of acts) removeEventListener(name, act);
      document.removeEventListener('visibilitychange', turned);
      clearInterval(timer);
    };
  }
}
