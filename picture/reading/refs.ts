/** Reads references to items as people write them. */
import type { Ref } from '../basics.ts';
import { ItemRef } from '../items.ts';
import { type Reading, read, refused } from './reading.ts';
import { plain } from './text.ts';

/**
 * Reads `E-12`, `e12`, `Z 107`, `A-0030` or `#E-12`, with any dash and digits; the letter must be that of a kind. What
 * mail programs take along with a link does not count: `(E-12).`
 */
export function readRef(text: string): Reading<Ref, 'reference'> {
  const bare = plain(text).replace(/^[ #(<["']+|[ .,;:!?؟)>\]"']+$/g, '');
  const [, letter, number] = /^([A-Z]) ?-? ?0*([1-9]\d*)$/.exec(bare) ?? [];
  const ref = ItemRef.safeParse(`${letter}-${number}`);
  return ref.success ? read(ref.data) : refused('reference');
}
