/** What every component may ask for where somebody is signed in. Its values change: read them where they are used. */
import { createContext } from 'svelte';
import type { Cell } from '../../picture/cell.ts';
import type { Me } from '../api/api.ts';

export interface Page {
  /** In the colours of the theme. */
  readonly cell: Cell;
  /** Whose page it is. */
  readonly me: Me;
  /** Milliseconds since 1970 by the server's clock, new each second. */
  readonly now: number;
}

/** Throws where nobody is signed in: on the way in, and before it is known who is here. */
export const [usePage, providePage] = createContext<Page>();
