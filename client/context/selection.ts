/** The item that is looked at, and how another is chosen. Its values change: read them where they are used. */
import { createContext } from 'svelte';
import type { Ref } from '../../picture/basics.ts';

export interface Selection {
  /** The item selected. */
  readonly ref: Ref | undefined;
  /** Selects an item, or none; the back button returns to the one before. */
  select(ref: Ref | undefined): void;
  /** An item, or nothing, was clicked: a form that waits for one takes it, else it is selected. */
  pick(ref: Ref | undefined): void;
}

/** Throws outside of a page that provides it. */
export const [useSelection, provideSelection] = createContext<Selection>();

/** Of a page that nobody has a hand on. */
export const NO_SELECTION: Selection = { ref: undefined, select: () => {}, pick: () => {} };
