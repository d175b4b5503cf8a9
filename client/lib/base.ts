/** The address of this page in two parts: the tab of the exercise that it lies in, and its path there. [S15] */
import { splitTab, type TabPath } from '../../picture/tab.ts';

/** Read from the address; outside of a page, as in a test, it is the root. */
export const here = (): TabPath => splitTab(globalThis.location?.pathname ?? '/');

/** A path of the pages, of the API or of tiles, as this page has to ask for it: in its own tab. */
export const within = (path: string): string => `${here().base}${path}`;

/** A path outside of every tab, where the first page is: a desk is chosen there, in a tab of its own. [S18] */
export const outside = (path: string): string => path;
