/** What asks the reader's desk at once on one page: each FLASH that it has not acknowledged, whatever moment is shown. */
import { createContext, untrack } from 'svelte';
import { type Answering, answering } from '../alarms/answering.ts';
import type { Ringing } from '../alarms/ringing.svelte.ts';
import type { Page } from '../context/page.ts';
import { type Flash, flashesFor, keyOf, type Next, nextOf } from './asking.ts';

/** Throws outside of a page that provides it. */
export const [useFlashes, provideFlashes] = createContext<Flashes>();

export class Flashes {
  readonly ringing: Ringing;
  readonly #page: Page;

  /** Made while a component is made; sounds each once that comes. `wall`: nobody turns its sound off. */
  constructor(ringing: Ringing, page: Page, wall: boolean) {
    this.ringing = ringing;
    this.#page = page;
    $effect(() => {
      const heard = wall || ringing.sound.on ? this.keys : '';
      untrack(() => ringing.sounding.came(heard === '' ? [] : heard.split('\n')));
    });
  }

  /** By when they reached the desk. */
  readonly all: readonly Flash[] = $derived.by(() => {
    const { cell, me } = this.#page;
    const store = this.ringing.follower?.store;
    return store?.started ? flashesFor(store.live, me.desk, cell, this.ringing.now) : [];
  });
  /** Which they are, each on a line. */
  readonly keys: string = $derived(this.all.map(keyOf).join('\n'));

  /** Whether the reader may acknowledge for their desk, by what is live. */
  readonly answering: Answering = $derived.by(() => {
    const { follower, now } = this.ringing;
    if (follower === undefined) return { may: false, why: 'past' };
    return answering(follower.store.live, this.#page.me, now);
  });

  /** Who is told next while one is not acknowledged. */
  nextOf(flash: Flash): Next | 'all-told' | undefined {
    const { now, onWatch } = this.ringing;
    return nextOf(flash, this.#page.cell, { now, second: onWatch.second !== undefined });
  }
}
