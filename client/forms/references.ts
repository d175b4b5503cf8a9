/** The items that a form refers to. A reference means an item of the picture that the form goes to. Pure. */
import type { Ref } from '../../picture/basics.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import type { FieldValues } from '../fields/field-values.ts';
import { parseRef } from '../fields/refs.ts';

/** The fields of all kinds in which references stand: one, or one at the end of each line. */
const REFERRING = ['on', 'links'] as const;

export interface Referred {
  readonly ref: Ref;
  /** What it means in this picture; undefined: nothing. */
  readonly item: AnyItem | undefined;
}

/** Each once. */
export function referredIn(words: FieldValues, picture: Picture): readonly Referred[] {
  const lines = REFERRING.flatMap((field) => (words[field] ?? '').split('\n'));
  const refs = lines.flatMap((line) => parseRef(line.split(' ').at(-1) ?? '') ?? []);
  return [...new Set(refs)].map((ref) => ({ ref, item: itemOf(picture, ref) }));
}
