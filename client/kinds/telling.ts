/** How items of a kind are told at a glance, on every page, walls included. */
import type { DeskId, Instant, Language } from '../../picture/basics.ts';
import type { KindItem } from '../../picture/items.ts';
import type { Urgency } from '../lib/urgent.ts';
import type { Criterion } from './criterion.ts';
import type { Sign } from './sign.ts';

export interface Telling<I extends KindItem> {
  words(language: Language): KindWords;

  /** By what an item is told from others at once. */
  sign(item: I, language: Language): Sign;
  /** True if the sign stands also where an item has one line only. */
  readonly signInLine: boolean;
  /** More that a card has room for, as its sort; undefined: nothing. */
  aside(item: I, language: Language): string | undefined;
  /** The one thing to know of where an item stands at `now` (ms since 1970). */
  standing(item: I, now: number, language: Language): Standing;

  /**
   * The place of an item among others by severity: 0 is the most severe, withdrawn ones are last. `desk` is
   * the reader's: what waits for it may stand before others.
   */
  rank(item: I, desk?: DeskId): number;
  /**
   * While an item matters: it is never left out without a word then, and counted in the window's
   * title at first. Undefined: never.
   */
  urgency(item: I): Urgency | undefined;

  /** The stretch of time that an item speaks of; without `to` it has no end. */
  span(item: I): { readonly from: Instant; readonly to: Instant | undefined };
  /** What else it can be filtered by. */
  readonly criteria: readonly Criterion<I>[];
}

export interface KindWords {
  /** Of its list. */
  readonly list: string;
  /** While there are none, and what will stand there. */
  readonly empty: string;
  readonly emptyHint: string;
  /** Of one, in its gender. */
  readonly withdrawn: string;
}

export interface Standing {
  /** Red, green, amber or plain ink beside the word; the word says it too. */
  readonly tone: 'plain' | 'alarm' | 'agree' | 'amber' | 'ink';
  readonly text: string;
}
