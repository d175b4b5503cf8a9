/** A part of the details of an item, as a facet or a kind gives it. */
import type { Component, Snippet } from 'svelte';
import type { Change, Entry } from '../../picture/entry.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import type { Answer } from '../api/api.ts';
import type { Adding } from './adding.svelte.ts';

/** Proposing another version, or why this person may not. */
export interface Versioning {
  readonly whyNot: string | undefined;
  begin(): void;
}

export interface PartProps<I> {
  picture: Picture;
  item: I;
  /** False while the past is looked at: then nothing can be said or done. */
  live: boolean;
  /** The moment shown, in ms since 1970. */
  shownAt: number;
  send: (change: Change) => Promise<Answer>;
  /** Entries by their numbers, or why they cannot be had; absent where none are read. */
  entriesAt?: (seqs: readonly number[]) => Promise<readonly Entry[] | string>;
  adding: Adding;
  /** Opens the form that proposes another version of its terms; undefined where that is not offered. */
  versioning?: Versioning | undefined;
  /** An item in one line, with a button that goes to it. */
  row: Snippet<[AnyItem]>;
}

/** A component, as a method: only so can parts for different items stand in one list (kinds/kind.ts). */
export type Part<I> = {
  part(...given: Parameters<Component<PartProps<I>>>): ReturnType<Component<PartProps<I>>>;
}['part'];
