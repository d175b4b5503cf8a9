/** Terms row by row, as a kind of item tells them: all that the page of consent knows of what is agreed. */
import type { Language, Ref } from '../../../picture/basics.ts';
import type { Terms } from '../../../picture/facets/consent/version.ts';
import type { Item } from '../../../picture/kinds/item.ts';
import type { Part } from '../part.ts';
import type { Reading } from '../reading.ts';

/** One line of a value. */
export interface Line {
  readonly text: string;
  /** Digits and letters of a fixed pitch, which read left to right. */
  readonly code?: true;
  /** Of words that somebody wrote in another language than the reader's. */
  readonly language?: Language;
}

export interface TermRow {
  /** Tells it from the others. */
  readonly name: string;
  readonly label: string;
  /** Empty where nothing is compared. */
  readonly before: readonly Line[];
  readonly after: readonly Line[];
  /** By the terms themselves, whatever the lines say. */
  readonly changed: boolean;
  /** What changed, in words: `6 days longer`. */
  readonly change: readonly string[];
  /** What changed as far as it takes work to find out. */
  readonly measured?: () => Promise<readonly string[]>;
}

/** One of two versions that are laid over each other. */
export interface Drawn<T extends Terms> {
  readonly hash: string;
  readonly terms: T;
  readonly name: string;
  readonly label: string;
}

/** A map that lays two versions over each other. */
export interface Drawing<T extends Terms> {
  /** Since when (ms, performance.now()) both have been drawn; undefined: they are not. */
  readonly drawnSince: number | undefined;
  show(item: Ref, from: Drawn<T> | undefined, to: Drawn<T>): void;
  clear(): void;
}

/** Methods, as in facet.ts: kinds with different terms stand in one list. */
export interface Describing<T extends Terms = Terms, I extends Item = Item> {
  /** All terms, each in one row and in a fixed order; without `before` each is new. */
  rows(before: T | undefined, after: T, reading: Reading): readonly TermRow[];
  /** How the agreed terms of an item stand at a time (ms since 1970): `in force`. */
  standing(item: I, at: number, language: Language): string;
  readonly drawing: Drawing<T>;
  /** Between the stances and the versions: what else a desk should know before it agrees. */
  readonly between: readonly Part<I>[];
}
