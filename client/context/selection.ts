/** The item that is looked at, and how another is chosen. Its values change: read them where they are used. */
import { createContext } from 'svelte';
import type { PictureId, Ref } from '../../picture/basics.ts';

/** An item by the picture that it is of: two pictures have an E-2 each. */
export interface Address {
  readonly picture: PictureId;
  readonly ref: Ref;
}

/** As components know it that are about one picture. */
export interface Selection {
  /** The item selected, if it is of that picture. */
  readonly ref: Ref | undefined;
  /** Selects an item of it, or none; the back button returns to the one before. */
  select(ref: Ref | undefined): void;
  /** An item, or nothing, was clicked: a form that waits for one takes it, else it is selected. */
  pick(ref: Ref | undefined): void;
}

/** As components know it that are about all pictures of the page. */
export interface Selected {
  readonly at: Address | undefined;
  select(at: Address | undefined): void;
  pick(at: Address | undefined): void;
}

/** Throws outside of a page that provides it. */
export const [useSelection, provideSelection] = createContext<Selection>();
/** Throws outside of the analyst's page. */
export const [useSelected, provideSelected] = createContext<Selected>();

/** Of a page that nobody has a hand on. */
export const NO_SELECTION: Selection = { ref: undefined, select: () => {}, pick: () => {} };

/** The selection as components about one picture see it: nothing, while an item of another is selected. */
export function selectionIn(selected: Selected, picture: () => PictureId): Selection {
  const there = (ref: Ref | undefined) => ref && { picture: picture(), ref };
  return {
    get ref() {
      const { at } = selected;
      return at?.picture === picture() ? at.ref : undefined;
    },
    select: (ref) => selected.select(there(ref)),
    pick: (ref) => selected.pick(there(ref)),
  };
}
