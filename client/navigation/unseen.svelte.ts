/** What came or changed while nobody looked at this page, until it has been seen: in the lists and on the map. */
import { untrack } from 'svelte';
import { type PictureId, type Ref, seqOf } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import { at } from '../../picture/table.ts';
import { arrivals, type Mark } from '../items/arrivals.ts';
import { attended, isVisible } from '../lib/attendance.ts';
import { isNews } from './arrived.ts';

const IDLE = 120_000; // ms without a key or a pointer: nobody is looking
const LOOK = 5000; // ms between looks at that

export class Unseen {
  #fresh = $state.raw<ReadonlyMap<number, Mark>>(new Map());
  #present = $state(isVisible());
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
    const all = new Map(this.#fresh);
    for (const [seq, mark] of arrivals(before, picture)) {
      const item = at(picture.items, seq);
      if (item !== undefined && !isNews(item)) continue;
      if (all.get(seq) !== 'new') all.set(seq, mark);
    }
    if (all.size > this.#fresh.size) this.#fresh = all;
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
      this.#present = isVisible() && !idle;
    };
    const off = attended({
      acted: () => {
        this.#acted = performance.now();
        if (!this.#present) look();
      },
      turned: () => {
        this.#acted = performance.now(); // to turn to a page, or away from it, is to act
        look();
      },
    });
    const timer = setInterval(look, LOOK);
    return () => {
      off();
      clearInterval(timer);
    };
  }
}

/** Keeps those of the picture shown and of the desk's own by what is looked at; called while a component is made. */
export function keepBothUnseen(
  unseens: readonly [shown: Unseen, own: Unseen],
  followers: readonly (Followed | undefined)[],
  selected: () => { readonly picture: PictureId; readonly ref: Ref } | undefined,
): void {
  for (const [i, unseen] of unseens.entries()) {
    const one = followers[i];
    if (one === undefined) continue;
    const refIn = (to = selected()) => (to?.picture === one.id ? to.ref : undefined);
    keepUnseen(unseen, () => one.store.live, refIn);
  }
}

interface Followed {
  readonly id: PictureId;
  readonly store: { readonly live: Picture };
}

/** Keeps `unseen` by what is live and what is looked at; called while a component is made. */
export function keepUnseen(
  unseen: Unseen,
  live: () => Picture,
  selected: () => Ref | undefined,
): void {
  $effect(() => unseen.watch());
  $effect(() => {
    const picture = live();
    untrack(() => unseen.follow(picture));
  });
  $effect(() => {
    const ref = selected();
    if (ref !== undefined && unseen.present) untrack(() => unseen.seen([seqOf(ref)]));
  });
}
