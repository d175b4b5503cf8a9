/** Reads references to items as people write them. */
import type { Ref } from '../basics.ts';
import { ItemRef } from '../items.ts';
import { type Reading, read, refused } from './reading.ts';
import { plain } from './text.ts';

/** Reads `E-12`, `e12`, `Z 107` or `A-0030`; the letter must be that of a kind. */
export function readRef(text: string): Reading<Ref, 'reference'> {
  const [, letter, number] = /^([A-Z]) ?-? ?0*([1-9]\d*)$/.exec(plain(text)) ?? [];
  const ref = ItemRef.safeParse(`${letter}-${number}`);
  return ref.success ? read(ref.data) : refused('reference');
}
