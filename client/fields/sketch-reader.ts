/**
 * Reads the shape that is meant by a form. What reads it comes with the form, which waits for it; what a page kept of
 * a form is read once that is here. (The first page has no room for it.)
 */
import type { Area, Shape } from '../../picture/geo/place.ts';
import { Part } from '../ui/part.svelte.ts';
import type { Sketch } from './geometry-fields.ts';

export const sketchReader = new Part(() => import('./sketched.ts'));

type Readers = typeof import('./sketched.ts');

/** Until it can be read: what was drawn. */
const asDrawn = (shape: Shape | Area | undefined): Sketch => ({ shape, faults: [] });

export const placed: Readers['placed'] = (words, drawn, ...fields) =>
  sketchReader.here?.placed(words, drawn, ...fields) ?? asDrawn(drawn);

export const cornered: Readers['cornered'] = (words, drawn, ...more) =>
  sketchReader.here?.cornered(words, drawn, ...more) ?? asDrawn(drawn);
