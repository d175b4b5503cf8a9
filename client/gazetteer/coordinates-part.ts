/** The reader of coordinates, which comes after the page is drawn. */
import { Part } from '../ui/part.svelte.ts';

export const coordinates = new Part(() => import('./coordinates.ts'));
