/** The terms of a zone that is being written, as soon as it says where and when it holds: for what they meet. */
import type { Area, Shape } from '../../../picture/geo/place.ts';
import { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import type { FieldValues } from '../../fields/field-values.ts';
import { TypedFields } from '../../fields/typed-fields.ts';
import type { Destined } from '../writing.ts';
import { writing } from './writing.ts';

/** What is not written yet, and that nothing meets. */
const UNWRITTEN = { name: { original: 'en', en: '-' }, basis: '-' };

/** Undefined while its kind, place or times are missing or cannot be read. `now` is in ms since 1970. */
export function draftTerms(
  words: FieldValues,
  shape: Shape | Area | undefined,
  to: Destined,
  now: number,
): ZoneTerms | undefined {
  const typed = new TypedFields(words, writing, now, []);
  const said = writing.input(typed, shape, to);
  const terms = 'terms' in said ? said.terms : undefined;
  const written = Object.entries(terms ?? {}).filter(([, value]) => value !== undefined);
  const read = ZoneTerms.safeParse({ ...UNWRITTEN, ...Object.fromEntries(written) });
  return typed.faults.length === 0 ? read.data : undefined;
}
