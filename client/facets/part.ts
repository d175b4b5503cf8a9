/** A part of the details of an item, as a facet or a kind gives it. */
import type { Component, Snippet } from 'svelte';
import type { Ref } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { Change } from '../../picture/entry.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import type { Answer, Me } from '../api/api.ts';

export interface PartProps<I> {
  picture: Picture;
  item: I;
  cell: Cell;
  me: Me;
  /** False while the past is looked at: then nothing can be said or done. */
  live: boolean;
  onpick: (ref: Ref | undefined) => void;
  send: (change: Change) => Promise<Answer>;
  /** An item in one line, with a button that goes to it. */
  row: Snippet<[AnyItem]>;
}

/** A component, as a method: only so can parts for different items stand in one list (kinds/kind.ts). */
export type Part<I> = {
  part(...given: Parameters<Component<PartProps<I>>>): ReturnType<Component<PartProps<I>>>;
}['part'];
